import { crc32 } from "node:zlib";

interface PngRows {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/** Takes the inflated bytes of a PNG in pieces of any length, undoes its filters row by row and keeps the CRC-32 of its RGBA pixels. */
export class RowsOfPng {
  readonly #picture: PngRows;
  /** A filter type and a row. */
  readonly #line: Buffer;
  #filled = 0;
  #row = 0;
  #pixels = 0;
  #current: Uint32Array;
  #above: Uint32Array;

  constructor(picture: PngRows) {
    this.#picture = picture;
    this.#line = Buffer.alloc(1 + picture.width * picture.channels);
    this.#current = new Uint32Array(picture.width);
    this.#above = new Uint32Array(picture.width);
  }

  take(piece: Buffer): void {
    for (let at = 0; at < piece.length;) {
      const length = Math.min(piece.length - at, this.#line.length - this.#filled);
      piece.copy(this.#line, this.#filled, at, at + length);
      at += length;
      this.#filled += length;
      if (this.#filled === this.#line.length) this.#endRow();
    }
  }

  end(): { readonly pixels: number; readonly rows: number } {
    const { height } = this.#picture;
    if (this.#row !== height || this.#filled > 0)
      throw new Error(`expected ${height} rows of pixels, got ${this.#row} and ${this.#filled} bytes`);
    return { pixels: this.#pixels, rows: this.#row };
  }

  #endRow(): void {
    this.#filled = 0;
    this.#row += 1;
    const type = this.#line[0] ?? 0;
    const pixels = this.#current;
    const bytes = new Uint8Array(pixels.buffer);
    if (this.#picture.channels === 4) bytes.set(this.#line.subarray(1));
    else spread(this.#line, bytes);
    undo(type, pixels, this.#above);
    // Rows above are seen as they were filtered: alpha is filled in on the way out alone.
    this.#pixels = crc32(this.#picture.channels === 4 ? bytes : opaque(pixels), this.#pixels);
    [this.#current, this.#above] = [this.#above, pixels];
  }
}

function spread(line: Buffer, bytes: Uint8Array): void {
  for (let from = 1, to = 0; to < bytes.length; from += 3, to += 4) {
    bytes[to] = line[from]!;
    bytes[to + 1] = line[from + 1]!;
    bytes[to + 2] = line[from + 2]!;
    bytes[to + 3] = 0;
  }
}

function opaque(pixels: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(pixels.slice().buffer);
  for (let at = 3; at < bytes.length; at += 4) bytes[at] = 255;
  return bytes;
}

function undo(type: number, pixels: Uint32Array, above: Uint32Array): void {
  const { length } = pixels;
  switch (type) {
    case 0:
      return;
    case 1:
      for (let x = 1; x < length; x += 1) pixels[x] = addBytes(pixels[x]!, pixels[x - 1]!);
      return;
    case 2:
      for (let x = 0; x < length; x += 1) pixels[x] = addBytes(pixels[x]!, above[x]!);
      return;
    case 3:
      pixels[0] = addBytes(pixels[0] ?? 0, meanBytes(0, above[0] ?? 0));
      for (let x = 1; x < length; x += 1) pixels[x] = addBytes(pixels[x]!, meanBytes(pixels[x - 1]!, above[x]!));
      return;
    case 4:
      undoPaeth(new Uint8Array(pixels.buffer), new Uint8Array(above.buffer));
      return;
    default:
      throw new Error(`expected filter types 0 to 4, got ${type}`);
  }
}

/** Four bytes at once, each by itself. Worked out otherwise than in the writer: it must not share its mistakes. */
function addBytes(a: number, b: number): number {
  return (
    (((a & 0xff00ff) + (b & 0xff00ff)) & 0xff00ff) |
    (((((a >>> 8) & 0xff00ff) + ((b >>> 8) & 0xff00ff)) & 0xff00ff) << 8)
  );
}

function meanBytes(a: number, b: number): number {
  return ((a >>> 1) & 0x7f7f7f7f) + ((b >>> 1) & 0x7f7f7f7f) + (a & b & 0x01010101);
}

function undoPaeth(bytes: Uint8Array, above: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += 1) {
    const [a, b, c] = [at < 4 ? 0 : bytes[at - 4]!, above[at]!, at < 4 ? 0 : above[at - 4]!];
    const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
    bytes[at] = bytes[at]! + (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
  }
}
