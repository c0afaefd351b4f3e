import type { SceneDrawing } from "../../../../configurator-schemas/configuration/scene-drawing.ts";

type Drawn = SceneDrawing["shapes"][number];

/** Does a drawing bring its own wall and floor? Then it is shown as a picture with its edges, not as a thing on our ground. */
export function hasGround(drawing: SceneDrawing): boolean {
  return groundOf(drawing) !== undefined;
}

/** The colours at the upper and the lower edge of a drawing that fills its view, so that both can go on beyond it. */
export function groundOf({
  widthMm,
  heightMm,
  shapes,
}: SceneDrawing): { readonly top: string; readonly bottom: string } | undefined {
  const fillsWidth = ({ shape, x, opacity }: Drawn) =>
    !("path" in shape) && opacity === 1 && x <= 0 && x + shape.width >= widthMm;
  const reaches = ({ shape, y }: Drawn) => !("path" in shape) && y + shape.height >= heightMm;
  const [first] = shapes;
  if (!first?.fill || first.y > 0 || !fillsWidth(first) || !reaches(first)) return undefined;
  const wide = shapes.filter((each) => fillsWidth(each) && each.fill !== undefined);
  const upper = wide.findLast(({ y }) => y <= 0);
  const lower = wide.findLast((each) => reaches(each));
  return { top: upper?.fill ?? first.fill, bottom: lower?.fill ?? first.fill };
}
