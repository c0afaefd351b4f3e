import type { PressConversion } from "./press-conversion.ts";

const POINTS = 33;
/** Inks are kept in 256ths of a byte, shares of a step in 4096ths: their product stays a 32-bit integer. */
const INK_SCALE = 256;
const SHARE_BITS = 12;
const ROUND = 1 << (SHARE_BITS + 7);

/** sRGB to the inks of one press, ready for pixels: 33 points a side, as colour management modules keep it. */
export interface PressTable {
  readonly values: Int32Array;
}

export function pressTable({ toInks }: PressConversion): PressTable {
  const values = new Int32Array(POINTS ** 3 * 4);
  let at = 0;
  for (let r = 0; r < POINTS; r += 1)
    for (let g = 0; g < POINTS; g += 1)
      for (let b = 0; b < POINTS; b += 1) {
        const inks = toInks([r / (POINTS - 1), g / (POINTS - 1), b / (POINTS - 1)]);
        for (const ink of inks) values[at++] = Math.round(Math.min(1, Math.max(0, ink)) * 255 * INK_SCALE);
      }
  return { values };
}

const STEP_R = POINTS * POINTS * 4;
const STEP_G = POINTS * 4;
const STEP_B = 4;

/** Of a channel's byte: the point below it, and how far it is on the way to the next. */
const LOW = new Int32Array(256);
const SHARE = new Int32Array(256);
for (let value = 0; value < 256; value += 1) {
  const at = (value * (POINTS - 1)) / 255;
  LOW[value] = Math.min(Math.floor(at), POINTS - 2);
  SHARE[value] = Math.round((at - (LOW[value] ?? 0)) * (1 << SHARE_BITS));
}

/**
 * Pixels of 3 (RGB) or 4 (RGBA, alpha not read) bytes to CMYK bytes, by tetrahedra. Written out in plain integers: it runs
 * over tens of millions of pixels (`npm run bench:render`).
 */
export function convertPixels(
  table: PressTable,
  { pixels, channels, into }: { readonly pixels: Uint8Array; readonly channels: 3 | 4; readonly into: Uint8Array },
): void {
  const { values } = table;
  const count = Math.floor(pixels.length / channels);
  if (into.length < count * 4) throw new RangeError(`expected room for ${count * 4} bytes, got ${into.length}`);
  for (let i = 0, from = 0, to = 0; i < count; i += 1, from += channels, to += 4) {
    const r = pixels[from]!;
    const g = pixels[from + 1]!;
    const b = pixels[from + 2]!;
    const a = LOW[r]! * STEP_R + LOW[g]! * STEP_G + LOW[b]! * STEP_B;
    const fr = SHARE[r]!;
    const fg = SHARE[g]!;
    const fb = SHARE[b]!;
    // The two corners between the nearest and the furthest, and the shares in falling order.
    let first: number, second: number, most: number, middle: number, least: number;
    if (fr >= fg) {
      if (fg >= fb) [first, second, most, middle, least] = [STEP_R, STEP_R + STEP_G, fr, fg, fb];
      else if (fr >= fb) [first, second, most, middle, least] = [STEP_R, STEP_R + STEP_B, fr, fb, fg];
      else [first, second, most, middle, least] = [STEP_B, STEP_B + STEP_R, fb, fr, fg];
    } else if (fr >= fb) [first, second, most, middle, least] = [STEP_G, STEP_G + STEP_R, fg, fr, fb];
    else if (fg >= fb) [first, second, most, middle, least] = [STEP_G, STEP_G + STEP_B, fg, fb, fr];
    else [first, second, most, middle, least] = [STEP_B, STEP_B + STEP_G, fb, fg, fr];
    const p1 = a + first;
    const p2 = a + second;
    const p3 = a + STEP_R + STEP_G + STEP_B;
    const w0 = (1 << SHARE_BITS) - most;
    const w1 = most - middle;
    const w2 = middle - least;
    for (let k = 0; k < 4; k += 1) {
      into[to + k] =
        (values[a + k]! * w0 + values[p1 + k]! * w1 + values[p2 + k]! * w2 + values[p3 + k]! * least + ROUND) >>
        (SHARE_BITS + 8);
    }
  }
}
