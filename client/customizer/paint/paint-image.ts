import type { DisplayImage } from "../../../configurator-schemas/artwork/display-list.ts";
import { filterPixels, filterTable } from "../../../configurator-schemas/artwork/filters.ts";
import type { Filter } from "../../../configurator-schemas/artwork/filters.ts";
import { fineOutline } from "./fine-outline.ts";
import { patchOf, scratchOf } from "./scratch-canvas.ts";

/** A picture the canvas can draw and whose size in pixels is known (a bitmap, a canvas). */
export type PaintSource = CanvasImageSource & { readonly width: number; readonly height: number };

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints one picture under the context's matrix and clips. */
export function paintImage(context: Context, image: DisplayImage, source: PaintSource): void {
  context.save();
  context.transform(...image.matrix);
  if (image.clip !== undefined) context.clip(fineOutline(context, image.clip));
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

/**
 * Resamples the picture onto the pixels it will have, filters those and puts them down as they are. The canvas's own `filter`
 * is no way around it: Safari has none, and its rounding is each browser's.
 */
function paintFiltered(
  context: Context,
  image: DisplayImage,
  { source, filters }: { readonly source: PaintSource; readonly filters: readonly Filter[] },
): void {
  const { widthMm, heightMm } = image;
  const patch = patchOf(context, { left: 0, top: 0, right: widthMm, bottom: heightMm });
  const drawing = patch && scratchOf(context, patch);
  if (!drawing) return;
  const { x, y, width, height } = patch;
  drawCrop(drawing, image, source);
  const pixels = drawing.getImageData(0, 0, width, height);
  filterPixels(pixels.data, filterTable(filters));
  drawing.putImageData(pixels, 0, 0);
  context.resetTransform();
  context.drawImage(drawing.canvas, x, y);
}
