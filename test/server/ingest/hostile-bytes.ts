import { deflateSync, gzipSync } from "node:zlib";
import { PNG_SIGNATURE, photo, pngChunk } from "./picture-files.ts";

/** Builders of files nobody makes by accident. */

export function cut(bytes: Uint8Array, share: number): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

export function flip(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0x10;
  return copy;
}

export function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16);
}

export function text(words: string): Uint8Array {
  return Buffer.from(words, "utf8");
}

/** A small PNG with chunks of our own after its header. */
export async function pngWith(chunk: Uint8Array, times = 1): Promise<Uint8Array> {
  const png = await photo(20, 20).png().toBuffer();
  const chunks = Buffer.alloc(chunk.length * times, chunk);
  return Buffer.concat([png.subarray(0, 33), chunks, png.subarray(33)]);
}

/** A compressed chunk that grows a thousandfold. */
export function zipBomb(type: "zTXt" | "iCCP", megabytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * 1_000_000, 65), { level: 9 });
  return pngChunk(type, Buffer.concat([Buffer.from("bomb\u0000\u0000", "latin1"), packed]));
}

export interface PngClaim {
  readonly width: number;
  readonly height: number;
  readonly bits?: number;
  readonly colourType?: number;
  readonly interlaced?: boolean;
  /** Decompressed bytes behind it, all zero. */
  readonly bytes: number;
}

/** A PNG of zeros that claims whatever it likes. */
export function pngOf({ width, height, bits = 8, colourType = 2, interlaced = false, bytes }: PngClaim): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colourType, 0, 0, interlaced ? 1 : 0], 8);
  const data = deflateSync(Buffer.alloc(bytes), { level: 9 });
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk("IHDR", header),
    pngChunk("IDAT", data),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Where a JPEG's marker begins. */
function marker(jpeg: Buffer, codes: readonly number[]): number {
  for (let at = 2; at + 4 < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (codes.includes(jpeg[at + 1] ?? 0)) return at;
  }
  throw new Error("expected that marker");
}

const FRAMES = [0xc0, 0xc1, 0xc2];

/** The same picture under another size. */
export function jpegClaiming(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const at = marker(copy, FRAMES);
  copy.writeUInt16BE(height, at + 5);
  copy.writeUInt16BE(width, at + 7);
  return copy;
}

/** A progressive JPEG whose last scan is said `times` times: each is decoded over the whole picture. */
export function jpegOfManyScans(progressive: Buffer, times: number): Buffer {
  const at = progressive.lastIndexOf(Buffer.from("ffda", "hex"));
  const scan = progressive.subarray(at, -2);
  return Buffer.concat([
    progressive.subarray(0, at),
    ...Array.from({ length: times }, () => scan),
    Buffer.from("ffd9", "hex"),
  ]);
}

/** Segments after the start of a JPEG. */
export function jpegWith(jpeg: Buffer, ...segments: readonly (readonly [code: number, data: Uint8Array])[]): Buffer {
  const written = segments.map(([code, data]) => {
    const head = Buffer.from([0xff, code, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...written, jpeg.subarray(2)]);
}

type Entry = readonly [tag: number, value: number];

/** A TIFF of one directory with whole numbers. */
export function tiffOf(entries: readonly Entry[], { next = 0, pixels = 100 } = {}): Buffer {
  const bytes = Buffer.alloc(8 + 2 + entries.length * 12 + 4 + pixels);
  bytes.write("II*\u0000", 0, "latin1");
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, value], i) => {
    bytes.writeUInt16LE(tag, 10 + i * 12);
    bytes.writeUInt16LE(4, 12 + i * 12);
    bytes.writeUInt32LE(1, 14 + i * 12);
    bytes.writeUInt32LE(value, 18 + i * 12);
  });
  bytes.writeUInt32LE(next, 10 + entries.length * 12);
  return bytes;
}

export const TIFF_GIGAPIXELS: readonly Entry[] = [
  [256, 65_535],
  [257, 65_535],
  [258, 8],
  [259, 1],
  [262, 1],
  [273, 8],
  [277, 1],
  [278, 65_535],
  [279, 100],
];

/** A grey TIFF of 9000 × 9000 in one strip: decoded whole, or not at all. */
export const TIFF_ONE_STRIP: readonly Entry[] = TIFF_GIGAPIXELS.map(([tag, value]) =>
  tag === 256 || tag === 257 || tag === 278 ? [tag, 20_000] : [tag, value],
);

export function bmp(): Buffer {
  const bytes = Buffer.alloc(58);
  bytes.write("BM", 0, "latin1");
  bytes.writeUInt32LE(58, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(1, 18);
  bytes.writeInt32LE(1, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

export async function ico(): Promise<Buffer> {
  const png = await photo(16, 16).png().toBuffer();
  const head = Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0]);
  head.writeUInt32LE(png.length, 14);
  return Buffer.concat([head, png]);
}

/** An empty ZIP archive with a comment: appended to a picture, both programs are happy. */
export function zip(): Buffer {
  const end = Buffer.alloc(22 + 4);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(4, 20);
  end.write("evil", 22, "latin1");
  return end;
}

export function gzipped(words: string): Buffer {
  return gzipSync(words);
}

/** An animated PNG: the first frame is the picture itself. */
export async function apng(): Promise<Uint8Array> {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  const frame = (sequence: number) => {
    const data = Buffer.alloc(26);
    [sequence, 20, 20, 0, 0].forEach((value, i) => data.writeUInt32BE(value, i * 4));
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(10, 22);
    return pngChunk("fcTL", data);
  };
  const png = Buffer.from(await pngWith(Buffer.concat([pngChunk("acTL", control), frame(0)])));
  const second = deflateSync(Buffer.alloc((20 * 3 + 1) * 20));
  const sequence = Buffer.from([0, 0, 0, 2]);
  return Buffer.concat([
    png.subarray(0, -12),
    frame(1),
    pngChunk("fdAT", Buffer.concat([sequence, second])),
    png.subarray(-12),
  ]);
}

/** Two JPEGs in one file, as 3D cameras and phones write them (CIPA DC-007). */
export async function mpo(): Promise<Uint8Array> {
  const [first, second] = [await photo(60, 40).jpeg().toBuffer(), await photo(30, 20).jpeg().toBuffer()];
  return Buffer.concat([
    jpegWith(first, [0xe2, Buffer.from("MPF\u0000II*\u0000\u0008\u0000\u0000\u0000", "latin1")]),
    second,
  ]);
}
