import { readFile } from "node:fs/promises";
import type { PDFRef } from "@cantoo/pdf-lib";
import sharp from "sharp";
import type { DisplayImage } from "../../../configurator-schemas/artwork/display-list.ts";
import { toPixelsPerInch } from "../../../configurator-schemas/units/length.ts";
import type { Matrix } from "../../../configurator-schemas/units/matrix.ts";
import type { Raster } from "../raster.ts";
import type { UploadFile } from "../upload-file.ts";
import { embedInks } from "./embed-inks.ts";
import type { PictureInks } from "./embed-inks.ts";
import { addMask, addSamples, imageEntries } from "./image-samples.ts";
import type { Masked } from "./image-samples.ts";
import type { PdfFile } from "./pdf-file.ts";
import { picturePixels } from "./picture-pixels.ts";

/** An image of the file, and how its unit square lies in the box of a display list's image. */
export interface PlacedPicture {
  readonly ref: PDFRef;
  readonly place: Matrix;
  readonly clip?: string;
}

/**
 * Times the resolution of the print: a reader resamples once more, onto pixels that lie elsewhere, and at exactly that
 * resolution fine detail fades (a grey photo at 300 ppi: SSIM 0.972, at 600 ppi 0.99; measured).
 */
const FINER = 2;
/** Presses take no more than this of a picture (Ghent Workgroup 2022), and a quarter less of it is a second less per A3. */
const INKS_FINER = 1.5;
const JPEG = "image/jpeg";
/** Times the resolution of the print: a whole photo in the size of a stamp would be most of the file, for nothing. */
const TOO_FINE = 4;
/** Of photos that are written anew: above ingest's, whose losses are in them already. */
const JPEG_QUALITY = 95;

export interface Embedding {
  readonly upload: UploadFile;
  readonly ppi: number;
  /** Pictures become these inks; absent = they stay in sRGB. */
  readonly press?: PictureInks | undefined;
}

/**
 * Puts an image into the file: a whole JPEG as it is, what is made of a photo as a JPEG again, everything else without loss.
 * What is cropped away is never in the file.
 */
export async function embedPicture(file: PdfFile, image: DisplayImage, embedding: Embedding): Promise<PlacedPicture> {
  const { upload, ppi, press } = embedding;
  const isPhoto = upload.mime === JPEG && !image.filters?.some(({ kind }) => kind === "threshold");
  if (press) {
    const { raster, ...placed } = await picturePixels(image, upload, ppi * INKS_FINER);
    return { ref: await embedInks(file, raster, { press, isPhoto }), ...placed };
  }
  if (await passesThrough(image, embedding)) {
    const { widthMm, heightMm } = image;
    return {
      ref: addJpeg(file, await readFile(upload.path), sizeOf(upload)),
      place: [widthMm, 0, 0, -heightMm, 0, heightMm],
    };
  }
  const { raster, ...placed } = await picturePixels(image, upload, ppi * FINER);
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
  return file.addStream(bytes, { ...imageEntries(picture, file.srgb), Filter: "DCTDecode" });
}

interface Picture extends Masked {
  readonly width: number;
  readonly height: number;
}

async function addPixels(file: PdfFile, raster: Raster, isPhoto: boolean): Promise<PDFRef> {
  const { width, height } = raster;
  const mask = await addMask(file, raster);
  if (!isPhoto) return addSamples(file, raster, { part: "colour", ...mask });
  const bytes = await sharp(raster.data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: "4:4:4" })
    .toBuffer();
  return addJpeg(file, bytes, { width, height, ...mask });
}
