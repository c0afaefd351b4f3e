import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { pixelsPerMetre, readPngChunks } from "./png-chunks.ts";
import type { PngChunk } from "./png-chunks.ts";
import type { Raster } from "./raster.ts";

export interface ExpectedPng {
  /** What was painted: the file must decode to exactly these pixels. */
  readonly raster: Raster;
  readonly ppi: number;
  readonly maxBytes: number;
}

export interface VerifiedFile {
  readonly sha256: string;
  readonly bytes: number;
}

const ALLOWED_CHUNKS = new Set(["IHDR", "iCCP", "pHYs", "IDAT", "IEND"]);

/**
 * Opens a written print file again and compares it with what was meant, because sharp drops a colour profile or turns
 * a colour space without an error. Any difference is thrown, with what was expected and what is there.
 */
export async function verifyPng(path: string, expected: ExpectedPng): Promise<VerifiedFile> {
  const bytes = await readFile(path);
  try {
    verifyChunks(readPngChunks(bytes), expected);
    await verifyPixels(bytes, expected.raster);
    expect("file size of at most", expected.maxBytes, bytes.length, bytes.length <= expected.maxBytes);
  } catch (cause) {
    throw new Error(`print file ${path} is not what was painted: ${cause instanceof Error ? cause.message : "?"}`, {
      cause,
    });
  }
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

function verifyChunks(chunks: readonly PngChunk[], { raster, ppi }: ExpectedPng): void {
  const types = chunks.map((chunk) => chunk.type);
  expect("first chunk", "IHDR", types[0]);
  expect("last chunk", "IEND", types.at(-1));
  const foreign = types.filter((type) => !ALLOWED_CHUNKS.has(type));
  expect("further chunks", "none", foreign.join(", ") || "none");

  const header = only(chunks, "IHDR");
  expect("width", raster.width, header.readUInt32BE(0));
  expect("height", raster.height, header.readUInt32BE(4));
  expect("bit depth", 8, header[8]);
  expect("colour type (6 = RGBA)", 6, header[9]);
  expect("interlace method", 0, header[12]);

  const resolution = only(chunks, "pHYs");
  expect("pixels per metre across", pixelsPerMetre(ppi), resolution.readUInt32BE(0));
  expect("pixels per metre down", pixelsPerMetre(ppi), resolution.readUInt32BE(4));
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

async function verifyPixels(bytes: Buffer, raster: Raster): Promise<void> {
  const { data, info } = await sharp(bytes, { failOn: "warning", limitInputPixels: false, ignoreIcc: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect("decoded channels", 4, info.channels);
  expect("decoded pixels", "those painted", data.equals(raster.data) ? "those painted" : "others");
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
