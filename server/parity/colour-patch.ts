import type { ComparedPicture } from "./compared-picture.ts";
import { largestPatch } from "./largest-patch.ts";
import type { Region } from "./region.ts";

/** CIE76. Less is rounding: several faded layers and the grain of photos reach 2. */
const OTHER_COLOUR = 2.5;
/** A channel that moves less than this between neighbours is no edge. */
const FLAT = 10;

/**
 * Pixels of the largest connected patch that is of another colour while both pictures are flat there: no edge whose
 * antialiasing differs, but a surface in the wrong ink. Finds what is too faint for `over32` and too even for `ssim`.
 */
export function largestColourPatch(a: ComparedPicture, b: ComparedPicture, region: Region): number {
  return largestPatch(region, (x, y) => {
    const at = (y * a.width + x) * 4;
    return !isEqual(a, b, at) && isFlat(a, x, y) && isFlat(b, x, y) && labDistance(a, b, { x, y }) > OTHER_COLOUR;
  });
}

function isEqual(a: ComparedPicture, b: ComparedPicture, at: number): boolean {
  return a.data[at] === b.data[at] && a.data[at + 1] === b.data[at + 1] && a.data[at + 2] === b.data[at + 2];
}

/** Compared with the pixels above, below and beside it; outside the picture everything is flat. */
function isFlat({ data, width, height }: ComparedPicture, x: number, y: number): boolean {
  const at = (y * width + x) * 4;
  return (
    (x === 0 || isNear(data, at, at - 4)) &&
    (x === width - 1 || isNear(data, at, at + 4)) &&
    (y === 0 || isNear(data, at, at - width * 4)) &&
    (y === height - 1 || isNear(data, at, at + width * 4))
  );
}

function isNear(data: Uint8Array, a: number, b: number): boolean {
  for (let channel = 0; channel < 3; channel += 1) {
    if (Math.abs((data[a + channel] ?? 0) - (data[b + channel] ?? 0)) > FLAT) return false;
  }
  return true;
}

/** ΔE*ab (CIE 1976) of the means of 3 × 3 pixels: the grain of a photo, resampled in two ways, evens out. */
function labDistance(a: ComparedPicture, b: ComparedPicture, at: { readonly x: number; readonly y: number }): number {
  const [l1, a1, b1] = toLab(meanAround(a, at), 0);
  const [l2, a2, b2] = toLab(meanAround(b, at), 0);
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}

function meanAround(
  { data, width, height }: ComparedPicture,
  { x, y }: { readonly x: number; readonly y: number },
): Uint8Array {
  const mean = new Uint8Array(3);
  for (let channel = 0; channel < 3; channel += 1) {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [column, row] = [Math.min(width - 1, Math.max(0, x + dx)), Math.min(height - 1, Math.max(0, y + dy))];
        sum += data[(row * width + column) * 4 + channel] ?? 0;
      }
    }
    mean[channel] = Math.round(sum / 9);
  }
  return mean;
}

/** sRGB (IEC 61966-2-1) to CIE Lab under D65. */
function toLab(data: Uint8Array, at: number): readonly [lightness: number, a: number, b: number] {
  const red = LINEAR[data[at] ?? 0] ?? 0;
  const green = LINEAR[data[at + 1] ?? 0] ?? 0;
  const blue = LINEAR[data[at + 2] ?? 0] ?? 0;
  const x = cubeRoot((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = cubeRoot(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = cubeRoot((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function cubeRoot(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27) * (value / 116) + 16 / 116;
}
