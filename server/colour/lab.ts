/** CIE XYZ and L*a*b* as ICC profiles connect colours: D50, 2°, Y of white = 1. */
export type Xyz = readonly [number, number, number];
export type Lab = readonly [number, number, number];

/** ICC.1:2022, 6.3.4.3. */
export const D50: Xyz = [0.9642, 1, 0.8249];

/** Linear sRGB to D50: IEC 61966-2-1 primaries, adapted by Bradford (ICC.1:2022, annex E). */
const FROM_SRGB = [
  [0.4360747, 0.3850649, 0.1430804],
  [0.2225045, 0.7168786, 0.0606169],
  [0.0139322, 0.0971045, 0.7141733],
] as const;
const TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

/** Channels 0 to 1, as they are encoded. */
export function srgbToXyz(rgb: readonly [number, number, number]): Xyz {
  return times(FROM_SRGB, [toLinear(rgb[0]), toLinear(rgb[1]), toLinear(rgb[2])]);
}

/** Outside the screen's gamut a channel is cut off at 0 or 1. */
export function xyzToSrgb(xyz: Xyz): readonly [number, number, number] {
  const [red, green, blue] = times(TO_SRGB, xyz);
  return [toEncoded(red), toEncoded(green), toEncoded(blue)];
}

export function xyzToLab(xyz: Xyz): Lab {
  const [x, y, z] = [root(xyz[0] / D50[0]), root(xyz[1] / D50[1]), root(xyz[2] / D50[2])];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function labToXyz([lightness, a, b]: Lab): Xyz {
  const y = (lightness + 16) / 116;
  return [D50[0] * cube(y + a / 500), D50[1] * cube(y), D50[2] * cube(y - b / 200)];
}

function times(matrix: typeof FROM_SRGB | typeof TO_SRGB, [x, y, z]: Xyz): Xyz {
  const row = ([a, b, c]: readonly [number, number, number]) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toEncoded(linear: number): number {
  const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.min(1, Math.max(0, value));
}

const LIMIT = 24 / 116;

function root(share: number): number {
  return share > LIMIT ** 3 ? Math.cbrt(share) : (841 / 108) * share + 16 / 116;
}

function cube(value: number): number {
  return value > LIMIT ? value ** 3 : (108 / 841) * (value - 16 / 116);
}
