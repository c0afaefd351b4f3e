import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { ingestInChild } from "./ingest-in-child.ts";
import { photo, pngChunk, pngClaiming, twoFrameGif } from "./picture-files.ts";

/** A worker may take this much for one upload; the largest honest picture (100 megapixels) decides. */
const MAX_RSS_MB = 700;
const MAX_MS = 20_000;

interface Upload {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array> | Uint8Array;
  readonly expected: string;
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });

const UPLOADS: readonly Upload[] = [
  { name: "control: an honest photo", bytes: () => photo().jpeg().toBuffer(), expected: "ok" },
  { name: "no bytes", bytes: () => new Uint8Array(), expected: "empty" },
  { name: "PNG that claims 60000 × 60000", bytes: () => pngClaiming(60_000, 60_000), expected: "image_too_large" },
  { name: "PNG that claims 2^31-1 pixels wide", bytes: () => hugePng(), expected: "corrupt" },
  { name: "PNG one row above the limit", bytes: () => pngClaiming(10_000, 10_001), expected: "image_too_large" },
  { name: "PNG bomb of 100 megapixels in 300 kB", bytes: () => pngClaiming(10_000, 10_000, 10_000), expected: "ok" },
  { name: "PNG without its picture", bytes: () => pngClaiming(500, 500, 0), expected: "corrupt" },
  { name: "PNG with one flipped bit", bytes: async () => flip(await photo().png().toBuffer()), expected: "corrupt" },
  { name: "PNG cut off", bytes: async () => cut(await photo().png().toBuffer()), expected: "corrupt" },
  {
    name: "PNG of nothing but its signature",
    bytes: () => Buffer.from("89504e470d0a1a0a", "hex"),
    expected: "corrupt",
  },
  { name: "PNG with a megabyte of text", bytes: () => chattyPng(), expected: "ok" },
  { name: "JPEG cut off", bytes: async () => cut(await photo().jpeg().toBuffer()), expected: "corrupt" },
  {
    name: "progressive JPEG of 100 megapixels",
    bytes: () => flat(10_000, 9_990).jpeg({ progressive: true }).toBuffer(),
    expected: "ok",
  },
  { name: "JPEG start and noise", bytes: () => jpegNoise(), expected: "corrupt" },
  { name: "GIF cut off", bytes: async () => cut(await photo().gif().toBuffer()), expected: "corrupt" },
  { name: "GIF that claims a screen of 65535 × 65535", bytes: () => hugeScreenGif(), expected: "ok" },
  { name: "WebP cut off", bytes: async () => cut(await photo().webp().toBuffer()), expected: "corrupt" },
  { name: "TIFF whose directory points at itself", bytes: () => loopingTiff(), expected: "corrupt" },
  { name: "TIFF that claims 4 gigapixels", bytes: () => hugeTiff(), expected: "image_too_large" },
  { name: "AVIF cut off", bytes: async () => cut(await photo().avif().toBuffer()), expected: "corrupt" },
  { name: "SVG bomb", bytes: () => Buffer.from(svgBomb()), expected: "unsupported_type" },
  { name: "gzipped SVG", bytes: () => gzipSync(svgBomb()), expected: "unsupported_type" },
  { name: "a web page", bytes: () => Buffer.from("<!doctype html><script>1</script>"), expected: "unsupported_type" },
  {
    name: "ImageMagick script",
    bytes: () => Buffer.from("push graphic-context\nviewbox 0 0 9 9"),
    expected: "unsupported_type",
  },
  { name: "PDF", bytes: () => Buffer.from("%PDF-1.7\n%âãÏÓ\n"), expected: "unsupported_type" },
];

describe("hostile uploads, each in a process of its own", () => {
  it.each(UPLOADS)("$name: $expected", { timeout: 60_000 }, async ({ bytes, expected }) => {
    const { answer, maxRssMB, milliseconds } = await ingestInChild(await bytes());
    expect(answer.ok ? "ok" : answer.code).toBe(expected);
    expect(maxRssMB).toBeLessThan(MAX_RSS_MB);
    expect(milliseconds).toBeLessThan(MAX_MS);
  });
});

function cut(bytes: Buffer): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length * 0.6));
}

function flip(bytes: Buffer): Uint8Array {
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
  return bytes;
}

function hugePng(): Uint8Array {
  const bytes = pngClaiming(16, 16);
  bytes.writeUInt32BE(0x7fffffff, 16); // the CRC is wrong now, too
  return bytes;
}

async function chattyPng(): Promise<Uint8Array> {
  const png = await photo(20, 20).png().toBuffer();
  const text = pngChunk("tEXt", Buffer.from(`Comment\u0000${"x".repeat(1_000_000)}`, "latin1"));
  return Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]);
}

function jpegNoise(): Uint8Array {
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + 7) % 256);
  return Buffer.concat([Buffer.from("ffd8ffe0", "hex"), noise]);
}

async function hugeScreenGif(): Promise<Uint8Array> {
  const gif = await twoFrameGif();
  gif.writeUInt16LE(65_535, 6);
  gif.writeUInt16LE(65_535, 8);
  return gif;
}

function loopingTiff(): Uint8Array {
  const bytes = Buffer.alloc(14);
  bytes.write("II*\u0000", 0, "latin1");
  bytes.writeUInt32LE(8, 4); // first directory at 8
  bytes.writeUInt16LE(0, 8); // no entries
  bytes.writeUInt32LE(8, 10); // next directory: itself
  return bytes;
}

function hugeTiff(): Uint8Array {
  const entries = [
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
  const bytes = Buffer.alloc(8 + 2 + entries.length * 12 + 4 + 100);
  bytes.write("II*\u0000", 0, "latin1");
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag = 0, value = 0], i) => {
    bytes.writeUInt16LE(tag, 10 + i * 12);
    bytes.writeUInt16LE(4, 12 + i * 12);
    bytes.writeUInt32LE(1, 14 + i * 12);
    bytes.writeUInt32LE(value, 18 + i * 12);
  });
  return bytes;
}

function svgBomb(): string {
  const uses = Array.from({ length: 12 }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect id="g0" width="1" height="1"/>${uses.join("")}</svg>`;
}
