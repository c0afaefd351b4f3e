import type { DisplayImage } from "../../../configurator-schemas/artwork/display-list.ts";
import { filterPixels, filterTable } from "../../../configurator-schemas/artwork/filters.ts";
import type { Filter } from "../../../configurator-schemas/artwork/filters.ts";

/** A picture the canvas can draw and whose size in pixels is known (a bitmap, a canvas). */
export type PaintSource = CanvasImageSource & { readonly width: number; readonly height: number };

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints one picture under the context's matrix and clips. */
export function paintImage(context: Context, image: DisplayImage, source: PaintSource): void {
  context.save();
  context.transform(...image.matrix);
  if (image.clip !== undefined) context.clip(new Path2D(image.clip));
  context.globalAlpha = image.opacity ?? 1;
  if (image.filters) paintFiltered(context, image, { source, filters: image.filters });
  else drawCrop(context, image, source);
  context.restore();
}

function drawCrop(context: Context, { crop, widthMm, heightMm }: DisplayImage, source: PaintSource): void {
  context.drawImage(
    source,
    crop.x * source.width,
    crop.y * source.height,
    crop.width * source.width,
    crop.height * source.height,
    0,
    0,
    widthMm,
    heightMm,
  );
}

/** Pixels of the canvas that hold what is being painted. */
interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Resamples the picture onto the pixels it will have, filters those and puts them down as they are. The canvas's own `filter`
 * is no way around it: Safari has none, and its rounding is each browser's.
 */
function paintFiltered(
  context: Context,
  image: DisplayImage,
  { source, filters }: { readonly source: PaintSource; readonly filters: readonly Filter[] },
): void {
  const patch = patchOf(context, image);
  if (!patch) return;
  const { x, y, width, height } = patch;
  const scratch = document.createElement("canvas");
  scratch.width = width;
  scratch.height = height;
  const drawing = scratch.getContext("2d", { willReadFrequently: true });
  if (!drawing) return;
  drawing.imageSmoothingEnabled = true;
  drawing.imageSmoothingQuality = "high";
  const { a, b, c, d, e, f } = context.getTransform();
  drawing.setTransform(a, b, c, d, e - x, f - y);
  drawCrop(drawing, image, source);
  const pixels = drawing.getImageData(0, 0, width, height);
  filterPixels(pixels.data, filterTable(filters));
  drawing.putImageData(pixels, 0, 0);
  context.resetTransform();
  context.drawImage(scratch, x, y);
}

/** The whole pixels an image's box may touch, cut to the canvas. */
function patchOf(context: Context, { widthMm, heightMm }: DisplayImage): Patch | undefined {
  const { a, b, c, d, e, f } = context.getTransform();
  const corners = [0, widthMm].flatMap((x) =>
    [0, heightMm].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const width = Math.min(context.canvas.width, Math.ceil(Math.max(...xs))) - left;
  const height = Math.min(context.canvas.height, Math.ceil(Math.max(...ys))) - top;
  return width > 0 && height > 0 ? { x: left, y: top, width, height } : undefined;
}
