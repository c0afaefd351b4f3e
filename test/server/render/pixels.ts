import type { Raster } from "../../../server/render/raster.ts";

export type Rgba = readonly [number, number, number, number];

/** The pixel at (x, y). */
export function pixel({ data, width }: Raster, x: number, y: number): Rgba {
  const at = (y * width + x) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0];
}

/** The smallest box of pixels of at least this alpha: first and last column and row, all inside. */
export function paintedBox({ data, width, height }: Raster, alpha = 128) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < alpha) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, right, bottom };
}

/** Share of the pixels of a box that are painted at all. */
export function paintedShare(raster: Raster): number {
  let painted = 0;
  for (let at = 3; at < raster.data.length; at += 4) if ((raster.data[at] ?? 0) > 0) painted += 1;
  return painted / (raster.width * raster.height);
}
