import type { DisplayImage } from "../../../configurator-schemas/artwork/display-list.ts";
import { rectangleData } from "../../../configurator-schemas/artwork/path-data.ts";
import { filterTable } from "../../../configurator-schemas/artwork/filters.ts";
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

const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * The pixels of an image at the resolution it is printed with, by the code that makes print files. Filtered ones are
 * resampled to exactly that, because a filter works on what is printed (SPEC A40); others are never enlarged.
 */
export async function picturePixels(image: DisplayImage, upload: UploadFile, ppi: number): Promise<PicturePixels> {
  const { widthMm, heightMm } = image;
  const upright = { ...image, matrix: UPRIGHT };
  const [width, height] = [Math.max(1, toPixels(widthMm, ppi)), Math.max(1, toPixels(heightMm, ppi))];
  const prepared = await prepareImage(upright, upload, [width / widthMm, 0, 0, height / heightMm, 0, 0]);
  if (!image.filters) return withoutPadding(prepared, image);
  const raster = createRaster(width, height);
  sampleImage(raster, prepared, {
    box: { x: 0, y: 0, width, height },
    opacity: 1,
    filter: filterTable(image.filters),
  });
  return { raster, place: [widthMm, 0, 0, -heightMm, 0, heightMm] };
}

function withoutPadding(prepared: PreparedImage, { widthMm, heightMm }: DisplayImage): PicturePixels {
  const { width, height, channels, data, window } = prepared;
  const out = new Uint8Array(width * height * 4);
  const stride = (width + 2 * SOURCE_PADDING) * channels;
  for (let y = 0, to = 0; y < height; y += 1) {
    let from = (y + SOURCE_PADDING) * stride + SOURCE_PADDING * channels;
    for (let x = 0; x < width; x += 1, to += 4, from += channels) {
      const alpha = channels === 4 ? (data[from + 3] ?? 0) : 255;
      if (alpha === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) {
        out[to + channel] = Math.min(255, Math.round(((data[from + channel] ?? 0) * 255) / alpha));
      }
      out[to + 3] = alpha;
    }
  }
  // A crop between two pixels: the whole pixels that hold it lie a little outside the box.
  const [perX, perY] = [widthMm / (window.right - window.left), heightMm / (window.bottom - window.top)];
  const [left, top] = [-window.left * perX, -window.top * perY];
  const place: Matrix = [width * perX, 0, 0, -height * perY, left, top + height * perY];
  const reaches = left < 0 || top < 0 || left + width * perX > widthMm || top + height * perY > heightMm;
  const box = { width: widthMm, height: heightMm };
  return { raster: { data: out, width, height }, place, ...(reaches && { clip: rectangleData(0, 0, box) }) };
}
