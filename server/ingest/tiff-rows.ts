import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

const ROWS_PER_STRIP = 278;
const TILE_LENGTH = 323;
const MAX_ENTRIES = 4096;

/**
 * Rows of a TIFF that are decoded at once: of a strip or a tile (TIFF 6.0, sections 8 and 15). One strip may be the whole
 * picture; what cannot be read counts as that.
 */
export async function readTiffRows(path: string, height: number): Promise<number> {
  const file = await open(path);
  try {
    return Math.min(height, (await readRows(file)) ?? height);
  } finally {
    await file.close();
  }
}

async function readRows(file: FileHandle): Promise<number | undefined> {
  const head = await readAt(file, 0, 16);
  const isLittle = head.toString("latin1", 0, 2) === "II";
  const short = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  // BigTIFF is for pictures of gigabytes.
  if (head.length < 8 || short(head, 2) !== 42) return undefined;
  const start = long(head, 4);
  const count = await readAt(file, start, 2);
  const entries = count.length < 2 ? 0 : Math.min(short(count, 0), MAX_ENTRIES);
  const directory = await readAt(file, start + 2, entries * 12);
  let rows: number | undefined;
  for (let at = 0; at + 12 <= directory.length; at += 12) {
    const tag = short(directory, at);
    if (tag !== ROWS_PER_STRIP && tag !== TILE_LENGTH) continue;
    const value = short(directory, at + 2) === 3 ? short(directory, at + 8) : long(directory, at + 8);
    rows = Math.max(rows ?? 0, value);
  }
  return rows;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
