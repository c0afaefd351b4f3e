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

const CLEAR = 1;
const WHOLE = 2;

/**
 * Half-clear pixels of an edge take the colour of the nearest whole pixel: what is left there of a removed background, or of the
 * ground a picture once stood on, would be a light halo on a dark shirt. An edge has clear pixels near it on one side and whole ones
 * on the other; what is see-through by itself keeps its colour. Looks FRINGE_PX rows beyond those it changes.
 */
export function defringe(
  { data, width, height }: Raster,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  for (let y = from; y < to; y += 1) {
    const [first, last] = [Math.max(0, y - FRINGE_PX), Math.min(height - 1, y + FRINGE_PX)];
    /** What a column holds around this row. */
    const kindsAt = (x: number) => {
      if (x < 0 || x >= width) return 0;
      let kinds = 0;
      for (let at = (first * width + x) * 4 + 3; at <= (last * width + x) * 4 + 3; at += width * 4) {
        const alpha = data[at]!;
        if (alpha === 0) kinds |= CLEAR;
        else if (alpha === 255) kinds |= WHOLE;
      }
      return kinds;
    };
    // Of the columns two to the left of a pixel to two to its right: see-through areas are millions of pixels that need no search.
    let [a, b, c, d, e, at] = [0, 0, 0, 0, 0, -9];
    for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
      if (pixels[i] === 0) continue;
      const alpha = data[i * 4 + 3]!;
      if (alpha === 0 || alpha === 255) continue;
      if (at === x - 1) [a, b, c, d, e] = [b, c, d, e, kindsAt(x + 2)];
      else [a, b, c, d, e] = [kindsAt(x - 2), kindsAt(x - 1), kindsAt(x), kindsAt(x + 1), kindsAt(x + 2)];
      at = x;
      if ((a | b | c | d | e) !== (CLEAR | WHOLE)) continue;
      // Whole pixels are never changed, so the order of pixels does not matter.
      const whole = nearestWhole({ data, width, height }, { x, y });
      data.copyWithin(i * 4, whole, whole + 3);
    }
  }
}

/** Offset of the nearest whole pixel; there is one. */
function nearestWhole({ data, width, height }: Raster, { x, y }: { readonly x: number; readonly y: number }): number {
  for (const { dx, dy } of AROUND) {
    const [column, row] = [x + dx, y + dy];
    const at = (row * width + column) * 4;
    const isInside = column >= 0 && row >= 0 && column < width && row < height;
    if (isInside && data[at + 3] === 255) return at;
  }
  throw new Error("expected a whole pixel around one of an edge");
}
