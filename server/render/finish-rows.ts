import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { defringe, FRINGE_PX } from "./defringe.ts";
import type { Raster } from "./raster.ts";

/** What a print shop's machine wants of pixels, besides their colours. */
export interface PixelFinish {
  readonly alpha: NonNullable<PrintProfile["alpha"]>;
  readonly isMirrored: boolean;
  /** White ink is laid under every pixel that is not clear. */
  readonly isOnWhiteInk: boolean;
  /** What is left at the edges of a picture of the ground it stood on, and would shine there, is taken away. */
  readonly hasFringes: boolean;
}

/** `isCutOut`: it holds pictures with clear parts. Edges of outlines and of whole photos have their own colour, as the proof shows it. */
export function finishOf(
  { alpha = "soft", mirrored = false, techniques }: PrintProfile,
  { isCutOut }: { readonly isCutOut: boolean },
): PixelFinish {
  const isOnWhiteInk = techniques.some((each) => each === "dtg" || each === "dtf");
  const hasFringes = isCutOut && (isOnWhiteInk || alpha === "hard" || alpha === "dithered");
  return { alpha, isMirrored: mirrored, isOnWhiteInk, hasFringes };
}

/** Rows above and below those that are finished which finishing looks at. */
export const FINISH_HALO = FRINGE_PX;

interface Rows {
  /** Of the raster, `to` excluded. */
  readonly from: number;
  readonly to: number;
  /** The row of the whole picture that is the raster's first. */
  readonly top: number;
}

/** Rows of a painted picture as the machine takes them; the same whatever band they were painted in. Changes the raster. */
export function finishRows(raster: Raster, rows: Rows, { alpha, isMirrored, hasFringes }: PixelFinish): Raster {
  const { width } = raster;
  if (hasFringes) defringe(raster, rows);
  const data = raster.data.subarray(rows.from * width * 4, rows.to * width * 4);
  const finished = { data, width, height: rows.to - rows.from };
  if (alpha === "hard") harden(finished, () => HALF_ROW);
  if (alpha === "dithered") harden(finished, (y) => BAYER[(y + rows.top + rows.from) & 7] ?? HALF_ROW);
  if (alpha === "none") flattenOnWhite(finished.data);
  if (isMirrored) mirror(finished);
  return finished;
}

const HALF_ROW = new Uint8Array(8).fill(127);

/** Every alpha above its threshold becomes whole, every other one nothing; thresholds repeat every eight pixels. */
function harden({ data, width, height }: Raster, thresholds: (y: number) => Uint8Array): void {
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = thresholds(y);
    for (let x = 0; x < width; x += 1, at += 4) {
      const alpha = data[at + 3]!;
      if (alpha === 255) continue;
      if (alpha > row[x & 7]!) data[at + 3] = 255;
      else if (alpha > 0) data.fill(0, at, at + 4);
    }
  }
}

/** Bayer's matrix of order 8 as thresholds of 0 to 254, spread evenly: of alpha a/255 as many pixels stay. */
const BAYER: readonly Uint8Array[] = Array.from({ length: 8 }, (_, y) =>
  Uint8Array.from({ length: 8 }, (__, x) => Math.floor(((bayer(x, y) + 0.5) * 255) / 64)),
);

function bayer(x: number, y: number): number {
  let value = 0;
  for (let bit = 0; bit < 3; bit += 1) {
    const [column, row] = [(x >> bit) & 1, (y >> bit) & 1];
    value = value * 4 + ((column ^ row) * 2 + row);
  }
  return value;
}

function flattenOnWhite(data: Uint8Array): void {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]!;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel += 1) {
      data[channel] = Math.round((data[channel]! * alpha + 255 * (255 - alpha)) / 255);
    }
    data[at + 3] = 255;
  }
}

/** Left for right: it is printed on paper that is turned over. */
export function mirror({ data, width, height }: Raster): void {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  for (let row = 0; row < pixels.length; row += width) pixels.subarray(row, row + width).reverse();
}
