import type { ComparedPicture } from "./compared-picture.ts";
import { largestPatch } from "./largest-patch.ts";
import { regionOf } from "./region.ts";
import type { Region } from "./region.ts";
import { similarityMap } from "./similarity-map.ts";

export interface PictureDifference {
  /** Mean structural similarity of luma (Wang 2004): 11 × 11 Gaussian window, σ = 1.5; 1 = equal. */
  readonly ssim: number;
  /** Mean absolute difference of red, green and blue, in 1/255. */
  readonly mae: number;
  /** Share of pixels, in per cent, of which a channel differs by more than 8 or 32 of 255. */
  readonly over8Pct: number;
  readonly over32Pct: number;
  /** Pixels of the largest connected patch that differs by more than 32 of 255. */
  readonly blobPx: number;
}

/** Two pictures and how alike they are around each pixel: worked out once, measured in many places. */
export interface PicturePair {
  readonly a: ComparedPicture;
  readonly b: ComparedPicture;
  readonly similarity: Float32Array;
}

const FAR = 32;
const NEAR = 8;

/** How far two pictures are apart: as a whole, per pixel, and in the worst place. */
export function comparePictures(a: ComparedPicture, b: ComparedPicture): PictureDifference {
  return measureRegion(pairPictures(a, b), regionOf(a));
}

export function pairPictures(a: ComparedPicture, b: ComparedPicture): PicturePair {
  requireOneSize(a, b);
  return { a, b, similarity: similarityMap(a, b) };
}

/** The same figures of one part. A window of the similarity may look beyond the part's edge, never beyond the picture's. */
export function measureRegion({ a, b, similarity }: PicturePair, region: Region): PictureDifference {
  let [count, similar, sum, over8, over32] = [0, 0, 0, 0, 0];
  for (let y = region.top; y < region.bottom; y += 1) {
    for (let x = region.left; x < region.right; x += 1) {
      if (!region.contains(x, y)) continue;
      const i = y * a.width + x;
      const largest = differenceAt(a, b, i);
      count += 1;
      similar += similarity[i] ?? 0;
      if (largest > NEAR) over8 += 1;
      if (largest > FAR) over32 += 1;
      sum += largest === 0 ? 0 : sumAt(a, b, i);
    }
  }
  // Nothing of it lies on the picture: there is nothing to differ.
  if (count === 0) return { ssim: 1, mae: 0, over8Pct: 0, over32Pct: 0, blobPx: 0 };
  return {
    ssim: similar / count,
    mae: sum / (count * 3),
    over8Pct: (over8 / count) * 100,
    over32Pct: (over32 / count) * 100,
    blobPx: largestFarPatch(a, b, region),
  };
}

/** Pixels of the largest connected patch in a part that differs by more than 32 of 255. */
export function largestFarPatch(a: ComparedPicture, b: ComparedPicture, region: Region): number {
  return largestPatch(region, (x, y) => differenceAt(a, b, y * a.width + x) > FAR);
}

function requireOneSize(a: ComparedPicture, b: ComparedPicture): void {
  if (a.width === b.width && a.height === b.height) return;
  throw new RangeError(`expected pictures of one size, got ${a.width} × ${a.height} and ${b.width} × ${b.height}`);
}

/** The largest difference of a channel of pixel `i`. */
function differenceAt(a: ComparedPicture, b: ComparedPicture, i: number): number {
  const at = i * 4;
  const red = Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
  const green = Math.abs((a.data[at + 1] ?? 0) - (b.data[at + 1] ?? 0));
  const blue = Math.abs((a.data[at + 2] ?? 0) - (b.data[at + 2] ?? 0));
  return red > green ? (red > blue ? red : blue) : green > blue ? green : blue;
}

function sumAt(a: ComparedPicture, b: ComparedPicture, i: number): number {
  let sum = 0;
  for (let at = i * 4; at < i * 4 + 3; at += 1) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
  return sum;
}
