import type { Surface } from "../../../../configurator-schemas/schema/option.ts";
import type { BoxSize } from "../use-box-size.ts";

/** Share of the box the print area may fill; the rest is air and shadow. */
const FILL = 0.82;
const MAX_PIXEL_RATIO = 2;
/** Sides of the squares that show what one sees through. */
const SQUARE_PX = 9;

export interface Sheet {
  /** #rrggbb. */
  readonly colour: string;
  readonly surface: Surface | undefined;
  /** Path data in mm of an area so wide: all there is of what is cut around its artwork. */
  readonly cut?: { readonly d: string; readonly widthMm: number } | undefined;
}

/** Draws a print area's artwork on its material, centred in the box, as sharp as the screen. */
export function drawFlat(
  canvas: HTMLCanvasElement,
  artwork: HTMLCanvasElement,
  { box, sheet }: { readonly box: BoxSize; readonly sheet: Sheet },
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
  if (sheet.cut) {
    const scale = canvas.width / sheet.cut.widthMm;
    const outline = new Path2D();
    outline.addPath(new Path2D(sheet.cut.d), new DOMMatrix([scale, 0, 0, scale, 0, 0]));
    context.clip(outline);
  }
  paintMaterial(context, sheet, ratio);
  context.imageSmoothingQuality = "high";
  context.drawImage(artwork, 0, 0, canvas.width, canvas.height);
}

function paintMaterial(context: CanvasRenderingContext2D, { colour, surface }: Sheet, ratio: number): void {
  const { width, height } = context.canvas;
  context.fillStyle = surface === "mirror" ? shine(context, colour) : colour;
  context.fillRect(0, 0, width, height);
  if (surface !== "clear") return;
  context.fillStyle = "#ffffff";
  const side = SQUARE_PX * ratio;
  for (let y = 0; y * side < height; y += 1)
    for (let x = y % 2; x * side < width; x += 2) context.fillRect(x * side, y * side, side, side);
}

/** Light across a mirror: as `surfaceBackground` has it for buttons. */
function shine(context: CanvasRenderingContext2D, colour: string): CanvasGradient {
  const { width, height } = context.canvas;
  const gradient = context.createLinearGradient(0, 0, width, height);
  gradient.addColorStop(0, "#ffffff");
  gradient.addColorStop(0.3, colour);
  gradient.addColorStop(0.48, "#f7f9fa");
  gradient.addColorStop(0.66, colour);
  gradient.addColorStop(1, "#e9edf0");
  return gradient;
}
