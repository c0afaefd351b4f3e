import type { SceneDrawing } from "../../../../configurator-schemas/configuration/scene-drawing.ts";

/** Does a drawing bring its own wall and floor? Then it is shown as a picture with its edges, not as a thing on our ground. */
export function hasGround({ widthMm, heightMm, shapes }: SceneDrawing): boolean {
  const [first] = shapes;
  if (!first || "path" in first.shape || first.fill === undefined || first.opacity < 1) return false;
  const { width, height } = first.shape;
  return first.x <= 0 && first.y <= 0 && first.x + width >= widthMm && first.y + height >= heightMm;
}
