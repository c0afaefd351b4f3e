import { meanBytes, subtractBytes } from "./pack-bytes.ts";
import type { Raster } from "./raster.ts";

/** Types of PNG (3rd edition, 9.2) that are tried. Paeth's takes five times as long as these together, and its files were larger (measured). */
const SUB = 1;
const UP = 2;
const AVERAGE = 3;
/** Every so many pixels of a row decide for all of them. */
const SAMPLE_STEP = 7;

/**
 * Turns rows of RGBA pixels into filtered rows of a PNG, one picture after the other from top to bottom. Each row takes the filter
 * that leaves the smallest bytes on a sample of it.
 */
export class PngFilter {
  readonly #width: number;
  readonly #channels: 3 | 4;
  readonly #filtered: Uint32Array;
  /** The row above, as it was before filtering. */
  readonly #above: Uint32Array;
  /** Used in turn. */
  readonly #rows: Buffer[] = [];

  constructor(width: number, channels: 3 | 4) {
    this.#width = width;
    this.#channels = channels;
    this.#filtered = new Uint32Array(width);
    this.#above = new Uint32Array(width);
  }

  /** What it returns is overwritten by the call after the next. */
  filter({ data, height }: Raster): Buffer {
    const width = this.#width;
    const rows = this.#memory(height * (1 + width * this.#channels));
    const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
    for (let y = 0, to = 0; y < height; y += 1) {
      const row = pixels.subarray(y * width, (y + 1) * width);
      const type = cheapest(row, this.#above);
      filterRow(type, { row, above: this.#above, out: this.#filtered });
      rows[to] = type;
      to = this.#pack(rows, to + 1);
      this.#above.set(row);
    }
    return rows;
  }

  #memory(length: number): Buffer {
    const spare = this.#rows.length > 1 ? this.#rows.shift() : undefined;
    const memory = spare && spare.length >= length ? spare : Buffer.allocUnsafeSlow(length);
    this.#rows.push(memory);
    return memory.subarray(0, length);
  }

  /** Channels are filtered each by itself, so that alpha can be left out afterwards. */
  #pack(rows: Buffer, start: number): number {
    const filtered = new Uint8Array(this.#filtered.buffer);
    if (this.#channels === 4) {
      rows.set(filtered, start);
      return start + filtered.length;
    }
    let to = start;
    for (let at = 0; at < filtered.length; at += 4, to += 3) {
      rows[to] = filtered[at]!;
      rows[to + 1] = filtered[at + 1]!;
      rows[to + 2] = filtered[at + 2]!;
    }
    return to;
  }
}

function cheapest(row: Uint32Array, above: Uint32Array): number {
  let [sub, up, average] = [0, 0, 0];
  for (let x = 1; x < row.length; x += SAMPLE_STEP) {
    const pixel = row[x]!;
    const [left, over] = [row[x - 1]!, above[x]!];
    sub += size(subtractBytes(pixel, left));
    up += size(subtractBytes(pixel, over));
    average += size(subtractBytes(pixel, meanBytes(left, over)));
  }
  if (up <= sub && up <= average) return UP;
  return sub <= average ? SUB : AVERAGE;
}

/** Sum of four signed bytes without their signs. */
function size(bytes: number): number {
  return (
    Math.abs((bytes << 24) >> 24) + Math.abs((bytes << 16) >> 24) + Math.abs((bytes << 8) >> 24) + Math.abs(bytes >> 24)
  );
}

interface FilteredRow {
  readonly row: Uint32Array;
  readonly above: Uint32Array;
  readonly out: Uint32Array;
}

function filterRow(type: number, { row, above, out }: FilteredRow): void {
  const { length } = row;
  if (type === UP) for (let x = 0; x < length; x += 1) out[x] = subtractBytes(row[x]!, above[x]!);
  else if (type === SUB) {
    out[0] = row[0]!;
    for (let x = 1; x < length; x += 1) out[x] = subtractBytes(row[x]!, row[x - 1]!);
  } else {
    out[0] = subtractBytes(row[0]!, meanBytes(0, above[0]!));
    for (let x = 1; x < length; x += 1) out[x] = subtractBytes(row[x]!, meanBytes(row[x - 1]!, above[x]!));
  }
}
