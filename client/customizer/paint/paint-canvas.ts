import type {
  DisplayGroup,
  DisplayImage,
  DisplayItem,
  DisplayList,
  DisplayPath,
  DisplayStroke,
} from "../../../configurator-schemas/artwork/display-list.ts";
import { cutoutKey } from "./cutout-key.ts";
import { fineOutline } from "./fine-outline.ts";
import { boundsOfItems } from "./item-bounds.ts";
import { paintImage } from "./paint-image.ts";
import type { PaintSource } from "./paint-image.ts";
import { patchOf, scratchOf } from "./scratch-canvas.ts";

export interface PaintOptions {
  readonly pixelsPerMm: number;
  /** Normalised uploads by id, at any resolution: crops are fractions. One that is missing is left out. */
  readonly images: ReadonlyMap<string, PaintSource>;
  /** How much outside trim the canvas shows; absent = the list's bleed. The origin is the trim corner plus this. */
  readonly bleedMm?: number;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * Paints a display list on Canvas 2D, on whatever is already there. The server's painter reads the same list; the
 * parity test holds both together, so nothing here may decide anything.
 */
export function paintCanvas(context: Context, list: DisplayList, options: PaintOptions): void {
  const { pixelsPerMm } = options;
  const bleedMm = options.bleedMm ?? list.bleedMm;
  context.save();
  context.scale(pixelsPerMm, pixelsPerMm);
  context.translate(bleedMm, bleedMm);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  paintItems(context, list.items, options);
  context.restore();
}

function paintItems(context: Context, items: readonly DisplayItem[], options: PaintOptions): void {
  for (const item of items) {
    switch (item.kind) {
      case "path":
        paintPath(context, item);
        break;
      case "image": {
        const source = sourceOf(item, options.images);
        if (source) paintImage(context, item, source);
        break;
      }
      case "group":
        context.save();
        if (item.clip !== undefined) context.clip(fineOutline(context, item.clip), item.clipRule);
        if (item.opacity === undefined) paintItems(context, item.items, options);
        else paintFaded(context, item, options);
        context.restore();
        break;
    }
  }
}

/** A group as one picture, then faded: on a canvas of its own, as large as what it covers. */
function paintFaded(context: Context, { items, opacity = 1 }: DisplayGroup, options: PaintOptions): void {
  const patch = patchOf(context, boundsOfItems(items));
  const scratch = patch && scratchOf(context, patch);
  if (!scratch) return;
  paintItems(scratch, items, options);
  context.globalAlpha = opacity;
  context.resetTransform();
  context.drawImage(scratch.canvas, patch.x, patch.y);
}

function paintPath(context: Context, path: DisplayPath): void {
  const outline = fineOutline(context, path.d);
  context.globalAlpha = path.opacity ?? 1;
  // Fill, then stroke on top: the order SVG has.
  if (path.fill) {
    context.fillStyle = path.fill.screen;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- this fills a path, not an array
    context.fill(outline, path.fillRule);
  }
  if (path.stroke) {
    context.strokeStyle = path.stroke.colour.screen;
    setLine(context, path.stroke);
    context.stroke(outline);
  }
  context.globalAlpha = 1;
}

function setLine(context: Context, { widthMm, join, cap, miterLimit, dashesMm, dashOffsetMm }: DisplayStroke): void {
  context.lineWidth = widthMm;
  context.lineJoin = join ?? "round";
  context.lineCap = cap ?? "round";
  context.miterLimit = miterLimit ?? 4;
  context.setLineDash(dashesMm ? [...dashesMm] : []);
  context.lineDashOffset = dashOffsetMm ?? 0;
}

/** While a cut-out is on its way the whole picture is shown. */
function sourceOf(
  { upload, background }: DisplayImage,
  images: ReadonlyMap<string, PaintSource>,
): PaintSource | undefined {
  return (background && images.get(cutoutKey(upload, background))) ?? images.get(upload);
}
