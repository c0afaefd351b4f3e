import { crc32 } from "node:zlib";

export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The chunks of a PNG in order, each CRC checked (PNG 3rd edition, section 5.3). Throws for anything that is not one. */
export function readPngChunks(bytes: Buffer): PngChunk[] {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) {
    throw new Error(`expected a PNG signature, got ${bytes.subarray(0, 8).toString("hex") || "no bytes"}`);
  }
  const chunks: PngChunk[] = [];
  let at = 8;
  while (at < bytes.length) {
    if (at + 12 > bytes.length) throw new Error(`expected a whole chunk at byte ${at}, got ${bytes.length - at} bytes`);
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) throw new Error(`expected ${length} bytes in chunk ${type}, got ${bytes.length - at - 12}`);
    const expected = bytes.readUInt32BE(end - 4);
    const got = crc32(bytes.subarray(at + 4, end - 4));
    if (got !== expected) throw new Error(`expected CRC ${hex(expected)} of chunk ${type}, got ${hex(got)}`);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
  }
  return chunks;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
