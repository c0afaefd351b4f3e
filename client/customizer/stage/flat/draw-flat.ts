import type { BoxSize } from "../use-box-size.ts";

/** Share of the box the print area may fill; the rest is air and shadow. */
const FILL = 0.82;
const MAX_PIXEL_RATIO = 2;

/** Draws a print area's artwork on its material, centred in the box, as sharp as the screen. */
export function drawFlat(
  canvas: HTMLCanvasElement,
  artwork: HTMLCanvasElement,
  { box, colour }: { readonly box: BoxSize; readonly colour: string },
): void {
  const ratio = Math.min(MAX_PIXEL_RATIO, devicePixelRatio);
  const aspect = artwork.width / Math.max(1, artwork.height);
  const width = Math.min(box.width * FILL, box.height * FILL * aspect);
  const height = width / aspect;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext("2d");
  if (!context) return;
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(artwork, 0, 0, canvas.width, canvas.height);
}
