import { HALF, PHASES, WEIGHTS } from "./cubic-weights.ts";
import { SOURCE_PADDING } from "./prepare-image.ts";
import type { PreparedImage } from "./prepare-image.ts";

/** Columns of a picture between which an upright image is painted: where each reads the source, and with which weights. */
export interface UprightColumns {
  /** The first one of the box that is painted. */
  readonly from: number;
  readonly count: number;
  /** Of the first of four source pixels, in bytes of a row. */
  readonly offsets: Int32Array;
  /** Four for each column. */
  readonly weights: Int32Array;
}

/** `position` (source pixels) of each of `count` columns; those whose centre lies outside the window are left out. */
export function uprightColumns(
  source: PreparedImage,
  { count, position }: { readonly count: number; readonly position: (column: number) => number },
): UprightColumns {
  const { left, right } = source.window;
  const inside = (column: number) => position(column) >= left && position(column) < right;
  let [from, to] = [0, count];
  while (from < to && !inside(from)) from += 1;
  while (to > from && !inside(to - 1)) to -= 1;
  const offsets = new Int32Array(to - from);
  const weights = new Int32Array((to - from) * 4);
  for (let i = 0; i < offsets.length; i += 1) {
    const { whole, phase } = tapsAt(position(from + i));
    offsets[i] = (whole + SOURCE_PADDING - 1) * source.channels;
    for (let tap = 0; tap < 4; tap += 1) weights[i * 4 + tap] = WEIGHTS[phase + tap]!;
  }
  return { from, count: offsets.length, offsets, weights };
}

/** The source pixel before a position, and the first of its weights. */
export function tapsAt(position: number): { readonly whole: number; readonly phase: number } {
  const whole = Math.floor(position - 0.5);
  return { whole, phase: Math.round((position - 0.5 - whole) * PHASES) * 4 };
}

/**
 * Rows of an upright image, one after another: across first, then down, of which neighbouring rows share most. The same whole numbers
 * as sixteen products at once, because nothing is rounded in between; a photo on a T-shirt takes a third of the time (measured).
 */
export class UprightRows {
  readonly #source: PreparedImage;
  readonly #columns: UprightColumns;
  /** Source rows already brought to the columns: four at a time, each at its number modulo four. */
  readonly #across: readonly Int32Array[];
  readonly #held = [NaN, NaN, NaN, NaN];

  constructor(source: PreparedImage, columns: UprightColumns) {
    this.#source = source;
    this.#columns = columns;
    this.#across = [0, 1, 2, 3].map(() => new Int32Array(columns.count * source.channels));
  }

  /** Sums of the row at `position`, in 65536ths, for each column and channel into `sums`. */
  sum(position: number, sums: Int32Array): void {
    const { whole, phase } = tapsAt(position);
    const rows = [-1, 0, 1, 2].map((tap) => this.#rowAcross(whole + tap));
    const [r0, r1, r2, r3] = rows;
    const w0 = WEIGHTS[phase]!;
    const w1 = WEIGHTS[phase + 1]!;
    const w2 = WEIGHTS[phase + 2]!;
    const w3 = WEIGHTS[phase + 3]!;
    const count = sums.length;
    for (let i = 0; i < count; i += 1) {
      sums[i] = HALF + w0 * r0![i]! + w1 * r1![i]! + w2 * r2![i]! + w3 * r3![i]!;
    }
  }

  /** The row at `position` of an opaque image as RGBA; clamped by the array, which costs nothing. */
  write(position: number, pixels: Uint8ClampedArray): void {
    const { whole, phase } = tapsAt(position);
    const r0 = this.#rowAcross(whole - 1);
    const r1 = this.#rowAcross(whole);
    const r2 = this.#rowAcross(whole + 1);
    const r3 = this.#rowAcross(whole + 2);
    const w0 = WEIGHTS[phase]!;
    const w1 = WEIGHTS[phase + 1]!;
    const w2 = WEIGHTS[phase + 2]!;
    const w3 = WEIGHTS[phase + 3]!;
    for (let to = 0, i = 0; to < pixels.length; to += 4, i += 3) {
      pixels[to] = (HALF + w0 * r0[i]! + w1 * r1[i]! + w2 * r2[i]! + w3 * r3[i]!) >> 16;
      pixels[to + 1] = (HALF + w0 * r0[i + 1]! + w1 * r1[i + 1]! + w2 * r2[i + 1]! + w3 * r3[i + 1]!) >> 16;
      pixels[to + 2] = (HALF + w0 * r0[i + 2]! + w1 * r1[i + 2]! + w2 * r2[i + 2]! + w3 * r3[i + 2]!) >> 16;
      pixels[to + 3] = 255;
    }
  }

  #rowAcross(row: number): Int32Array {
    const slot = row & 3;
    const out = this.#across[slot]!;
    if (this.#held[slot] === row) return out;
    this.#held[slot] = row;
    const { data, width, channels } = this.#source;
    const start = (row + SOURCE_PADDING) * (width + 2 * SOURCE_PADDING) * channels;
    (channels === 3 ? acrossOpaque : acrossClear)(data, start, { ...this.#columns, out });
    return out;
  }
}

type Across = UprightColumns & { readonly out: Int32Array };

function acrossOpaque(data: Uint8Array, start: number, { count, offsets, weights, out }: Across): void {
  for (let i = 0, w = 0, to = 0; i < count; i += 1, w += 4, to += 3) {
    const at = start + offsets[i]!;
    const w0 = weights[w]!;
    const w1 = weights[w + 1]!;
    const w2 = weights[w + 2]!;
    const w3 = weights[w + 3]!;
    out[to] = w0 * data[at]! + w1 * data[at + 3]! + w2 * data[at + 6]! + w3 * data[at + 9]!;
    out[to + 1] = w0 * data[at + 1]! + w1 * data[at + 4]! + w2 * data[at + 7]! + w3 * data[at + 10]!;
    out[to + 2] = w0 * data[at + 2]! + w1 * data[at + 5]! + w2 * data[at + 8]! + w3 * data[at + 11]!;
  }
}

function acrossClear(data: Uint8Array, start: number, { count, offsets, weights, out }: Across): void {
  for (let i = 0, w = 0, to = 0; i < count; i += 1, w += 4) {
    const at = start + offsets[i]!;
    const w0 = weights[w]!;
    const w1 = weights[w + 1]!;
    const w2 = weights[w + 2]!;
    const w3 = weights[w + 3]!;
    for (let channel = at; channel < at + 4; channel += 1, to += 1) {
      out[to] = w0 * data[channel]! + w1 * data[channel + 4]! + w2 * data[channel + 8]! + w3 * data[channel + 12]!;
    }
  }
}
