import { convertPixels } from "../../../configurator-schemas/artwork/colour-table.ts";
import type { ColourTable } from "../../../configurator-schemas/artwork/colour-table.ts";
import { DIFFERENCE_STEP } from "../../../configurator-schemas/protocol/press-difference.ts";

/** Rows of a picture, straight RGBA. */
export interface Band {
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  /** Its first row's place in the picture: the hatching goes on from band to band. */
  readonly top: number;
}

/** How many pixels there is something on, and how many of them the press cannot make as they are. */
export interface Counted {
  readonly drawn: number;
  readonly outside: number;
}

/** From this CIE 1976 difference on people see another colour, not a shade of it. */
const OUTSIDE = 6 / DIFFERENCE_STEP;
/** Sixteen pixels wide: some four on a screen. */
const STRIPE_BITS = 4;
const STRIPE = 128;

/** Makes pixels what a print of them looks like, in place; hatched in grey where the press misses their colour. */
export function proofPixels(
  table: ColourTable,
  { pixels, width, top }: Band,
  { isHatched, scratch }: { readonly isHatched: boolean; readonly scratch: Uint8Array },
): Counted {
  convertPixels(table, {
    pixels: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length),
    channels: 4,
    into: scratch,
  });
  let drawn = 0;
  let outside = 0;
  for (let at = 0, x = 0, y = top; at < pixels.length; at += 4) {
    if (pixels[at + 3]! > 0) {
      drawn += 1;
      const isOutside = scratch[at + 3]! >= OUTSIDE;
      if (isOutside) outside += 1;
      if (isOutside && isHatched && (((x + y) >> STRIPE_BITS) & 1) === 1) {
        pixels[at] = STRIPE;
        pixels[at + 1] = STRIPE;
        pixels[at + 2] = STRIPE;
      } else {
        pixels[at] = scratch[at]!;
        pixels[at + 1] = scratch[at + 1]!;
        pixels[at + 2] = scratch[at + 2]!;
      }
    }
    x += 1;
    if (x === width) {
      x = 0;
      y += 1;
    }
  }
  return { drawn, outside };
}

/** How one colour prints, #rrggbb, and whether the press misses it. */
export function printedColour(
  table: ColourTable,
  colour: string,
): { readonly colour: string; readonly missed: boolean } {
  const into = new Uint8Array(4);
  const pixels = Uint8Array.from([1, 3, 5], (at) => Number.parseInt(colour.slice(at, at + 2), 16));
  convertPixels(table, { pixels, channels: 3, into });
  const [red = 0, green = 0, blue = 0, difference = 0] = into;
  const hex = [red, green, blue].map((channel) => channel.toString(16).padStart(2, "0")).join("");
  return { colour: `#${hex}`, missed: difference >= OUTSIDE };
}
