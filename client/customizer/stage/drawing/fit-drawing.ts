import type { SceneDrawing } from "../../../../configurator-schemas/configuration/scene-drawing.ts";
import type { BoxSize } from "../use-box-size.ts";

/** Where a drawing lies in its box, in CSS pixels; `scale` is pixels per millimetre. */
export interface Fit {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface Margins {
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

/** As large as the box lets it be inside the margins, in their middle. A box smaller than its margins still shows something. */
export function fitDrawing(
  { widthMm, heightMm }: Pick<SceneDrawing, "widthMm" | "heightMm">,
  box: BoxSize,
  { side, top, bottom }: Margins,
): Fit {
  const width = Math.max(box.width / 4, box.width - 2 * side);
  const height = Math.max(box.height / 4, box.height - top - bottom);
  const scale = Math.min(width / widthMm, height / heightMm);
  const middle = Math.min(box.height - height / 2, top + height / 2);
  return { scale, x: (box.width - widthMm * scale) / 2, y: middle - (heightMm * scale) / 2 };
}
