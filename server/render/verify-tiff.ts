import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { crc32, inflateSync } from "node:zlib";
import type { VerifiedFile } from "./verify-png.ts";

export interface ExpectedTiff {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ppi: number;
  readonly icc: Uint8Array;
  /** CRC-32 of the inks that were painted, row by row. */
  readonly inks: number;
  /** In per cent; null = the machine decides by itself. */
  readonly tacPct: number | null;
  readonly maxBytes: number;
}

type Tags = ReadonlyMap<number, Buffer | readonly number[]>;

/**
 * Opens a written TIFF again, from the disk, and compares it with what was meant: size, four inks and nothing else, resolution, profile,
 * total ink, every pixel. Shares no code with the writer; any difference is thrown, with what was expected and what is there.
 */
export async function verifyTiff(path: string, expected: ExpectedTiff): Promise<VerifiedFile> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tags = await readTags(file);
    verifyTags(tags, expected);
    const { inks, mostInk } = await readInks(file, { tags, size });
    expect("decoded inks", "those painted", inks === expected.inks ? "those painted" : "others");
    const { tacPct, maxBytes } = expected;
    const mostPct = (mostInk * 100) / 255;
    expect("total ink of at most", tacPct ?? "any", mostPct.toFixed(1), tacPct === null || mostPct <= tacPct);
    expect("file size of at most", maxBytes, size, size <= maxBytes);
    return { sha256: await sha256Of(path), bytes: size };
  } catch (cause) {
    throw new Error(`print file ${path} is not what was painted: ${cause instanceof Error ? cause.message : "?"}`, {
      cause,
    });
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead < length) throw new Error(`expected ${length} bytes at ${at}, got ${bytesRead}`);
  return bytes;
}

/** Bytes of one value by type (TIFF 6.0, section 2). */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const MOST_VALUES = 16_000_000;

async function readTags(file: FileHandle): Promise<Tags> {
  const header = await readAt(file, 0, 8);
  expect("byte order and version", "II*", header.toString("latin1", 0, 3));
  const at = header.readUInt32LE(4);
  const count = (await readAt(file, at, 2)).readUInt16LE(0);
  const entries = await readAt(file, at + 2, count * 12 + 4);
  const tags = new Map<number, Buffer | readonly number[]>();
  for (let entry = 0; entry < count * 12; entry += 12) {
    const [tag, type] = [entries.readUInt16LE(entry), entries.readUInt16LE(entry + 2)];
    const length = entries.readUInt32LE(entry + 4) * (SIZES[type] ?? 1);
    if (length > MOST_VALUES) throw new Error(`expected a small tag ${tag}, got ${length} bytes`);
    const isInside = length <= 4;
    const bytes = isInside
      ? entries.subarray(entry + 8, entry + 8 + length)
      : await readAt(file, entries.readUInt32LE(entry + 8), length);
    tags.set(tag, type === 7 ? bytes : numbersOf(bytes, type));
  }
  expect("further pages", 0, entries.readUInt32LE(count * 12));
  return tags;
}

function numbersOf(bytes: Buffer, type: number): number[] {
  const values: number[] = [];
  const size = type === 5 ? 4 : (SIZES[type] ?? 1);
  for (let at = 0; at < bytes.length; at += size) values.push(bytes.readUIntLE(at, size));
  return values;
}

function numbers(tags: Tags, tag: number): readonly number[] {
  const found = tags.get(tag);
  if (!found || Buffer.isBuffer(found)) throw new Error(`expected numbers in tag ${tag}, got none`);
  return found;
}

function verifyTags(tags: Tags, { widthPx, heightPx, ppi, icc }: ExpectedTiff): void {
  const say = (tag: number) => numbers(tags, tag).join(" ");
  expect("width", String(widthPx), say(256));
  expect("height", String(heightPx), say(257));
  expect("bits of each ink", "8 8 8 8", say(258));
  expect("compression (8 = deflate)", "8", say(259));
  expect("colours (5 = inks)", "5", say(262));
  expect("inks", "4", say(277));
  expect("planes", "1", say(284));
  expect("predictor", "2", say(317));
  expect("set of inks (1 = CMYK)", "1", say(332));
  expect("resolution unit (2 = inch)", "2", say(296));
  for (const tag of [282, 283]) {
    const [top = 0, bottom = 1] = numbers(tags, tag);
    expect("pixels per inch", ppi, top / bottom, Math.abs(top / bottom - ppi) < 0.01);
  }
  expect("further samples", "none", tags.has(338) ? "some" : "none");
  const profile = tags.get(34_675);
  const isSame = Buffer.isBuffer(profile) && profile.equals(icc);
  expect("ICC profile", "the press's", isSame ? "the press's" : "another or none");
}

async function readInks(file: FileHandle, { tags, size }: { readonly tags: Tags; readonly size: number }) {
  const [width = 0] = numbers(tags, 256);
  const [height = 0] = numbers(tags, 257);
  const [rowsPerStrip = 0] = numbers(tags, 278);
  const [offsets, lengths] = [numbers(tags, 273), numbers(tags, 279)];
  expect("strips", Math.ceil(height / rowsPerStrip), offsets.length);
  let [inks, mostInk] = [0, 0];
  for (const [i, offset] of offsets.entries()) {
    const rows = Math.min(rowsPerStrip, height - i * rowsPerStrip);
    const length = lengths[i] ?? 0;
    if (offset + length > size) throw new Error(`expected strip ${i} inside the file, got byte ${offset + length}`);
    const strip = inflateSync(await readAt(file, offset, length), { maxOutputLength: rows * width * 4 });
    expect("bytes of a strip", rows * width * 4, strip.length);
    mostInk = Math.max(mostInk, undoDifferences(strip, width));
    inks = crc32(strip, inks);
  }
  return { inks, mostInk };
}

/** In place; the most ink of a pixel, as a sum of bytes. */
function undoDifferences(strip: Buffer, width: number): number {
  let most = 0;
  for (let row = 0; row < strip.length; row += width * 4) {
    let [c, m, y, k] = [0, 0, 0, 0];
    for (let at = row; at < row + width * 4; at += 4) {
      c = (c + strip[at]!) & 255;
      m = (m + strip[at + 1]!) & 255;
      y = (y + strip[at + 2]!) & 255;
      k = (k + strip[at + 3]!) & 255;
      strip[at] = c;
      strip[at + 1] = m;
      strip[at + 2] = y;
      strip[at + 3] = k;
      if (c + m + y + k > most) most = c + m + y + k;
    }
  }
  return most;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  // A byte stream of Node yields Buffers.
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest("hex");
}

function expect(what: string, expected: string | number, got: string | number, ok = expected === got): void {
  if (!ok) throw new Error(`expected ${what} ${expected}, got ${got}`);
}
