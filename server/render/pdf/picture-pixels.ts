import type { DisplayImage } from "../../../configurator-schemas/artwork/display-list.ts";
import { rectangleData } from "../../../configurator-schemas/artwork/path-data.ts";
import { filterPixels, filterTable } from "../../../configurator-schemas/artwork/filters.ts";
import type { Filter } from "../../../configurator-schemas/artwork/filters.ts";
import type { Matrix } from "../../../configurator-schemas/units/matrix.ts";
import { toPixels } from "../../../configurator-schemas/units/length.ts";
import { prepareImage, SOURCE_PADDING } from "../prepare-image.ts";
import type { PreparedImage } from "../prepare-image.ts";
import { createRaster } from "../raster.ts";
import type { Raster } from "../raster.ts";
import { sampleImage } from "../sample-image.ts";
import type { UploadFile } from "../upload-file.ts";

/** Straight RGBA, and where its unit square (y up) lies in the image's box. */
export interface PicturePixels {
  readonly raster: Raster;
  readonly place: Matrix;
  /** The box, where the pixels reach over it. */
  readonly clip?: string;
}

const MM_PER_INCH = 25.4;
const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];
/** As many pixels a threshold may be enlarged to: 35 × 26 cm at 600 ppi would be twice as many. */
const MOST_ENLARGED = 24_000_000;

/**
 * The pixels of an image by the code that makes print files: at most at a resolution, never enlarged but for a
 * threshold, whose edges are where they are only after resampling (SPEC A40). Other filters do not mind.
 */
export async function picturePixels(image: DisplayImage, upload: UploadFile, ppi: number): Promise<PicturePixels> {
  const { filters } = image;
  if (filters?.some(({ kind }) => kind === "threshold")) return sampledPixels(image, filters, { upload, ppi });
  const { prepared } = await prepare(image, upload, ppi);
  const pixels = withoutPadding(prepared, image);
  if (filters) filterPixels(pixels.raster.data, filterTable(filters));
  return pixels;
}

async function sampledPixels(
  image: DisplayImage,
  filters: readonly Filter[],
  { upload, ppi }: { readonly upload: UploadFile; readonly ppi: number },
): Promise<PicturePixels> {
  const { widthMm, heightMm } = image;
  const most = Math.sqrt(MOST_ENLARGED / (widthMm * heightMm)) * MM_PER_INCH;
  const { prepared, width, height } = await prepare(image, upload, Math.min(ppi, most));
  const raster = createRaster(width, height);
  const box = { x: 0, y: 0, width, height };
  sampleImage(raster, prepared, { box, opacity: 1, filter: filterTable(filters) });
  return { raster, place: [widthMm, 0, 0, -heightMm, 0, heightMm] };
}

/** Upright, its box as many pixels as it has at a resolution. */
async function prepare(image: DisplayImage, upload: UploadFile, ppi: number) {
  const { widthMm, heightMm } = image;
  const [width, height] = [Math.max(1, toPixels(widthMm, ppi)), Math.max(1, toPixels(heightMm, ppi))];
  const scale: Matrix = [width / widthMm, 0, 0, height / heightMm, 0, 0];
  return { prepared: await prepareImage({ ...image, matrix: UPRIGHT }, upload, scale), width, height };
}

function withoutPadding(prepared: PreparedImage, { widthMm, heightMm }: DisplayImage): PicturePixels {
  const { width, height, channels, window } = prepared;
  const out = channels === 4 ? straightPixels(prepared) : opaquePixels(prepared);
  // A crop between two pixels: the whole pixels that hold it lie a little outside the box.
  const [perX, perY] = [widthMm / (window.right - window.left), heightMm / (window.bottom - window.top)];
  const [left, top] = [-window.left * perX, -window.top * perY];
  const place: Matrix = [width * perX, 0, 0, -height * perY, left, top + height * perY];
  const reaches = left < 0 || top < 0 || left + width * perX > widthMm || top + height * perY > heightMm;
  const box = { width: widthMm, height: heightMm };
  return { raster: { data: out, width, height }, place, ...(reaches && { clip: rectangleData(0, 0, box) }) };
}

function straightPixels({ data, width, height }: PreparedImage): Uint8Array {
  const out = new Uint8Array(width * height * 4);
  const stride = (width + 2 * SOURCE_PADDING) * 4;
  for (let y = 0, to = 0; y < height; y += 1) {
    let from = (y + SOURCE_PADDING) * stride + SOURCE_PADDING * 4;
    for (let x = 0; x < width; x += 1, to += 4, from += 4) {
      const alpha = data[from + 3] ?? 0;
      if (alpha === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) {
        out[to + channel] = Math.min(255, Math.round(((data[from + channel] ?? 0) * 255) / alpha));
      }
      out[to + 3] = alpha;
    }
  }
  return out;
}

/** Photos: tens of millions of pixels with nothing to work out. */
function opaquePixels({ data, width, height }: PreparedImage): Uint8Array {
  const out = new Uint8Array(width * height * 4);
  const stride = (width + 2 * SOURCE_PADDING) * 3;
  for (let y = 0, to = 0; y < height; y += 1) {
    let from = (y + SOURCE_PADDING) * stride + SOURCE_PADDING * 3;
    for (const end = from + width * 3; from < end; from += 3, to += 4) {
      out[to] = data[from]!;
      out[to + 1] = data[from + 1]!;
      out[to + 2] = data[from + 2]!;
      out[to + 3] = 255;
    }
  }
  return out;
}
