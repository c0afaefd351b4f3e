import { isFilled } from "../configuration/is-filled.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { placeMatrix, transformPoint } from "../units/matrix.ts";
import { cornersOf } from "./check-position.ts";
import type { ElementBox } from "./layout-artwork.ts";

const TOLERANCE_MM = 0.01;

/** An element and where it was laid out. */
export interface Laid {
  readonly element: DesignElement;
  readonly box: ElementBox;
}

/** The colour an element fills its region with from edge to edge, letting nothing through; undefined = it does not. */
export function solidColour(element: DesignElement): string | undefined {
  if (!isFilled(element) || (element.opacity ?? 1) < 1) return undefined;
  if (element.kind === "code") return element.background;
  return element.kind === "shape" && (isBox(element.shape) || element.shape === "ellipse") ? element.fill : undefined;
}

/** Whether every corner of a box lies in the region of an element whose outline is a rectangle or an ellipse. */
export function liesWithin(box: ElementBox, { element, box: region }: Laid): boolean {
  const isRound = element.kind === "shape" && element.shape === "ellipse";
  return cornersOf(box).every(([x, y]) => {
    const [across, down] = fromMiddle(region, x, y);
    const [halfX, halfY] = [region.widthMm / 2 + TOLERANCE_MM, region.heightMm / 2 + TOLERANCE_MM];
    return isRound ? (across / halfX) ** 2 + (down / halfY) ** 2 <= 1 : across <= halfX && down <= halfY;
  });
}

/** Whether a box holds a point. */
export function boxHolds(box: ElementBox, { xMm, yMm }: Pick<ElementBox, "xMm" | "yMm">): boolean {
  const [across, down] = fromMiddle(box, xMm, yMm);
  return across <= box.widthMm / 2 && down <= box.heightMm / 2;
}

function isBox(shape: string): boolean {
  return shape === "rectangle" || shape === "line";
}

/** How far a point is from a box's middle, along its own sides. */
function fromMiddle(box: ElementBox, x: number, y: number): readonly [across: number, down: number] {
  const [across, down] = transformPoint(placeMatrix({ x: 0, y: 0 }, -box.rotationDeg), x - box.xMm, y - box.yMm);
  return [Math.abs(across), Math.abs(down)];
}
