import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Millimetres, SizeMm } from "../units/length.ts";
import { placeMatrix, transformPoint } from "../units/matrix.ts";
import type { ElementBox } from "./layout-artwork.ts";

const TOLERANCE_MM = 0.01;

/** Where a box lies on its area: off it, over its edge, short of the bleed, too near the edge (SPEC A15, A65). */
export function checkPosition(
  box: ElementBox,
  {
    trim,
    profile,
    path,
    borderMm,
  }: {
    readonly trim: SizeMm;
    readonly profile: PrintProfile;
    readonly path: readonly (string | number)[];
    /** Of what is cut around its artwork. */
    readonly borderMm?: Millimetres | undefined;
  },
): Issue[] {
  const bounds = boundsOf(box);
  const { bleedMm, safeMm } = profile;
  const found = (code: Issue["code"], severity: Issue["severity"], params: Issue["params"] = {}) => [
    issue(code, severity, [...path, "placement"], params),
  ];
  const beyond = beyondTrim(bounds, trim);
  const isOutside =
    bounds.right < -bleedMm ||
    bounds.bottom < -bleedMm ||
    bounds.left > trim.widthMm + bleedMm ||
    bounds.top > trim.heightMm + bleedMm;
  if (isOutside) return found("outside_area", "error");
  if (borderMm !== undefined) {
    const isBackground = beyond.every((each) => each >= bleedMm - TOLERANCE_MM);
    if (isBackground || beyond.every((each) => each <= -borderMm + TOLERANCE_MM)) return [];
    return found("border_too_narrow", "warning", { borderMm });
  }
  // What lies on the cut shows a blank edge as soon as the cut is a hair off.
  const isShort = (each: number) => each >= -TOLERANCE_MM && each < bleedMm - TOLERANCE_MM;
  if (bleedMm > 0 && beyond.some(isShort)) return found("bleed_not_covered", "warning", { bleedMm });
  // A background is meant to be cut, and nothing of it is lost by being near the edge.
  if (beyond.every((each) => each >= -TOLERANCE_MM)) return [];
  if (beyond.some((each) => each > TOLERANCE_MM)) return found("outside_area", "warning");
  return beyond.some((each) => each > -safeMm + TOLERANCE_MM) ? found("outside_safe_area", "warning", { safeMm }) : [];
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Upright bounding box of a turned box. */
export function boundsOf(box: ElementBox): Bounds {
  const corners = cornersOf(box);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The four corners of a turned box. */
export function cornersOf(box: ElementBox): readonly (readonly [x: number, y: number])[] {
  const matrix = placeMatrix({ x: box.xMm, y: box.yMm }, box.rotationDeg);
  return [-1, 1].flatMap((sx) =>
    [-1, 1].map((sy) => transformPoint(matrix, (sx * box.widthMm) / 2, (sy * box.heightMm) / 2)),
  );
}

/** How far the bounds reach beyond each side of the trim; less than 0 = inside. */
function beyondTrim(bounds: Bounds, trim: SizeMm): readonly number[] {
  return [-bounds.left, -bounds.top, bounds.right - trim.widthMm, bounds.bottom - trim.heightMm];
}
