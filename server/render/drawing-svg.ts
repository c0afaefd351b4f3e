import type { DrawnShape, SceneDrawing } from "../../configurator-schemas/configuration/scene-drawing.ts";

/** More shapes than this are a mistake in a document: a picture must not keep a worker busy for minutes. */
const MAX_SHAPES = 5000;
const MAX_CHARACTERS = 4_000_000;
/** Unfinished designs are pictured unchecked, so a colour may be anything a caller sent. */
const COLOUR = /^#[0-9a-f]{6}$/i;

interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marginPx: number;
}

/** SVG of a drawing on white, as large as fits the frame's margins, in its middle. Without a drawing: white. */
export function drawingSvg(drawing: SceneDrawing | undefined, { widthPx, heightPx, marginPx }: Frame): string {
  const body = drawing ? drawInside(drawing, { widthPx, heightPx, marginPx }) : "";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">` +
    `<rect width="${widthPx}" height="${heightPx}" fill="#ffffff"/>${body}</svg>`
  );
}

function drawInside(drawing: SceneDrawing, { widthPx, heightPx, marginPx }: Frame): string {
  const scale = Math.min((widthPx - 2 * marginPx) / drawing.widthMm, (heightPx - 2 * marginPx) / drawing.heightMm);
  const x = (widthPx - drawing.widthMm * scale) / 2;
  const y = (heightPx - drawing.heightMm * scale) / 2;
  const shapes: string[] = [];
  let characters = 0;
  for (const shape of drawing.shapes.slice(0, MAX_SHAPES)) {
    const drawn = drawShape(shape);
    characters += drawn.length;
    if (characters > MAX_CHARACTERS) break;
    shapes.push(drawn);
  }
  // A view shows what lies inside it and no more, as in the customizer.
  const window = `<rect width="${decimal(drawing.widthMm)}" height="${decimal(drawing.heightMm)}"/>`;
  return (
    `<clipPath id="view">${window}</clipPath>` +
    `<g transform="translate(${decimal(x)} ${decimal(y)}) scale(${decimal(scale)})" clip-path="url(#view)">${shapes.join("")}</g>`
  );
}

function drawShape({ x, y, shape, fill, stroke, strokeWidth, opacity }: DrawnShape): string {
  const scale = "path" in shape ? shape.scale : 1;
  const fade = (name: string) => (opacity < 1 ? ` ${name}-opacity="${decimal(opacity)}"` : "");
  const filled = isColour(fill) ? ` fill="${fill}"${fade("fill")}` : ' fill="none"';
  // A path's scale is for its form: its line keeps the width that was asked for.
  const stroked = isColour(stroke)
    ? ` stroke="${stroke}" stroke-width="${decimal(strokeWidth / scale)}"${fade("stroke")}`
    : "";
  const paint = `${filled}${stroked}`;
  if ("path" in shape) {
    return `<path transform="translate(${decimal(x)} ${decimal(y)}) scale(${decimal(scale)})" d="${shape.path}"${paint}/>`;
  }
  const { width, height, radius } = shape;
  const corner = radius > 0 ? ` rx="${decimal(radius)}"` : "";
  return `<rect x="${decimal(x)}" y="${decimal(y)}" width="${decimal(width)}" height="${decimal(height)}"${corner}${paint}/>`;
}

function isColour(colour: string | undefined): colour is string {
  return colour !== undefined && COLOUR.test(colour);
}

/** Short, and never "1e+21" or "NaN", which SVG does not read. */
function decimal(value: number): string {
  return Number.isFinite(value) ? String(Math.round(Math.max(-1e9, Math.min(1e9, value)) * 1e6) / 1e6) : "0";
}
