import type { Mask } from "./remove-background.ts";

export interface MaskPart {
  /** The part of the mask that is wanted, in its own pixels; may end between two. */
  readonly from: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** In how many pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Part of a mask at another size: linear between its pixels when it grows, all of them weighed when it shrinks. Weights are
 * whole 256ths: the same numbers in every engine.
 */
export function resampleMask(mask: Mask, { from, width, height }: MaskPart): Mask {
  const across = weightsOf({ from: from.x, length: from.width, into: width, available: mask.width });
  const down = weightsOf({ from: from.y, length: from.height, into: height, available: mask.height });
  const first = Math.max(0, Math.min(...down.map((taps) => taps.first)));
  const last = Math.min(mask.height - 1, Math.max(...down.map((taps) => taps.first + taps.weights.length - 1)));
  const rows = new Map<number, Uint8Array>();
  for (let y = first; y <= last; y += 1) {
    const row = new Uint8Array(width);
    across.forEach((taps, x) => {
      row[x] = mix(taps, (i) => mask.data[y * mask.width + clamp(i, mask.width)] ?? 0);
    });
    rows.set(y, row);
  }
  const data = new Uint8Array(width * height);
  down.forEach((taps, y) => {
    const sources = taps.weights.map((_, i) => rows.get(clamp(taps.first + i, mask.height)));
    for (let x = 0; x < width; x += 1) {
      let sum = 128;
      for (let i = 0; i < sources.length; i += 1) sum += (taps.weights[i] ?? 0) * (sources[i]?.[x] ?? 0);
      data[y * width + x] = sum >> 8;
    }
  });
  return { data, width, height };
}

interface Taps {
  readonly first: number;
  /** They sum to 256. */
  readonly weights: readonly number[];
}

function weightsOf({
  from,
  length,
  into,
  available,
}: {
  readonly from: number;
  readonly length: number;
  readonly into: number;
  readonly available: number;
}): Taps[] {
  const scale = length / into;
  const reach = Math.max(1, scale);
  return Array.from({ length: into }, (_, i) => {
    // Not beyond the mask: its edge goes on.
    const centre = Math.min(available - 1, Math.max(0, from + (i + 0.5) * scale - 0.5));
    const first = Math.floor(centre - reach) + 1;
    const last = Math.ceil(centre + reach) - 1;
    const shares = Array.from({ length: last - first + 1 }, (__, k) => 1 - Math.abs(first + k - centre) / reach);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const weights = shares.map((share) => Math.floor((256 * share) / total));
    const rest = 256 - weights.reduce((sum, weight) => sum + weight, 0);
    const heaviest = weights.indexOf(Math.max(...weights));
    return { first, weights: weights.map((weight, k) => (k === heaviest ? weight + rest : weight)) };
  });
}

function mix({ first, weights }: Taps, at: (i: number) => number): number {
  let sum = 128;
  for (let i = 0; i < weights.length; i += 1) sum += (weights[i] ?? 0) * at(first + i);
  return sum >> 8;
}

function clamp(i: number, length: number): number {
  return Math.min(length - 1, Math.max(0, i));
}
