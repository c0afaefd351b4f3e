import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DisplayItem, DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import { checkSize } from "../../../configurator-schemas/artwork/check-size.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import { paintBands } from "../../../server/render/paint-bands.ts";
import { paintRaster } from "../../../server/render/paint-raster.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";
import { canvasGrid } from "../../../server/render/pixel-grid.ts";
import { PrintRefused } from "../../../server/render/print-refused.ts";
import { writeVerifiedPng } from "../../../server/render/print-png.ts";
import { bundledProfile } from "../../support/documents.ts";
import { photo } from "../ingest/picture-files.ts";
import { aList, aPlacedImage, aRectangle } from "./a-list.ts";
import { paintedBox, pixel } from "./pixels.ts";

const DTG = bundledProfile("dtg-a");
const CASE = bundledProfile("phone-case");
const MUG = bundledProfile("mug-228x89-bleed-3");

let folder = "";
let uploads: UploadFiles = {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "png-"));
  const path = join(folder, "upload.png");
  await photo(600, 400).png().toFile(path);
  uploads = { u: { path, mime: "image/png", widthPx: 600, heightPx: 400 } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const listOf = (items: readonly DisplayItem[], { bleedMm }: PrintProfile, size = { widthMm: 85, heightMm: 55 }) =>
  aList(items, { bleedMm, trim: size });

const box = (x: number, y: number, width: number, height: number) => aRectangle({ x, y, width, height });

async function printed(list: DisplayList, profile: PrintProfile) {
  const path = join(folder, "file.png");
  const { bytes } = await writeVerifiedPng(path, list, { profile, uploads });
  const { channels } = await sharp(path).metadata();
  const { data, info } = await sharp(path, { ignoreIcc: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { bytes, channels, data, width: info.width, height: info.height };
}

describe("PNG files", () => {
  it("have no alpha where nothing is clear, but for machines that lay white ink", async () => {
    expect((await printed(listOf([box(-5, -5, 95, 65)], MUG), MUG)).channels).toBe(3);
    expect((await printed(listOf([box(-5, -5, 95, 65)], DTG), DTG)).channels).toBe(4);
    expect((await printed(listOf([box(0, 0, 20, 20)], MUG), MUG)).channels).toBe(4); // control
  });

  it("have alpha where only the last rows are see-through", async () => {
    const tall = { widthMm: 200, heightMm: 200 };
    const file = await printed(listOf([box(-5, -5, 210, 200)], MUG, tall), MUG);
    expect(file.channels).toBe(4);
    expect(pixel(file, 5, 5)[3]).toBe(255);
    expect(pixel(file, 5, file.height - 5)).toEqual([0, 0, 0, 0]);
  });

  it("are on white and turned left for right where the profile says so", async () => {
    const file = await printed(listOf([box(0, 0, 10, 10)], CASE), CASE);
    expect([file.channels, file.width, file.height]).toEqual([3, 1075, 720]);
    expect(pixel(file, 10, 10)).toEqual([255, 255, 255, 255]);
    const marked = pixel(file, file.width - 1 - 80, 80);
    expect(marked.slice(0, 3)).not.toEqual([255, 255, 255]);
    expect(pixel(file, 80, 80)).toEqual([255, 255, 255, 255]);
  });

  it("have the machine's size with the artwork in its middle, neither moved by a pixel nor scaled", async () => {
    const profile = { ...DTG, canvasPx: [1400, 1001] as [number, number] };
    const file = await printed(listOf([box(0, 0, 85, 55)], profile), profile);
    expect([file.width, file.height]).toEqual([1400, 1001]);
    // 1004 × 650 pixels in 1400 × 1001.
    expect(paintedBox(file)).toEqual({ left: 198, top: 175, right: 1201, bottom: 824 });
  });

  it("are deflated harder before they are refused for their size", async () => {
    const list = listOf([aPlacedImage({}, { widthMm: 85, heightMm: 55 })], DTG);
    const usual = await printed(list, DTG);
    const tight = await printed(list, { ...DTG, maxBytes: usual.bytes - 1 });
    expect(tight.bytes).toBeLessThan(usual.bytes);
    expect(tight.data.equals(usual.data)).toBe(true);
    await expect(printed(list, { ...DTG, maxBytes: 10_000 })).rejects.toThrow(PrintRefused);
  });

  it("hold the same picture in bands as whole", async () => {
    const items = [
      aPlacedImage({ x: 5, y: 2 }, { widthMm: 150, heightMm: 180, opacity: 0.9 }),
      box(20, 90, 120, 30),
      aPlacedImage({ x: 90, y: 50 }, { widthMm: 60, heightMm: 90, matrix: [0.9, 0.43, -0.43, 0.9, 90, 50] }),
    ];
    const list = listOf(items, DTG, { widthMm: 200, heightMm: 200 });
    const grid = canvasGrid(list.trim, DTG);
    const whole = await paintRaster(list, { grid, uploads });
    let bands = 0;
    let worst = 0;
    for await (const { data, width, top, from, to } of paintBands(list, { grid, uploads, halo: 2 })) {
      bands += 1;
      const rows = whole.data.subarray((top + from) * width * 4, (top + to) * width * 4);
      const own = data.subarray(from * width * 4, to * width * 4);
      for (let i = 0; i < own.length; i += 1) worst = Math.max(worst, Math.abs((own[i] ?? 0) - (rows[i] ?? 0)));
    }
    expect(bands).toBeGreaterThan(3);
    expect(worst).toBeLessThanOrEqual(1);
  });
});

describe("sizes a machine does not make [A96]", () => {
  const size = (widthMm: number, heightMm: number, change: Partial<PrintProfile>) =>
    checkSize({ widthMm, heightMm }, { area: "front", profile: { ...DTG, maxSizeMm: undefined, ...change } });

  it("are refused with the limit: a banner of 10 m, a stamp, more than a canvas holds", () => {
    expect(size(10_000, 1000, { maxSizeMm: [1600, 5000] })).toMatchObject([
      {
        code: "profile_too_large",
        severity: "error",
        params: { widthMm: 10_000, maxWidthMm: 1600, maxHeightMm: 5000 },
      },
    ]);
    expect(size(20, 30, { minSizeMm: [25, 25] })).toMatchObject([
      { code: "profile_too_small", severity: "error", params: { heightMm: 30, minWidthMm: 25 } },
    ]);
    expect(size(400, 400, { canvasPx: [4500, 5400] })).toMatchObject([
      { code: "profile_too_large", params: { maxWidthMm: 381, maxHeightMm: 457.2 } },
    ]);
  });

  it("are others than those it makes, of which a larger canvas is only said", () => {
    expect(size(381, 457.2, { canvasPx: [4500, 5400], maxSizeMm: [381, 457.2] })).toEqual([]);
    expect(size(300, 400, { canvasPx: [4500, 5400] })).toMatchObject([
      { code: "canvas_differs", severity: "information", params: { canvas: "4500 × 5400", got: "3543 × 4724" } },
    ]);
  });
});
