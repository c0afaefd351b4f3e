import type { DrawnShape, SceneDrawing } from "../../../../configurator-schemas/configuration/scene-drawing.ts";

const LONG_SIDE_PX = 1200;
/** Share of the long side left around it. */
const MARGIN = 0.04;

/** The drawing as pixels on nothing, for small pictures of the product. */
export function paintDrawing({ widthMm, heightMm, shapes }: SceneDrawing): HTMLCanvasElement | undefined {
  const margin = LONG_SIDE_PX * MARGIN;
  const scale = (LONG_SIDE_PX - 2 * margin) / Math.max(widthMm, heightMm);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(widthMm * scale + 2 * margin));
  canvas.height = Math.max(1, Math.round(heightMm * scale + 2 * margin));
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.translate(margin, margin);
  context.scale(scale, scale);
  context.beginPath();
  context.rect(0, 0, widthMm, heightMm);
  context.clip();
  for (const shape of shapes) paintShape(context, shape);
  return canvas;
}

function paintShape(context: CanvasRenderingContext2D, drawn: DrawnShape): void {
  const { x, y, shape, fill, stroke, strokeWidth, opacity } = drawn;
  context.save();
  context.translate(x, y);
  context.globalAlpha = opacity;
  const path = "path" in shape ? new Path2D(shape.path) : new Path2D();
  if ("path" in shape) context.scale(shape.scale, shape.scale);
  else path.roundRect(0, 0, shape.width, shape.height, shape.radius);
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke;
    context.lineWidth = "path" in shape ? strokeWidth / shape.scale : strokeWidth;
    context.stroke(path);
  }
  context.restore();
}
