import { HALF, PHASES, WEIGHTS } from "./cubic-weights.ts";
import { SOURCE_PADDING } from "./prepare-image.ts";
import type { PreparedImage } from "./prepare-image.ts";
import { blendPixel } from "./raster.ts";

/** Flat parameters here and below: the innermost loop, where an object per pixel would be most of the time. */
export function sampleOpaque(
  source: PreparedImage,
  sx: number,
  sy: number,
  out: Uint8Array,
  to: number,
  shown: number,
): void {
  const { data } = source;
  const stride = (source.width + 2 * SOURCE_PADDING) * 3;
  const [x, y] = [sx - 0.5, sy - 0.5];
  const [wholeX, wholeY] = [Math.floor(x), Math.floor(y)];
  const phaseX = Math.round((x - wholeX) * PHASES) * 4;
  const phaseY = Math.round((y - wholeY) * PHASES) * 4;
  let from = (wholeY + SOURCE_PADDING - 1) * stride + (wholeX + SOURCE_PADDING - 1) * 3;
  const w0 = WEIGHTS[phaseX] ?? 0;
  const w1 = WEIGHTS[phaseX + 1] ?? 0;
  const w2 = WEIGHTS[phaseX + 2] ?? 0;
  const w3 = WEIGHTS[phaseX + 3] ?? 0;
  let [red, green, blue] = [HALF, HALF, HALF];
  for (let j = 0; j < 4; j += 1, from += stride) {
    const w = WEIGHTS[phaseY + j] ?? 0;
    if (w === 0) continue;
    red += w * (w0 * at(data, from) + w1 * at(data, from + 3) + w2 * at(data, from + 6) + w3 * at(data, from + 9));
    green +=
      w * (w0 * at(data, from + 1) + w1 * at(data, from + 4) + w2 * at(data, from + 7) + w3 * at(data, from + 10));
    blue +=
      w * (w0 * at(data, from + 2) + w1 * at(data, from + 5) + w2 * at(data, from + 8) + w3 * at(data, from + 11));
  }
  blendPixel(out, to, toByte(red >> 16), toByte(green >> 16), toByte(blue >> 16), Math.round(shown));
}

export function samplePremultiplied(
  source: PreparedImage,
  sx: number,
  sy: number,
  out: Uint8Array,
  to: number,
  shown: number,
): void {
  const { data } = source;
  const stride = (source.width + 2 * SOURCE_PADDING) * 4;
  const [x, y] = [sx - 0.5, sy - 0.5];
  const [wholeX, wholeY] = [Math.floor(x), Math.floor(y)];
  const phaseX = Math.round((x - wholeX) * PHASES) * 4;
  const phaseY = Math.round((y - wholeY) * PHASES) * 4;
  let row = (wholeY + SOURCE_PADDING - 1) * stride + (wholeX + SOURCE_PADDING - 1) * 4;
  let [red, green, blue, alpha] = [HALF, HALF, HALF, HALF];
  for (let j = 0; j < 4; j += 1, row += stride) {
    for (let i = 0, from = row; i < 4; i += 1, from += 4) {
      const w = at(WEIGHTS, phaseY + j) * at(WEIGHTS, phaseX + i);
      red += w * at(data, from);
      green += w * at(data, from + 1);
      blue += w * at(data, from + 2);
      alpha += w * at(data, from + 3);
    }
  }
  const opaque = toByte(alpha >> 16);
  const painted = Math.round((opaque * shown) / 255);
  if (painted === 0) return;
  const straight = (value: number) => toByte(Math.round(((value >> 16) * 255) / opaque));
  blendPixel(out, to, straight(red), straight(green), straight(blue), painted);
}

function at(data: Uint8Array | Int16Array, index: number): number {
  return data[index] ?? 0;
}

export function toByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
