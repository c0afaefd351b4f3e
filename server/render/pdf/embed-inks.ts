import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { PDFRef } from "@cantoo/pdf-lib";
import { convertPixels } from "../../../configurator-schemas/artwork/colour-table.ts";
import type { ColourTable } from "../../../configurator-schemas/artwork/colour-table.ts";
import { createInkPicture, encodeCmykJpeg } from "../../colour/cmyk-jpeg.ts";
import { limitPixels } from "../../colour/limit-inks.ts";
import type { Raster } from "../raster.ts";
import { addMask, imageEntries } from "./image-samples.ts";
import type { Entries, PdfFile } from "./pdf-file.ts";

const deflated = promisify(deflate);

/** How a press's pictures become inks. */
export interface PictureInks {
  readonly table: ColourTable;
  /** Most ink of a pixel, in per cent; null = as the table has it. */
  readonly tacPct: number | null;
  /** Photos too: where a JPEG came back above the limit. */
  readonly isLossless?: boolean;
}

const INKS = 4;
/** A JPEG of quality 92 comes back up to 6 of 255 off in an ink (measured): what is limited before it stays below after it. */
const JPEG_QUALITY = 92;
const JPEG_NOISE_PCT = 5;
/** Every byte less the one above it (PNG's filter Up). */
const UP = 2;

/** A picture in inks: a photo as a JPEG without subsampling, a tenth of its size without loss; everything else without loss. */
export async function embedInks(
  file: PdfFile,
  raster: Raster,
  { press, isPhoto }: { readonly press: PictureInks; readonly isPhoto: boolean },
): Promise<PDFRef> {
  const { width, height, data } = raster;
  const mask = await addMask(file, raster);
  const picture = createInkPicture(width, height);
  const { inks } = picture;
  convertPixels(press.table, { pixels: data, channels: 4, into: inks });
  if (press.tacPct !== null) limitPixels(inks, press.tacPct - (isPhoto ? JPEG_NOISE_PCT : 0));
  const entries = imageEntries({ width, height, ...mask }, "DeviceCMYK");
  if (isPhoto && !press.isLossless) {
    const jpeg = await encodeCmykJpeg(picture, { quality: JPEG_QUALITY });
    // The way Adobe writes them: no ink is 255.
    const decode: Entries = { Decode: [1, 0, 1, 0, 1, 0, 1, 0], Filter: "DCTDecode" };
    return file.addStream(jpeg, { ...entries, ...decode });
  }
  return file.addStream(await deflated(filteredUp(inks, width * INKS), { level: 6 }), {
    ...entries,
    Filter: "FlateDecode",
    DecodeParms: { Predictor: 15, Colors: INKS, BitsPerComponent: 8, Columns: width },
  });
}

function filteredUp(data: Uint8Array, stride: number): Uint8Array {
  const rows = data.length / stride;
  const out = new Uint8Array(rows * (stride + 1));
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * stride, row * (stride + 1) + 1];
    out[to - 1] = UP;
    for (let i = 0; i < stride; i += 1) {
      out[to + i] = (data[from + i] ?? 0) - (row === 0 ? 0 : (data[from + i - stride] ?? 0));
    }
  }
  return out;
}
