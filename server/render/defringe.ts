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

const DX = Int32Array.from(AROUND, ({ dx }) => dx);
const DY = Int32Array.from(AROUND, ({ dy }) => dy);

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
    const isInside = y >= FRINGE_PX && y < height - FRINGE_PX;
    for (let x = 0, at = y * width * 4; x < width; x += 1, at += 4) {
      const alpha = data[at + 3]!;
      if (alpha === 0 || alpha === 255) continue;
      const isWhollyInside = isInside && x >= FRINGE_PX && x < width - FRINGE_PX;
      let whole = -1;
      let isBesideClear = false;
      // Flat arrays and one loop: see-through areas are millions of such pixels.
      for (let i = 0; i < AROUND.length; i += 1) {
        const [dx, dy] = [DX[i]!, DY[i]!];
        if (!isWhollyInside && (x + dx < 0 || y + dy < 0 || x + dx >= width || y + dy >= height)) continue;
        const beside = at + (dy * width + dx) * 4;
        const its = data[beside + 3]!;
        if (its === 0) isBesideClear = true;
        else if (its === 255 && whole < 0) whole = beside;
        if (isBesideClear && whole >= 0) break;
      }
      // Whole pixels are never changed, so the order of pixels does not matter.
      if (isBesideClear && whole >= 0) data.copyWithin(at, whole, whole + 3);
    }
  }
}
