import { inflateSync } from "node:zlib";
import type { PngChunk } from "./png-chunks.ts";
import { readPng } from "./read-png.ts";

export interface ExpectedPng {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: 3 | 4;
  /** CRC-32 of the rows that were painted, RGBA: the file must decode to exactly these pixels. */
  readonly pixels: number;
  readonly ppi: number;
  readonly maxBytes: number;
}

export interface VerifiedFile {
  readonly sha256: string;
  readonly bytes: number;
}

const ALLOWED_CHUNKS = new Set(["IHDR", "iCCP", "pHYs", "IDAT", "IEND"]);

/**
 * Opens a written print file again, from the disk, and compares it with what was meant, by a reader that shares no code with
 * the writer. Any difference is thrown, with what was expected and what is there.
 */
export async function verifyPng(path: string, expected: ExpectedPng): Promise<VerifiedFile> {
  try {
    const { chunks, pixels, sha256, bytes } = await readPng(path);
    verifyChunks(chunks, expected);
    expect("decoded pixels", "those painted", pixels === expected.pixels ? "those painted" : "others");
    expect("file size of at most", expected.maxBytes, bytes, bytes <= expected.maxBytes);
    return { sha256, bytes };
  } catch (cause) {
    throw new Error(`print file ${path} is not what was painted: ${cause instanceof Error ? cause.message : "?"}`, {
      cause,
    });
  }
}

function verifyChunks(chunks: readonly PngChunk[], { widthPx, heightPx, channels, ppi }: ExpectedPng): void {
  const types = chunks.map((chunk) => chunk.type);
  expect("first chunk", "IHDR", types[0]);
  expect("last chunk", "IEND", types.at(-1));
  const foreign = types.filter((type) => !ALLOWED_CHUNKS.has(type));
  expect("further chunks", "none", foreign.join(", ") || "none");
  expect("runs of picture data", 1, types.filter((type) => type === "IDAT").length);

  const header = only(chunks, "IHDR");
  expect("width", widthPx, header.readUInt32BE(0));
  expect("height", heightPx, header.readUInt32BE(4));
  expect("bit depth", 8, header[8]);
  expect("colour type (6 = RGBA, 2 = RGB)", channels === 4 ? 6 : 2, header[9]);
  expect("interlace method", 0, header[12]);

  const resolution = only(chunks, "pHYs");
  const perMetre = Math.round(ppi / 0.0254);
  expect("pixels per metre across", perMetre, resolution.readUInt32BE(0));
  expect("pixels per metre down", perMetre, resolution.readUInt32BE(4));
  expect("resolution unit (1 = metre)", 1, resolution[8]);

  verifyProfile(only(chunks, "iCCP"));
}

/** ICC.1: bytes 16–19 colour space, 36–39 "acsp", size first; sRGB is told by its description tag. */
function verifyProfile(chunk: Buffer): void {
  const nameEnd = chunk.indexOf(0);
  const profile = inflateSync(chunk.subarray(nameEnd + 2), { maxOutputLength: 4_000_000 });
  expect("ICC profile size", profile.readUInt32BE(0), profile.length);
  expect("ICC signature", "acsp", profile.toString("latin1", 36, 40));
  expect("ICC colour space", "RGB ", profile.toString("latin1", 16, 20));
  // The description is ASCII in version 2 profiles and UTF-16 in version 4: without the zeros both read "sRGB".
  const text = profile.toString("latin1").replaceAll("\u0000", "");
  expect("ICC description", "sRGB", text.includes("sRGB") ? "sRGB" : "another profile");
}

function only(chunks: readonly PngChunk[], type: string): Buffer {
  const found = chunks.filter((chunk) => chunk.type === type);
  expect(`number of ${type} chunks`, 1, found.length);
  return found[0]?.data ?? Buffer.alloc(0);
}

function expect(
  what: string,
  expected: string | number,
  got: string | number | undefined,
  ok = expected === got,
): void {
  if (!ok) throw new Error(`expected ${what} ${expected}, got ${got ?? "nothing"}`);
}
