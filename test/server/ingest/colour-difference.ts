import { SRGB_PRIMARIES, multiply, solve, toXyz } from "./icc-profile.ts";
import type { Primaries } from "./icc-profile.ts";

type Triple = readonly [number, number, number];

/** A display's colour (0…255) as sRGB (0…255) by calculation, unclipped (IEC 61966-2-1). */
export function toSrgb([r, g, b]: Triple, primaries: Primaries): Triple {
  const linear = (value: number) => (value / 255) ** primaries.gamma;
  const xyz = multiply(toXyz(primaries), [linear(r), linear(g), linear(b)]);
  const [red, green, blue] = solve(toXyz(SRGB_PRIMARIES), xyz);
  const encode = (value: number) => 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  return [encode(red), encode(green), encode(blue)];
}

/** CIE 1976 ΔE of two sRGB colours (0…255): 2 is what a trained eye just sees side by side. */
export function deltaE(a: Triple, b: Triple): number {
  const [first, second] = [toLab(a), toLab(b)];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

function toLab([r, g, b]: Triple): Triple {
  const linear = (value: number) => (value <= 10.3148 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const [x, y, z] = multiply(toXyz(SRGB_PRIMARIES), [linear(r), linear(g), linear(b)]);
  const f = (value: number) => (value > 216 / 24_389 ? Math.cbrt(value) : (value * (24_389 / 27) + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
