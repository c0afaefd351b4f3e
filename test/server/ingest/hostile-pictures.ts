import sharp from "sharp";
import {
  TIFF_GIGAPIXELS,
  TIFF_ONE_STRIP,
  apng,
  bmp,
  cut,
  flip,
  gzipped,
  ico,
  jpegClaiming,
  jpegOfManyScans,
  jpegWith,
  mpo,
  noise,
  pngOf,
  pngWith,
  text,
  tiffOf,
  zip,
  zipBomb,
} from "./hostile-bytes.ts";
import { findPoppler } from "../../../server/ingest/poppler.ts";
import { heicHead, photo, pngChunk, pngClaiming, twoFrameGif } from "./picture-files.ts";

export interface Upload {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array> | Uint8Array;
  readonly declared?: { readonly fileName?: string; readonly contentType?: string };
  /** "ok" or the code of the refusal. */
  readonly expected: string;
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });
const jpeg = () => photo().jpeg().toBuffer();
const png = () => photo().png().toBuffer();
/** Without a reader of PDFs nobody looks inside. */
const BROKEN_PDF = findPoppler() ? "pdf_unreadable" : "pdf_unsupported";
const html = "<html><script>alert(1)</script></html>";

/** Every kind of picture that is not what it seems, and what must come of it. */
export const HOSTILE_PICTURES: readonly Upload[] = [
  { name: "control: an honest JPEG", bytes: jpeg, expected: "ok" },
  { name: "control: an honest PNG", bytes: png, expected: "ok" },
  ...nothing(),
  ...floods(),
  ...bombs(),
  ...broken(),
  ...otherKinds(),
  ...polyglots(),
  ...liars(),
];

function nothing(): Upload[] {
  return [
    { name: "no bytes", bytes: () => new Uint8Array(), expected: "empty" },
    { name: "one byte", bytes: () => Uint8Array.of(0xff), expected: "unsupported_type" },
    { name: "only zeros", bytes: () => new Uint8Array(10_000), expected: "unsupported_type" },
    { name: "noise", bytes: () => noise(100_000), expected: "unsupported_type" },
  ];
}

/** More pixels than anybody prints. */
function floods(): Upload[] {
  const refused = "image_too_large";
  return [
    { name: "PNG that claims 60000 × 60000", bytes: () => pngClaiming(60_000, 60_000), expected: refused },
    { name: "PNG one row above the limit", bytes: () => pngClaiming(10_000, 10_001), expected: refused },
    { name: "PNG that claims 2^31-1 pixels wide", bytes: () => hugePng(), expected: "corrupt" },
    { name: "PNG of no width", bytes: () => pngOf({ width: 0, height: 9, bytes: 9 }), expected: "corrupt" },
    {
      name: "interlaced PNG of 100 megapixels",
      bytes: () => pngOf({ width: 10_000, height: 10_000, interlaced: true, bytes: 1000 }),
      expected: refused,
    },
    {
      name: "JPEG that claims 65500 × 65500",
      bytes: async () => jpegClaiming(await jpeg(), 65_500, 65_500),
      expected: refused,
    },
    {
      name: "progressive JPEG of 100 megapixels",
      bytes: () => flat(10_000, 9990).jpeg({ progressive: true }).toBuffer(),
      expected: refused,
    },
    {
      name: "WebP of 67 megapixels in 30 kB",
      bytes: () => flat(8192, 8192).webp({ effort: 0 }).toBuffer(),
      expected: refused,
    },
    {
      name: "AVIF of 16 megapixels",
      bytes: () => flat(4000, 4000).avif({ effort: 0 }).toBuffer(),
      expected: refused,
    },
    {
      name: "turned JPEG of 100 megapixels",
      bytes: () => flat(9990, 10_000).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      expected: refused,
    },
    {
      name: "turned JPEG of 50 megapixels",
      bytes: () => flat(5000, 9990).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      expected: "ok",
    },
    { name: "GIF that claims 65535 × 65535", bytes: () => hugeScreenGif(), expected: "ok" },
    { name: "TIFF that claims 4 gigapixels", bytes: () => tiffOf(TIFF_GIGAPIXELS), expected: refused },
    { name: "TIFF of 400 megapixels in one strip", bytes: () => tiffOf(TIFF_ONE_STRIP), expected: refused },
  ];
}

/** Small files, much work. */
function bombs(): Upload[] {
  return [
    { name: "PNG bomb of 100 megapixels in 300 kB", bytes: () => pngClaiming(10_000, 10_000, 10_000), expected: "ok" },
    {
      name: "16-bit RGBA PNG of 100 megapixels",
      bytes: () => pngOf({ width: 10_000, height: 10_000, bits: 16, colourType: 6, bytes: 80_001 * 10_000 }),
      expected: "ok",
    },
    {
      name: "PNG with a gigabyte behind a tiny picture",
      bytes: () => pngOf({ width: 10, height: 10, bytes: 1_000_000_000 }),
      expected: "ok",
    },
    { name: "PNG with a zTXt bomb", bytes: () => pngWith(zipBomb("zTXt", 500)), expected: "ok" },
    { name: "PNG with an iCCP bomb", bytes: () => pngWith(zipBomb("iCCP", 500)), expected: "ok" },
    {
      name: "PNG with 200 000 chunks",
      bytes: () => pngWith(pngChunk("tEXt", Buffer.from("a\u0000b", "latin1")), 200_000),
      expected: "ok",
    },
    {
      name: "PNG with a megabyte of text",
      bytes: () => pngWith(pngChunk("tEXt", Buffer.from(`Comment\u0000${"x".repeat(1_000_000)}`, "latin1"))),
      expected: "ok",
    },
    {
      name: "progressive JPEG of 5000 scans",
      bytes: async () => jpegOfManyScans(await flat(3000, 2000).jpeg({ progressive: true }).toBuffer(), 5000),
      expected: "corrupt",
    },
    {
      name: "JPEG with 300 comments of 60 kB",
      bytes: async () =>
        jpegWith(await jpeg(), ...Array.from({ length: 300 }, () => [0xfe, new Uint8Array(60_000)] as const)),
      expected: "ok",
    },
    { name: "GIF of 500 frames", bytes: () => manyFrames(500), expected: "ok" },
  ];
}

function broken(): Upload[] {
  const shares = [0.1, 0.5, 0.9];
  const kinds = [
    ["JPEG", jpeg],
    ["PNG", png],
    ["GIF", () => photo().gif().toBuffer()],
    ["WebP", () => photo().webp().toBuffer()],
    ["AVIF", () => photo().avif({ effort: 0 }).toBuffer()],
    ["TIFF", () => photo().tiff({ compression: "lzw" }).toBuffer()],
    ["progressive JPEG", () => photo().jpeg({ progressive: true }).toBuffer()],
  ] as const;
  return [
    ...kinds.flatMap(([kind, bytes]) =>
      shares.map((share) => ({
        name: `${kind} cut off after ${share * 100} %`,
        bytes: async () => cut(await bytes(), share),
        expected: "corrupt",
      })),
    ),
    { name: "JPEG cut off after 99 %", bytes: async () => cut(await jpeg(), 0.99), expected: "corrupt" },
    { name: "PNG without its picture", bytes: () => pngClaiming(500, 500, 0), expected: "corrupt" },
    { name: "PNG with one flipped bit", bytes: async () => flip(await png()), expected: "corrupt" },
    {
      name: "PNG of nothing but its signature",
      bytes: () => Buffer.from("89504e470d0a1a0a", "hex"),
      expected: "corrupt",
    },
    {
      name: "PNG with the colours of nowhere",
      bytes: () => pngOf({ width: 9, height: 9, colourType: 5, bytes: 300 }),
      expected: "corrupt",
    },
    {
      name: "JPEG start and noise",
      bytes: () => Buffer.concat([Buffer.from("ffd8ffe0", "hex"), noise(5000)]),
      expected: "corrupt",
    },
    {
      name: "JPEG that claims twice its height",
      bytes: async () => jpegClaiming(await jpeg(), 600, 800),
      expected: "corrupt",
    },
    { name: "JPEG of no height", bytes: async () => jpegClaiming(await jpeg(), 600, 0), expected: "corrupt" },
    { name: "TIFF whose directory points at itself", bytes: () => tiffOf([], { next: 8 }), expected: "corrupt" },
    { name: "TIFF of no size", bytes: () => tiffOf([[256, 0]]), expected: "corrupt" },
  ];
}

/** Known, but not for print. */
function otherKinds(): Upload[] {
  return [
    { name: "BMP", bytes: () => bmp(), expected: "unsupported_type" },
    { name: "ICO", bytes: () => ico(), expected: "unsupported_type" },
    { name: "PDF", bytes: () => text("%PDF-1.7\n%âãÏÓ\n"), expected: BROKEN_PDF },
    { name: "HEIC", bytes: () => heicHead(), declared: { fileName: "IMG_1.jpg" }, expected: "unsupported_type" },
    { name: "PSD", bytes: () => text("8BPS\u0000\u0001"), expected: "unsupported_type" },
    { name: "a web page", bytes: () => text(html), expected: "unsupported_type" },
    { name: "JavaScript", bytes: () => text("alert(1)"), expected: "unsupported_type" },
    { name: "ZIP", bytes: () => zip(), expected: "unsupported_type" },
    { name: "gzip", bytes: () => gzipped("<svg/>"), expected: "unsupported_type" },
    {
      name: "ImageMagick script",
      bytes: () => text("push graphic-context\nviewbox 0 0 9 9"),
      expected: "unsupported_type",
    },
    {
      name: "ImageMagick MSL",
      bytes: () => text('<?xml version="1.0"?><image><read filename="/etc/passwd"/></image>'),
      expected: "unsupported_type",
    },
    { name: "PostScript", bytes: () => text("%!PS-Adobe-3.0 EPSF-3.0\n"), expected: "unsupported_type" },
    { name: "MPO of two pictures", bytes: () => mpo(), expected: "ok" },
    { name: "animated PNG", bytes: () => apng(), expected: "ok" },
  ];
}

/** Two kinds in one file: the first is taken, and written anew without the second. */
function polyglots(): Upload[] {
  const after = (picture: () => Promise<Buffer>, tail: Uint8Array) => async () =>
    Buffer.concat([await picture(), tail]);
  return [
    { name: "GIF and ZIP (GIFAR)", bytes: after(() => photo(20, 20).gif().toBuffer(), zip()), expected: "ok" },
    { name: "JPEG and ZIP", bytes: after(jpeg, zip()), expected: "ok" },
    { name: "PNG and a web page", bytes: after(png, text(html)), expected: "ok" },
    {
      name: "JPEG with a web page as comment",
      bytes: async () => jpegWith(await jpeg(), [0xfe, text(html)]),
      expected: "ok",
    },
    { name: "GIF89a=1;alert(1)", bytes: () => text("GIF89a=1;alert(1)//"), expected: "corrupt" },
    {
      name: "JPEG start, then SVG",
      bytes: () => Buffer.concat([Buffer.from("ffd8ff", "hex"), text('<svg xmlns="http://www.w3.org/2000/svg"/>')]),
      expected: "corrupt",
    },
    {
      name: "PDF with a JPEG inside",
      bytes: async () => Buffer.concat([text("%PDF-1.7\n"), await jpeg()]),
      expected: BROKEN_PDF,
    },
  ];
}

function liars(): Upload[] {
  return [
    { name: "JPEG named .png", bytes: jpeg, declared: { fileName: "a.png" }, expected: "type_mismatch" },
    { name: "PNG sent as image/webp", bytes: png, declared: { contentType: "image/webp" }, expected: "type_mismatch" },
    {
      name: "web page named .jpg",
      bytes: () => text(html),
      declared: { fileName: "a.jpg" },
      expected: "type_mismatch",
    },
    { name: "SVG named .png", bytes: () => text("<svg/>"), declared: { fileName: "a.png" }, expected: "type_mismatch" },
    { name: "JPEG named .exe", bytes: jpeg, declared: { fileName: "a.exe" }, expected: "ok" },
    {
      name: "JPEG sent as text/html, named ../../x",
      bytes: jpeg,
      declared: { fileName: "../../x", contentType: "text/html" },
      expected: "ok",
    },
    {
      name: "name of NUL and 10 000 letters",
      bytes: jpeg,
      declared: { fileName: `\u0000${"a".repeat(10_000)}` },
      expected: "ok",
    },
  ];
}

function hugePng(): Uint8Array {
  const bytes = pngClaiming(16, 16);
  bytes.writeUInt32BE(0x7fffffff, 16); // the CRC is wrong now, too
  return bytes;
}

async function hugeScreenGif(): Promise<Uint8Array> {
  const gif = await twoFrameGif();
  gif.writeUInt16LE(65_535, 6);
  gif.writeUInt16LE(65_535, 8);
  return gif;
}

async function manyFrames(count: number): Promise<Uint8Array> {
  const frame = await flat(40, 30).png().toBuffer();
  const other = await flat(40, 30).negate().png().toBuffer();
  const frames = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? frame : other));
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
}
