import sharp from "sharp";
import type { DisplayImage } from "../../configurator-schemas/artwork/display-list.ts";
import type { Matrix } from "../../configurator-schemas/units/matrix.ts";
import { multiply } from "../../configurator-schemas/units/matrix.ts";
import { cutOut } from "./cut-out.ts";
import type { UploadFile } from "./upload-file.ts";
import type { Bounds } from "./path-bounds.ts";

/** Edge pixels repeated around a prepared image, so that interpolation near its edges never leaves the data. */
export const SOURCE_PADDING = 3;

/** The part of an upload that one image shows, in about the pixels it is printed with. */
export interface PreparedImage {
  /** Rows of width + 2 × SOURCE_PADDING pixels. */
  readonly data: Uint8Array;
  /** Without the padding. */
  readonly width: number;
  readonly height: number;
  /** 3 = opaque RGB, 4 = RGBA, premultiplied so that interpolation takes no colour from clear pixels. */
  readonly channels: 3 | 4;
  /** From pixels of the final picture to pixels of `data` (origin: the first pixel inside the padding). */
  readonly toSource: Matrix;
  /** Where the image's box lies on `data`: beyond it nothing is painted. */
  readonly window: Bounds;
}

/**
 * Reads the cropped part and shrinks it to the size it is placed with, so that no detail is left to alias; it is
 * never enlarged here (the sampler interpolates), and what is cropped away is never kept.
 */
export async function prepareImage(image: DisplayImage, upload: UploadFile, toPixels: Matrix): Promise<PreparedImage> {
  const box = multiply(toPixels, image.matrix);
  const crop = wholePixels(image, upload);
  const placedWidth = Math.hypot(box[0], box[1]) * image.widthMm;
  const placedHeight = Math.hypot(box[2], box[3]) * image.heightMm;
  const cropWidth = image.crop.width * upload.widthPx;
  const cropHeight = image.crop.height * upload.heightPx;
  const width = shrunk(crop.width, placedWidth / cropWidth);
  const height = shrunk(crop.height, placedHeight / cropHeight);

  const input = sharp(upload.path, { failOn: "error", limitInputPixels: 150_000_000 });
  const whole = crop.width === upload.widthPx && crop.height === upload.heightPx;
  const cut = whole ? input : input.extract(crop);
  const { data: read, info } = await cut
    .resize(width, height, { fit: "fill", kernel: "lanczos3" })
    .extend({
      top: SOURCE_PADDING,
      bottom: SOURCE_PADDING,
      left: SOURCE_PADDING,
      right: SOURCE_PADDING,
      extendWith: "copy",
    })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 && info.channels !== 4) {
    throw new Error(
      `expected ${upload.path} to have 3 or 4 channels, got ${info.channels}: it was not normalised at ingest`,
    );
  }

  const scaleX = width / crop.width;
  const scaleY = height / crop.height;
  const { background } = image;
  const [paddingX, paddingY] = [SOURCE_PADDING / scaleX, SOURCE_PADDING / scaleY];
  const data = background
    ? await cutOut(
        {
          data: read,
          width: info.width,
          height: info.height,
          channels: info.channels,
          from: {
            x: crop.left - paddingX,
            y: crop.top - paddingY,
            width: crop.width + 2 * paddingX,
            height: crop.height + 2 * paddingY,
          },
        },
        { upload, background },
      )
    : read;
  const channels = background ? 4 : info.channels;
  if (channels === 4) premultiply(data);

  const left = (image.crop.x * upload.widthPx - crop.left) * scaleX;
  const top = (image.crop.y * upload.heightPx - crop.top) * scaleY;
  const window = { left, top, right: left + cropWidth * scaleX, bottom: top + cropHeight * scaleY };
  const boxToSource: Matrix = [
    (window.right - left) / image.widthMm,
    0,
    0,
    (window.bottom - top) / image.heightMm,
    left,
    top,
  ];
  return { data, width, height, channels, toSource: multiply(boxToSource, invert(box)), window };
}

/** The crop in whole source pixels that hold it. */
function wholePixels({ crop }: DisplayImage, { widthPx, heightPx }: UploadFile) {
  // A crop typed as fractions meets whole pixels only nearly: 0.30000000000000004 × 1000 is pixel 300.
  const near = 1e-6;
  const left = Math.min(widthPx - 1, Math.max(0, Math.floor(crop.x * widthPx + near)));
  const top = Math.min(heightPx - 1, Math.max(0, Math.floor(crop.y * heightPx + near)));
  const right = Math.min(widthPx, Math.ceil((crop.x + crop.width) * widthPx - near));
  const bottom = Math.min(heightPx, Math.ceil((crop.y + crop.height) * heightPx - near));
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function shrunk(length: number, scale: number): number {
  return scale < 1 ? Math.max(1, Math.ceil(length * scale)) : length;
}

function premultiply(data: Uint8Array): void {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] ?? 0;
    if (alpha === 255) continue;
    data[i] = Math.round(((data[i] ?? 0) * alpha) / 255);
    data[i + 1] = Math.round(((data[i + 1] ?? 0) * alpha) / 255);
    data[i + 2] = Math.round(((data[i + 2] ?? 0) * alpha) / 255);
  }
}

function invert([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c;
  if (determinant === 0) throw new RangeError("expected an image box with an area, got one of no width or height");
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}
