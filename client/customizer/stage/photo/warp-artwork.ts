import type { WarpMap } from "./warp-map.ts";

/** Pixels with straight (not premultiplied) alpha, four bytes each. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Carries artwork through a map, bilinear in premultiplied colour so that no edge darkens. Writes into `target`. */
export function warpArtwork(artwork: Pixels, map: WarpMap, target: Uint8ClampedArray): void {
  const { data, width, height } = artwork;
  for (let i = 0; i < map.u.length; i++) {
    const u = map.u[i] ?? -1;
    const v = map.v[i] ?? -1;
    const to = i * 4;
    if (u < 0) {
      target[to + 3] = 0;
      continue;
    }
    const x = Math.min(width - 1, Math.max(0, u * width - 0.5));
    const y = Math.min(height - 1, Math.max(0, v * height - 0.5));
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const right = x0 < width - 1 ? 4 : 0;
    const below = y0 < height - 1 ? width * 4 : 0;
    const from = (y0 * width + x0) * 4;
    const fx = x - x0;
    const fy = y - y0;
    // Inside the array by the clamps above; `?? 0` only satisfies the checked index.
    const a = (data[from + 3] ?? 0) * (1 - fx) * (1 - fy);
    const b = (data[from + right + 3] ?? 0) * fx * (1 - fy);
    const c = (data[from + below + 3] ?? 0) * (1 - fx) * fy;
    const d = (data[from + right + below + 3] ?? 0) * fx * fy;
    const alpha = a + b + c + d;
    target[to + 3] = alpha;
    if (alpha === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      const sum =
        (data[from + channel] ?? 0) * a +
        (data[from + right + channel] ?? 0) * b +
        (data[from + below + channel] ?? 0) * c +
        (data[from + right + below + channel] ?? 0) * d;
      target[to + channel] = sum / alpha;
    }
  }
}
