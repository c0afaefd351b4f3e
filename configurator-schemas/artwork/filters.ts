import type { PictureFilter } from "../schema/picture-look.ts";

/** A filter of a display list: colours are #rrggbb, and nothing is there that changes nothing. */
export type Filter = PictureFilter;

/** Any list of filters as one pass over bytes: every channel by itself, then, if `tones` is there, everything by its luma. */
export interface FilterTable {
  readonly channel: Uint8Array;
  readonly tones?: Tones;
}

/** The colour each luma becomes. */
interface Tones {
  readonly red: Uint8Array;
  readonly green: Uint8Array;
  readonly blue: Uint8Array;
}

/** Luma weights of ITU-R BT.709-6 (0.2126, 0.7152, 0.0722) in 256ths; they sum to 256, so that grey stays itself. */
const RED = 54;
const GREEN = 183;
const BLUE = 19;

/**
 * Levels below a threshold over which white falls to black. A hard step would break edges into stairs, and one level's
 * difference between two resamplers would show as a pixel of the other colour.
 */
const RAMP = 32;

/** Luma 0…255 of a colour as it is stored (gamma-encoded, as print and screen tools do). */
function lumaOf(red: number, green: number, blue: number): number {
  return (RED * red + GREEN * green + BLUE * blue + 128) >> 8;
}

/**
 * Filters in order as tables of bytes. Integers only: browser and server get the same numbers. Exact: one pass with the
 * tables gives what the filters one after another give.
 */
export function filterTable(filters: readonly Filter[]): FilterTable {
  let channel = everyByte((value) => value);
  let tones: Tones | undefined;
  for (const filter of filters) {
    const curve = channelCurve(filter);
    if (curve) {
      if (tones) tones = mapTones(tones, curve);
      else channel = channel.map((value) => curve[value] ?? 0);
      continue;
    }
    const own = tonesOf(filter);
    tones = tones ? joinTones(tones, own) : own;
  }
  return { channel, ...(tones && { tones }) };
}

/** Filters straight (not premultiplied) RGBA bytes in place; alpha is left alone. */
export function filterPixels(pixels: Uint8Array | Uint8ClampedArray, { channel, tones }: FilterTable): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const red = channel[pixels[i] ?? 0] ?? 0;
    const green = channel[pixels[i + 1] ?? 0] ?? 0;
    const blue = channel[pixels[i + 2] ?? 0] ?? 0;
    if (!tones) {
      pixels[i] = red;
      pixels[i + 1] = green;
      pixels[i + 2] = blue;
      continue;
    }
    const luma = lumaOf(red, green, blue);
    pixels[i] = tones.red[luma] ?? 0;
    pixels[i + 1] = tones.green[luma] ?? 0;
    pixels[i + 2] = tones.blue[luma] ?? 0;
  }
}

/** Is there nothing this filter could change? */
export function isIdle(filter: Filter): boolean {
  return (filter.kind === "brightness" || filter.kind === "contrast") && filter.by === 0;
}

/** What a filter does to each channel by itself; undefined for those that look at all three. */
function channelCurve(filter: Filter): Uint8Array | undefined {
  switch (filter.kind) {
    case "brightness":
      // A parabola through black and white: middle tones move by up to a quarter, nothing is clipped away.
      return everyByte((value) => divide(value * 25_500 + filter.by * value * (255 - value), 25_500));
    case "contrast": {
      // Tilted about the middle: flat grey at -100, twice as steep at 100.
      const slope = 100 + filter.by;
      return everyByte((value) => divide(12_800 + (value - 128) * slope, 100));
    }
    case "greyscale":
    case "threshold":
    case "duotone":
      return undefined;
  }
}

function tonesOf(filter: Filter): Tones {
  switch (filter.kind) {
    case "threshold": {
      const tone = everyByte((luma) => 255 + (luma - filter.level) * (256 / RAMP));
      return { red: tone, green: tone, blue: tone };
    }
    case "duotone": {
      const dark = channelsOf(filter.dark);
      const light = channelsOf(filter.light);
      const between = (from: number, to: number) => everyByte((luma) => divide(from * (255 - luma) + to * luma, 255));
      return {
        red: between(dark[0], light[0]),
        green: between(dark[1], light[1]),
        blue: between(dark[2], light[2]),
      };
    }
    case "greyscale":
    case "brightness":
    case "contrast": {
      const tone = everyByte((luma) => luma);
      return { red: tone, green: tone, blue: tone };
    }
  }
}

function mapTones({ red, green, blue }: Tones, curve: Uint8Array): Tones {
  const map = (tone: Uint8Array) => tone.map((value) => curve[value] ?? 0);
  return { red: map(red), green: map(green), blue: map(blue) };
}

/** The second filter sees the luma of what the first made. */
function joinTones({ red, green, blue }: Tones, next: Tones): Tones {
  const through = (tone: Uint8Array) =>
    everyByte((luma) => tone[lumaOf(red[luma] ?? 0, green[luma] ?? 0, blue[luma] ?? 0)] ?? 0);
  return { red: through(next.red), green: through(next.green), blue: through(next.blue) };
}

function channelsOf(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function everyByte(valueOf: (byte: number) => number): Uint8Array {
  // Clamped, not wrapped around.
  return new Uint8Array(Uint8ClampedArray.from({ length: 256 }, (_, byte) => valueOf(byte)));
}

/** Whole number nearest to a fraction of whole numbers, halves up. */
function divide(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
