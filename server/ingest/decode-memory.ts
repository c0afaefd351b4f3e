import type { Metadata } from "sharp";
import { readTiffRows } from "./tiff-rows.ts";
import type { ImageType } from "./sniff-type.ts";

/** libjpeg's coefficients, two bytes for each sample. */
const COEFFICIENT_BYTES = 2;
/** Of kinds that lie in memory as a whole, per pixel: measured at 12 to 17 megapixels of noise. */
const WHOLE_BYTES = { webp: 9, avif: 20, gif: 6 } as const;
/** Rows that are at hand while a picture flows through and is made smaller: measured at 10 000 pixels of width. */
const FLOWING_ROWS = 2000;

/** How much memory decoding takes, in bytes: known from the header, before a pixel is decoded. */
export async function decodeMemory(path: string, type: ImageType, metadata: Metadata): Promise<number> {
  const { width, height, pageHeight = height, channels, depth, orientation = 1 } = metadata;
  const pixels = width * pageHeight;
  const pixelBytes = channels * bytesOf(depth);
  const flowing = width * Math.min(pageHeight, FLOWING_ROWS) * pixelBytes;
  // To be turned, a picture has to be at hand as a whole; only the mirrored one (2) is read in its own order.
  const turned = orientation > 2 ? pixels * pixelBytes : 0;
  return Math.max(flowing, turned + (await wholeBytes(path, type, metadata)));
}

async function wholeBytes(path: string, type: ImageType, metadata: Metadata): Promise<number> {
  const { width, height, pageHeight = height, channels, depth, isProgressive, chromaSubsampling } = metadata;
  const pixels = width * pageHeight;
  const pixelBytes = channels * bytesOf(depth);
  switch (type) {
    case "jpeg": {
      if (!isProgressive) return 0;
      // Chroma has half or a quarter of the samples where it is subsampled.
      const samples = channels === 3 && chromaSubsampling !== "4:4:4" ? 2 : channels;
      return pixels * samples * COEFFICIENT_BYTES;
    }
    case "png":
      return isProgressive ? pixels * pixelBytes : 0;
    case "webp":
    case "avif":
    case "gif":
      return pixels * WHOLE_BYTES[type];
    case "tiff":
      return width * (await readTiffRows(path, height)) * pixelBytes;
    default:
      return 0;
  }
}

function bytesOf(depth: Metadata["depth"]): number {
  switch (depth) {
    case "uchar":
    case "char":
      return 1;
    case "ushort":
    case "short":
      return 2;
    case "double":
    case "complex":
      return 8;
    case "dpcomplex":
      return 16;
    default:
      return 4;
  }
}
