import type {
  DisplayImage,
  DisplayItem,
  DisplayList,
  DisplayPath,
} from "../../../configurator-schemas/artwork/display-list.ts";
import { cutoutKey } from "./cutout-key.ts";
import { paintImage } from "./paint-image.ts";
import type { PaintSource } from "./paint-image.ts";

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
  context.lineJoin = "round";
  context.lineCap = "round";
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
        context.clip(new Path2D(item.clip));
        paintItems(context, item.items, options);
        context.restore();
        break;
    }
  }
}

function paintPath(context: Context, path: DisplayPath): void {
  const outline = new Path2D(path.d);
  context.globalAlpha = path.opacity ?? 1;
  // Fill, then stroke on top: the order SVG has.
  if (path.fill) {
    context.fillStyle = path.fill.screen;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- this fills a path, not an array
    context.fill(outline);
  }
  if (path.stroke) {
    context.strokeStyle = path.stroke.colour.screen;
    context.lineWidth = path.stroke.widthMm;
    context.stroke(outline);
  }
  context.globalAlpha = 1;
}

/** While a cut-out is on its way the whole picture is shown. */
function sourceOf(
  { upload, background }: DisplayImage,
  images: ReadonlyMap<string, PaintSource>,
): PaintSource | undefined {
  return (background && images.get(cutoutKey(upload, background))) ?? images.get(upload);
}
