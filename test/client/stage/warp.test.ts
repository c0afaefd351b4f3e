import { describe, expect, it } from "vitest";
import { luminance } from "../../../client/customizer/stage/photo/compose-photo.ts";
import { warpArtwork } from "../../../client/customizer/stage/photo/warp-artwork.ts";
import { createWarpMap } from "../../../client/customizer/stage/photo/warp-map.ts";
import type { WarpGrid } from "../../../client/customizer/stage/photo/warp-map.ts";

const SIZE = { width: 100, height: 80 };

/** A straight grid over a rectangle of the picture. */
function aGrid(from: readonly [number, number], to: readonly [number, number]): WarpGrid {
  const points: [number, number][] = [];
  for (let row = 0; row <= 3; row++) {
    for (let column = 0; column <= 4; column++) {
      points.push([from[0] + ((to[0] - from[0]) * column) / 4, from[1] + ((to[1] - from[1]) * row) / 3]);
    }
  }
  return { columns: 4, rows: 3, points };
}

/** Left half one colour, right half another. */
function aTwoTonePicture(width: number, height: number, tones: readonly (readonly number[])[]) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set(tones[i % width < width / 2 ? 0 : 1] ?? [], i * 4);
  return { data, width, height };
}

describe("warping artwork onto a photograph", () => {
  it("[W1] covers the area's pixels once each, without a seam between cells", () => {
    const map = createWarpMap(aGrid([0.2, 0.25], [0.7, 0.75]), SIZE);
    let covered = 0;
    for (const u of map.u) covered += u >= 0 ? 1 : 0;
    expect(covered).toBe(50 * 40);
    expect([map.left, map.top]).toEqual([20, 20]);
  });

  it("[W2] puts u to the right and v downwards", () => {
    const map = createWarpMap(aGrid([0, 0], [1, 1]), SIZE);
    const at = (x: number, y: number) => [map.u[y * map.width + x], map.v[y * map.width + x]];
    expect(at(0, 0)[0]).toBeCloseTo(0.005, 5);
    expect(at(99, 0)[0]).toBeCloseTo(0.995, 5);
    expect(at(0, 79)[1]).toBeCloseTo(79.5 / 80, 5);
  });

  it("[W3] follows a bent grid", () => {
    const bent = { ...aGrid([0.1, 0.1], [0.9, 0.9]) };
    const points = bent.points.map(([x, y]) => [x, y + 0.08 * Math.sin(x * Math.PI)] as const);
    const map = createWarpMap({ ...bent, points }, SIZE);
    const topOf = (x: number) => {
      for (let y = 0; y < map.height; y++) if ((map.u[y * map.width + x - map.left] ?? -1) >= 0) return y + map.top;
      return -1;
    };
    expect(topOf(50)).toBeGreaterThan(topOf(12) + 2);
  });

  it("[W4] keeps flat colours exact and darkens no see-through edge", () => {
    const map = createWarpMap(aGrid([0, 0], [1, 1]), SIZE);
    const target = new Uint8ClampedArray(map.width * map.height * 4);
    warpArtwork(
      aTwoTonePicture(20, 16, [
        [200, 30, 90, 255],
        [0, 0, 0, 0],
      ]),
      map,
      target,
    );
    for (let i = 0; i < target.length; i += 4) {
      if ((target[i + 3] ?? 0) < 2) continue;
      // Wherever anything of the colour is left, it is that colour: premultiplied mixing.
      expect([target[i], target[i + 1], target[i + 2]]).toEqual([200, 30, 90]);
    }
    expect(target[3]).toBe(255);
    expect(target[99 * 4 + 3]).toBe(0);
  });

  it("[W5] refuses a grid with missing points", () => {
    const grid = aGrid([0, 0], [1, 1]);
    expect(() => createWarpMap({ ...grid, points: grid.points.slice(1) }, SIZE)).toThrow("expected 20 grid points");
  });

  it("[W6] knows dark colours", () => {
    expect(luminance("#ffffff")).toBeCloseTo(1);
    expect(luminance("#000000")).toBe(0);
    expect(luminance("#15151a")).toBeLessThan(0.02);
  });
});
