import type { Raster } from "./raster.ts";

/** How far from an edge colours are looked at. */
export const FRINGE_PX = 2;

/** Places around a pixel, the nearest first; in reading order where they are equally far. */
const AROUND: readonly { readonly dx: number; readonly dy: number }[] = Array.from({ length: 25 }, (_, i) => ({
  dx: (i % 5) - FRINGE_PX,
  dy: Math.floor(i / 5) - FRINGE_PX,
}))
  .filter(({ dx, dy }) => dx !== 0 || dy !== 0)
  .toSorted((a, b) => a.dx ** 2 + a.dy ** 2 - b.dx ** 2 - b.dy ** 2);

/**
 * Half-clear pixels of an edge take the colour of the nearest whole pixel: what is left there of a removed background, or of the
 * ground a picture once stood on, would be a light halo on a dark shirt. An edge has clear pixels near it on one side and whole ones
 * on the other; what is see-through by itself keeps its colour. Looks FRINGE_PX rows beyond those it changes.
 */
export function defringe(
  { data, width, height }: Raster,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  for (let y = from; y < to; y += 1) {
    for (let x = 0, at = y * width * 4; x < width; x += 1, at += 4) {
      const alpha = data[at + 3]!;
      if (alpha === 0 || alpha === 255) continue;
      const whole = nearestWhole({ data, width, height }, { x, y });
      // Whole pixels are never changed, so the order of pixels does not matter.
      if (whole !== undefined) data.copyWithin(at, whole, whole + 3);
    }
  }
}

/** Offset of the nearest whole pixel of an edge's pixel; undefined where it is no edge to the clear. */
function nearestWhole(
  { data, width, height }: Raster,
  { x, y }: { readonly x: number; readonly y: number },
): number | undefined {
  let whole: number | undefined;
  let isBesideClear = false;
  for (const { dx, dy } of AROUND) {
    const [column, row] = [x + dx, y + dy];
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const at = (row * width + column) * 4;
    const alpha = data[at + 3]!;
    if (alpha === 0) isBesideClear = true;
    if (alpha === 255) whole ??= at;
    if (isBesideClear && whole !== undefined) return whole;
  }
  return undefined;
}
