/** A function of sRGB with four results, at regular points, ready for pixels: inks of a press, or what prints look like. */
export interface ColourTable {
  /** Along each side. */
  readonly points: number;
  /** Red runs slowest, blue fastest; four results a point, in 256ths of a byte. */
  readonly values: Int32Array;
}

/** Results are kept in 256ths of a byte, shares of a step in 4096ths: their product stays a 32-bit integer. */
const SCALE = 256;
const SHARE_BITS = 12;
const ROUND = 1 << (SHARE_BITS + 7);

type Four = readonly [number, number, number, number];

/** The table of a function; red, green, blue and results 0 to 1, results cut off there. */
export function colourTable(points: number, evaluate: (rgb: readonly [number, number, number]) => Four): ColourTable {
  const values = new Int32Array(points ** 3 * 4);
  const last = points - 1;
  let at = 0;
  for (let r = 0; r < points; r += 1)
    for (let g = 0; g < points; g += 1)
      for (let b = 0; b < points; b += 1)
        for (const result of evaluate([r / last, g / last, b / last]))
          values[at++] = Math.round(Math.min(1, Math.max(0, result)) * 255 * SCALE);
  return { points, values };
}

/** The table of results that were sent as bytes, four a point. */
export function colourTableOf(bytes: Uint8Array): ColourTable {
  const points = Math.round(Math.cbrt(bytes.length / 4));
  if (points < 2 || points ** 3 * 4 !== bytes.length)
    throw new RangeError(`expected four bytes for each point of a cube, got ${bytes.length} bytes`);
  return { points, values: Int32Array.from(bytes, (byte) => byte * SCALE) };
}

/**
 * Pixels of 3 (RGB) or 4 (RGBA, alpha not read) bytes to four results each, by tetrahedra. Written out in plain integers, and
 * a pixel like the one before is not worked out again: it runs over tens of millions of pixels (`npm run bench:render`).
 */
export function convertPixels(
  { points, values }: ColourTable,
  { pixels, channels, into }: { readonly pixels: Uint8Array; readonly channels: 3 | 4; readonly into: Uint8Array },
): void {
  const count = Math.floor(pixels.length / channels);
  if (into.length < count * 4) throw new RangeError(`expected room for ${count * 4} bytes, got ${into.length}`);
  const { low, share } = stepsOf(points);
  const stepR = points * points * 4;
  const stepG = points * 4;
  const stepB = 4;
  const far = stepR + stepG + stepB;
  let before = -1;
  for (let i = 0, from = 0, to = 0; i < count; i += 1, from += channels, to += 4) {
    const r = pixels[from]!;
    const g = pixels[from + 1]!;
    const b = pixels[from + 2]!;
    const colour = (r << 16) | (g << 8) | b;
    if (colour === before) {
      into[to] = into[to - 4]!;
      into[to + 1] = into[to - 3]!;
      into[to + 2] = into[to - 2]!;
      into[to + 3] = into[to - 1]!;
      continue;
    }
    before = colour;
    const a = low[r]! * stepR + low[g]! * stepG + low[b]! * stepB;
    const fr = share[r]!;
    const fg = share[g]!;
    const fb = share[b]!;
    // The two corners between the nearest and the furthest, and the shares in falling order.
    let first = stepR;
    let second = stepR + stepG;
    let most = fr;
    let middle = fg;
    let least = fb;
    if (fr >= fg) {
      if (fg < fb) {
        second = stepR + stepB;
        middle = fb;
        least = fg;
        if (fr < fb) {
          first = stepB;
          most = fb;
          middle = fr;
        }
      }
    } else if (fr >= fb) {
      first = stepG;
      most = fg;
      middle = fr;
    } else if (fg >= fb) {
      first = stepG;
      second = stepG + stepB;
      most = fg;
      middle = fb;
      least = fr;
    } else {
      first = stepB;
      second = stepB + stepG;
      most = fb;
      least = fr;
    }
    const p1 = a + first;
    const p2 = a + second;
    const p3 = a + far;
    const w0 = (1 << SHARE_BITS) - most;
    const w1 = most - middle;
    const w2 = middle - least;
    into[to] = (values[a]! * w0 + values[p1]! * w1 + values[p2]! * w2 + values[p3]! * least + ROUND) >> 20;
    into[to + 1] =
      (values[a + 1]! * w0 + values[p1 + 1]! * w1 + values[p2 + 1]! * w2 + values[p3 + 1]! * least + ROUND) >> 20;
    into[to + 2] =
      (values[a + 2]! * w0 + values[p1 + 2]! * w1 + values[p2 + 2]! * w2 + values[p3 + 2]! * least + ROUND) >> 20;
    into[to + 3] =
      (values[a + 3]! * w0 + values[p1 + 3]! * w1 + values[p2 + 3]! * w2 + values[p3 + 3]! * least + ROUND) >> 20;
  }
}

const steps = new Map<number, { readonly low: Int32Array; readonly share: Int32Array }>();

/** Of a channel's byte: the point below it, and how far it is on the way to the next. */
function stepsOf(points: number) {
  const known = steps.get(points);
  if (known) return known;
  const [low, share] = [new Int32Array(256), new Int32Array(256)];
  for (let value = 0; value < 256; value += 1) {
    const at = (value * (points - 1)) / 255;
    const below = Math.min(Math.floor(at), points - 2);
    low[value] = below;
    share[value] = Math.round((at - below) * (1 << SHARE_BITS));
  }
  const made = { low, share };
  steps.set(points, made);
  return made;
}
