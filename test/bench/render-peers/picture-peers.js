// Plain JavaScript: the project is type-checked without these packages, and imports this only where they are installed.
export { createCanvas, loadImage, Path2D } from "@napi-rs/canvas";
export { Resvg } from "@resvg/resvg-js";

/** @param {{fill(outline: object, rule: string): void}} context */
export function fillOutline(context, { outline, rule }) {
  context.fill(outline, rule);
}
