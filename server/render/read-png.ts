import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { crc32, createInflate } from "node:zlib";
import type { PngChunk } from "./png-chunks.ts";
import { RowsOfPng } from "./rows-of-png.ts";

/** A PNG, read from its first byte to its last. */
export interface OpenedPng {
  readonly sha256: string;
  readonly bytes: number;
  /** All but the picture's data, which stands at "IDAT" once, empty. */
  readonly chunks: readonly PngChunk[];
  /** CRC-32 of its rows as RGBA; alpha is 255 where the file has none. */
  readonly pixels: number;
  readonly rows: number;
}

const SIGNATURE = "89504e470d0a1a0a";
/** Larger than any chunk a writer with bounded memory makes. */
const MAX_CHUNK = 64 * 1024 * 1024;
const PIECE = 1024 * 1024;

/**
 * Reads a PNG of 8 bits a channel, RGB or RGBA, not interlaced, in the memory of a few rows. By the book (PNG 3rd edition), not by the
 * writer: nothing but the number of bytes is taken from what was meant. Throws for whatever is not whole.
 */
export async function readPng(path: string): Promise<OpenedPng> {
  const hash = createHash("sha256");
  const source = new PngSource(path, (piece) => hash.update(piece));
  const chunks: PngChunk[] = [];
  let rows: RowsOfPng | undefined;
  await pipeline(
    () => pictureData(source, chunks),
    createInflate({ chunkSize: PIECE }),
    async (inflated: AsyncIterable<Buffer>) => {
      for await (const piece of inflated) (rows ??= rowsOf(chunks)).take(piece);
    },
  );
  if (!rows) throw new Error("expected picture data, got none");
  return { sha256: hash.digest("hex"), bytes: source.read, chunks, ...rows.end() };
}

function rowsOf(chunks: readonly PngChunk[]): RowsOfPng {
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  if (header?.length !== 13) throw new Error("expected a header before the picture data, got none");
  const [depth, colour, , , interlace] = header.subarray(8);
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0)
    throw new Error(`expected 8 bits of RGB or RGBA in rows, got bit depth ${depth} and colour type ${colour}`);
  return new RowsOfPng({
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    channels: colour === 6 ? 4 : 3,
  });
}

/** Hands on the bytes of IDAT; keeps everything else. */
async function* pictureData(source: PngSource, chunks: PngChunk[]): AsyncGenerator<Buffer> {
  for await (const { type, data } of source.chunks()) {
    if (type !== "IDAT") chunks.push({ type, data });
    else {
      if (chunks.at(-1)?.type !== "IDAT") chunks.push({ type, data: Buffer.alloc(0) });
      yield data;
    }
  }
}

class PngSource {
  read = 0;
  readonly #path: string;
  readonly #seen: (piece: Buffer) => void;

  constructor(path: string, seen: (piece: Buffer) => void) {
    this.#path = path;
    this.#seen = seen;
  }

  async *chunks(): AsyncGenerator<PngChunk> {
    const file = await open(this.#path);
    try {
      const take = async (length: number, what: string) => {
        const bytes = Buffer.allocUnsafe(length);
        const { bytesRead } = await file.read(bytes, 0, length);
        this.read += bytesRead;
        this.#seen(bytes.subarray(0, bytesRead));
        if (bytesRead < length) throw new Error(`expected ${length} bytes of ${what}, got ${bytesRead}`);
        return bytes;
      };
      const signature = (await take(8, "PNG signature")).toString("hex");
      if (signature !== SIGNATURE) throw new Error(`expected a PNG signature, got ${signature}`);
      const { size } = await file.stat();
      while (this.read < size) {
        const head = await take(8, "a chunk's head");
        const length = head.readUInt32BE(0);
        const type = head.toString("latin1", 4);
        if (length > MAX_CHUNK) throw new Error(`expected chunks of at most ${MAX_CHUNK} bytes, got ${length}`);
        const body = await take(length + 4, `chunk ${type}`);
        const data = body.subarray(0, length);
        const [expected, got] = [body.readUInt32BE(length), crc32(data, crc32(head.subarray(4)))];
        if (got !== expected) throw new Error(`expected CRC ${expected} of chunk ${type}, got ${got}`);
        yield { type, data };
      }
    } finally {
      await file.close();
    }
  }
}
