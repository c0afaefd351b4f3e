import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { transformElement } from "../../../configurator-schemas/configuration/transform-element.ts";
import type { Transform } from "../../../configurator-schemas/configuration/transform-element.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Which corner is pulled: −1 left/top, 1 right/bottom. */
export interface Corner {
  readonly x: -1 | 1;
  readonly y: -1 | 1;
}

export const CORNERS: readonly Corner[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 1 },
  { x: -1, y: 1 },
];

/** Turns a vector by an angle, clockwise on a y-down page. */
export function turn({ x, y }: Point, angleDeg: number): Point {
  const angle = (angleDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** Pulling a corner: the opposite corner stays where it is, proportions stay as they are. */
export function pullCorner(box: ElementBox, corner: Corner, pointer: Point): Transform {
  const half = { x: (corner.x * box.widthMm) / 2, y: (corner.y * box.heightMm) / 2 };
  const diagonal = turn({ x: 2 * half.x, y: 2 * half.y }, box.rotationDeg);
  const anchor = { x: box.xMm - diagonal.x / 2, y: box.yMm - diagonal.y / 2 };
  const length = diagonal.x ** 2 + diagonal.y ** 2;
  if (length === 0) return {};
  // Projection on the diagonal: a pull along it scales, a pull across it does nothing.
  const along = ((pointer.x - anchor.x) * diagonal.x + (pointer.y - anchor.y) * diagonal.y) / length;
  const scale = Math.max(0.02, along);
  return { scale, dxMm: (diagonal.x / 2) * (scale - 1), dyMm: (diagonal.y / 2) * (scale - 1) };
}

/** The angle of the turning handle, which stands above the box at 0°. */
export function handleAngle(centre: Point, pointer: Point): number {
  return (Math.atan2(pointer.x - centre.x, centre.y - pointer.y) * 180) / Math.PI;
}

/** An element as part of something that is moved, scaled and turned about `middle`. */
export function transformAbout(element: DesignElement, middle: Point, transform: Transform): DesignElement {
  const { dxMm = 0, dyMm = 0, scale = 1, rotateDeg = 0 } = transform;
  const before = { x: element.placement.xMm - middle.x, y: element.placement.yMm - middle.y };
  const after = turn(before, rotateDeg);
  return transformElement(element, {
    scale,
    rotateDeg,
    dxMm: dxMm + after.x * scale - before.x,
    dyMm: dyMm + after.y * scale - before.y,
  });
}

/** Two fingers: their middle moves, their distance scales, their line turns. */
export function pinch(start: readonly [Point, Point], now: readonly [Point, Point], box: ElementBox): Transform {
  const [a0, b0] = start;
  const [a1, b1] = now;
  const before = { x: b0.x - a0.x, y: b0.y - a0.y };
  const after = { x: b1.x - a1.x, y: b1.y - a1.y };
  const distance = Math.hypot(before.x, before.y);
  if (distance === 0) return {};
  const scale = Math.hypot(after.x, after.y) / distance;
  const rotateDeg = ((Math.atan2(after.y, after.x) - Math.atan2(before.y, before.x)) * 180) / Math.PI;
  const middle0 = { x: (a0.x + b0.x) / 2, y: (a0.y + b0.y) / 2 };
  const middle1 = { x: (a1.x + b1.x) / 2, y: (a1.y + b1.y) / 2 };
  // What lay under the fingers' middle stays under it.
  const arm = turn({ x: box.xMm - middle0.x, y: box.yMm - middle0.y }, rotateDeg);
  return {
    scale,
    rotateDeg,
    dxMm: middle1.x + arm.x * scale - box.xMm,
    dyMm: middle1.y + arm.y * scale - box.yMm,
  };
}

/** Is the point inside the turned box, at least `reachMm` from its middle counted in? Small things stay tappable. */
export function hits(box: ElementBox, point: Point, reachMm: number): boolean {
  const local = turn({ x: point.x - box.xMm, y: point.y - box.yMm }, -box.rotationDeg);
  return (
    Math.abs(local.x) <= Math.max(box.widthMm / 2, reachMm) && Math.abs(local.y) <= Math.max(box.heightMm / 2, reachMm)
  );
}
