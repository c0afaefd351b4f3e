import type { ReactElement } from "react";
import { toPathData } from "../../../configurator-schemas/artwork/path-data.ts";
import { shapeOutline } from "../../../configurator-schemas/artwork/shape-outline.ts";
import type { ShapeName } from "../../../configurator-schemas/schema/design-element.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";

/** Every shape there is; the schema's own list would bring its validator into the page. */
export const SHAPE_NAMES: readonly ShapeName[] = [
  "heart",
  "star",
  "ellipse",
  "rectangle",
  "triangle",
  "polygon",
  "arrow",
  "line",
];

interface ShapeDrawingProps {
  readonly shape: ShapeName;
  readonly size: SizeMm;
  readonly fill: string;
}

/** A shape around the origin, by the outline that is printed. */
export function ShapeDrawing({ shape, size: { widthMm, heightMm }, fill }: ShapeDrawingProps): ReactElement {
  const d = toPathData(shapeOutline(shape, widthMm, heightMm), [1, 0, 0, 1, -widthMm / 2, -heightMm / 2]);
  return <path d={d} fill={fill} />;
}

/** For buttons: 26 × 26 px in the text's colour. */
export function ShapeIcon({ shape }: { readonly shape: ShapeName }): ReactElement {
  const heightMm = shape === "line" ? 2.4 : shape === "arrow" ? 18 : 24;
  return (
    <svg width="26" height="26" viewBox="-13 -13 26 26" aria-hidden="true">
      <ShapeDrawing shape={shape} size={{ widthMm: 24, heightMm }} fill="currentColor" />
    </svg>
  );
}
