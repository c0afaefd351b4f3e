import type { PaintSource } from "../paint/paint-image.ts";

/** Fills the top-left square of a canvas with the middle of a picture. */
export function drawSquare(context: CanvasRenderingContext2D, source: PaintSource, sidePx: number): void {
  const side = Math.min(source.width, source.height);
  context.imageSmoothingQuality = "high";
  context.clearRect(0, 0, sidePx, sidePx);
  context.drawImage(source, (source.width - side) / 2, (source.height - side) / 2, side, side, 0, 0, sidePx, sidePx);
}
