import type { Bounds } from "./item-bounds.ts";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Pixels of the canvas that hold what is being painted. */
export interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The whole pixels a box may touch under the context's matrix, cut to the canvas; undefined where that is none. */
export function patchOf(context: Context, { left, top, right, bottom }: Bounds): Patch | undefined {
  const { a, b, c, d, e, f } = context.getTransform();
  const corners = [left, right].flatMap((x) =>
    [top, bottom].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const x = Math.max(0, Math.floor(Math.min(...xs)));
  const y = Math.max(0, Math.floor(Math.min(...ys)));
  const width = Math.min(context.canvas.width, Math.ceil(Math.max(...xs))) - x;
  const height = Math.min(context.canvas.height, Math.ceil(Math.max(...ys))) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** A clear canvas for those pixels on which the same coordinates lie. */
export function scratchOf(context: Context, { x, y, width, height }: Patch): CanvasRenderingContext2D | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (!drawing) return undefined;
  drawing.imageSmoothingEnabled = true;
  drawing.imageSmoothingQuality = "high";
  const { a, b, c, d, e, f } = context.getTransform();
  drawing.setTransform(a, b, c, d, e - x, f - y);
  return drawing;
}
