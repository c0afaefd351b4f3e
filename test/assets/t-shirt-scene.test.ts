import { readFile } from "node:fs/promises";

import sharp from "sharp";
import { describe, expect, it } from "vitest";

import { type PrintWarp, PRINT_AREAS } from "../../assets/photos/t-shirt/print-warp.ts";

const SCENE = new URL("../../assets/photos/t-shirt/", import.meta.url);
const SIZE = 1600;

/** Chest of a shirt of this size laid flat, millimetres. */
const CHEST = 524;

describe.each(["front", "back"] as const)("T-shirt scene, %s", (view) => {
  it("has a picture and a mask of one size, small enough to ship", async () => {
    const picture = await readFile(new URL(`${view}.webp`, SCENE));
    const mask = await readFile(new URL(`${view}-mask.webp`, SCENE));
    for (const bytes of [picture, mask]) {
      const { format, width, height } = await sharp(bytes).metadata();
      expect({ format, width, height }).toEqual({ format: "webp", width: SIZE, height: SIZE });
    }
    expect(picture.length).toBeLessThanOrEqual(120_000);
    expect(mask.length).toBeLessThanOrEqual(60_000);
  });

  it("shows the shirt whole: the mask leaves the picture's edges free", async () => {
    const mask = await readMask(view);
    for (let along = 0; along < SIZE; along++) {
      const edges = [along, (SIZE - 1) * SIZE + along, along * SIZE, along * SIZE + SIZE - 1];
      expect(edges.map((index) => mask[index])).toEqual([0, 0, 0, 0]);
    }
  });

  it("is nearly white where the mask is, so that a colour can be multiplied in", async () => {
    const mask = await readMask(view);
    const { data } = await sharp(await readFile(new URL(`${view}.webp`, SCENE)))
      .toColourspace("b-w")
      .raw()
      .toBuffer({ resolveWithObject: true });
    let sum = 0;
    let count = 0;
    for (const [index, cover] of mask.entries()) {
      if (cover < 255) continue;
      sum += data[index] ?? 0;
      count++;
    }
    expect(sum / count).toBeGreaterThan(190);
    expect(sum / count).toBeLessThan(248);
  });

  it("lays the print area on cloth, unfolded and in proportion", async () => {
    const warp: PrintWarp = JSON.parse(await readFile(new URL(`${view}-warp.json`, SCENE), "utf8"));
    const mask = await readMask(view);
    expect(warp.points).toHaveLength((warp.columns + 1) * (warp.rows + 1));
    for (const [x, y] of warp.points) {
      expect(mask[Math.round(y * SIZE) * SIZE + Math.round(x * SIZE)]).toBe(255);
    }
    const point = (column: number, row: number) => warp.points[row * (warp.columns + 1) + column] ?? [0, 0];
    for (let row = 0; row < warp.rows; row++) {
      for (let column = 0; column < warp.columns; column++) {
        const [a, b, c] = [point(column, row), point(column + 1, row), point(column, row + 1)];
        const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        expect(area).toBeGreaterThan(0);
      }
    }
    // Below the sleeves. The body's sides bend away from the lens, so the area takes more of the width than flat on a table.
    const [left] = point(0, 30);
    const [right, height] = point(warp.columns, 30);
    const row = mask.subarray(Math.round(height * SIZE) * SIZE, (Math.round(height * SIZE) + 1) * SIZE);
    const width = (row.lastIndexOf(255) - row.indexOf(255)) / SIZE;
    expect(PRINT_AREAS[view].width / CHEST).toBeLessThan((right - left) / width);
    expect(right - left).toBeLessThan(width * 0.85);
  });
});

async function readMask(view: string): Promise<Uint8Array> {
  const { data } = await sharp(await readFile(new URL(`${view}-mask.webp`, SCENE)))
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data;
}
