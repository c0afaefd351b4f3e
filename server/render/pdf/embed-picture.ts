import { readFile } from "node:fs/promises";
import type { PDFRef } from "@cantoo/pdf-lib";
import sharp from "sharp";
import type { DisplayImage } from "../../../configurator-schemas/artwork/display-list.ts";
import { toPixelsPerInch } from "../../../configurator-schemas/units/length.ts";
import type { Matrix } from "../../../configurator-schemas/units/matrix.ts";
import { readPngChunks } from "../png-chunks.ts";
import type { Raster } from "../raster.ts";
import type { UploadFile } from "../upload-file.ts";
import { bleedColours } from "./bleed-colours.ts";
import type { Entries, PdfFile } from "./pdf-file.ts";
import { picturePixels } from "./picture-pixels.ts";

/** An image of the file, and how its unit square lies in the box of a display list's image. */
export interface PlacedPicture {
  readonly ref: PDFRef;
  readonly place: Matrix;
  readonly clip?: string;
}

const JPEG = "image/jpeg";
/** Times the resolution of the print: a whole photo in the size of a stamp would be most of the file, for nothing. */
const TOO_FINE = 4;
/** Of photos that are written anew: above ingest's, whose losses are in them already. */
const JPEG_QUALITY = 95;

interface Embedding {
  readonly upload: UploadFile;
  readonly ppi: number;
}

/**
 * Puts an image into the file: a whole JPEG as it is, what is made of a photo as a JPEG again, everything else without loss.
 * What is cropped away is never in the file.
 */
export async function embedPicture(file: PdfFile, image: DisplayImage, embedding: Embedding): Promise<PlacedPicture> {
  const { upload, ppi } = embedding;
  if (await passesThrough(image, embedding)) {
    const { widthMm, heightMm } = image;
    return {
      ref: addJpeg(file, await readFile(upload.path), sizeOf(upload)),
      place: [widthMm, 0, 0, -heightMm, 0, heightMm],
    };
  }
  const { raster, ...placed } = await picturePixels(image, upload, ppi);
  const isPhoto = upload.mime === JPEG && !image.filters?.some(({ kind }) => kind === "threshold");
  return { ref: await addPixels(file, raster, isPhoto), ...placed };
}

function sizeOf({ widthPx, heightPx }: UploadFile): Picture {
  return { width: widthPx, height: heightPx };
}

/** Is there nothing to be done with its pixels? */
async function passesThrough(image: DisplayImage, { upload, ppi }: Embedding): Promise<boolean> {
  const { crop, filters, background } = image;
  const isWhole = crop.x === 0 && crop.y === 0 && crop.width === 1 && crop.height === 1;
  if (upload.mime !== JPEG || !isWhole || filters || background) return false;
  if (resolutionOf(image, upload) > ppi * TOO_FINE) return false;
  // Readers take the file's own word for its size and colours, and would show more of it than pixels.
  const {
    format,
    width,
    height,
    channels,
    orientation = 1,
    exif,
    icc,
    xmp,
    iptc,
  } = await sharp(upload.path).metadata();
  const isPlain = !exif && !icc && !xmp && !iptc && orientation === 1;
  return format === "jpeg" && channels === 3 && isPlain && width === upload.widthPx && height === upload.heightPx;
}

/** Pixels per inch of the finer direction. */
function resolutionOf({ widthMm, heightMm }: DisplayImage, { widthPx, heightPx }: UploadFile): number {
  return Math.max(toPixelsPerInch(widthPx, widthMm), toPixelsPerInch(heightPx, heightMm));
}

function addJpeg(file: PdfFile, bytes: Uint8Array, picture: Picture): PDFRef {
  const { mask, ...size } = picture;
  const entries = imageEntries(size, "DeviceRGB");
  return file.addStream(bytes, { ...entries, ...(mask && { SMask: mask }), Filter: "DCTDecode" });
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly mask?: PDFRef;
}

async function addPixels(file: PdfFile, raster: Raster, isPhoto: boolean): Promise<PDFRef> {
  const { width, height } = raster;
  const isClear = hasAlpha(raster.data);
  if (isClear) bleedColours(raster);
  const mask = isClear ? { mask: await addSamples(file, raster, "alpha") } : {};
  if (!isPhoto) return addSamples(file, raster, "colour", mask);
  const bytes = await sharp(raster.data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: "4:4:4" })
    .toBuffer();
  return addJpeg(file, bytes, { width, height, ...mask });
}

/** Deflated by rows with PNG's filters, which PDF reads as they are (ISO 32000-2, 7.4.4.4): photos shrink by a third. */
async function addSamples(
  file: PdfFile,
  { data, width, height }: Raster,
  part: "colour" | "alpha",
  { mask }: Pick<Picture, "mask"> = {},
): Promise<PDFRef> {
  const whole = sharp(data, { raw: { width, height, channels: 4 } });
  const samples = part === "colour" ? whole.removeAlpha() : whole.extractChannel(3).toColourspace("b-w");
  const png = await samples.png({ compressionLevel: 6, adaptiveFiltering: true, palette: false }).toBuffer();
  const chunks = readPngChunks(png);
  const [header] = chunks;
  const colours = part === "colour" ? 3 : 1;
  const expected = [8, part === "colour" ? 2 : 0];
  if (!header || header.data[8] !== expected[0] || header.data[9] !== expected[1] || header.data[12] !== 0)
    throw new Error(`expected a plain PNG of ${colours} channels, got header ${header?.data.toString("hex")}`);
  const deflated = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  return file.addStream(deflated, {
    ...imageEntries({ width, height }, part === "colour" ? "DeviceRGB" : "DeviceGray"),
    ...(mask && { SMask: mask }),
    Filter: "FlateDecode",
    DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: 8, Columns: width },
  });
}

function imageEntries({ width, height }: { readonly width: number; readonly height: number }, space: string): Entries {
  // Without Interpolate, readers show an enlarged picture in blocks, and presses smooth it.
  return {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    ColorSpace: space,
    BitsPerComponent: 8,
    Interpolate: true,
  };
}

function hasAlpha(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}
