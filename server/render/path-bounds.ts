import type { Matrix } from "../../configurator-schemas/units/matrix.ts";

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const POINT = /(-?\d+(?:\.\d+)?(?:e-?\d+)?) (-?\d+(?:\.\d+)?(?:e-?\d+)?)/g;

/**
 * Bounds of path data (absolute M L C Q Z) under a matrix: those of its points and handles, which hold the curve.
 * Point by point, because a long text is a million numbers and a list of them was most of the work (measured).
 */
export function pathBounds(d: string, [a, b, c, e, moveX, moveY]: Matrix): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  POINT.lastIndex = 0;
  for (let point = POINT.exec(d); point; point = POINT.exec(d)) {
    const [mmX, mmY] = [Number(point[1]), Number(point[2])];
    const x = a * mmX + c * mmY + moveX;
    const y = b * mmX + e * mmY + moveY;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
}

/** Smallest upright rectangle around points; empty (right < left) without any. */
export function boundsOf(points: readonly (readonly [number, number])[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

export function unite(a: Bounds, b: Bounds): Bounds {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

export function grow(bounds: Bounds, by: number): Bounds {
  return { left: bounds.left - by, top: bounds.top - by, right: bounds.right + by, bottom: bounds.bottom + by };
}

const RECTANGLE = /^M(\S+) (\S+)L(\S+) (\S+)L(\S+) (\S+)L(\S+) (\S+)Z$/;

/** True when the path is an upright rectangle that holds `inner` (same matrix as in pathBounds): as a clip, it cuts nothing. */
export function isRectangleAround(d: string, matrix: Matrix, inner: Bounds): boolean {
  const corners = RECTANGLE.exec(d)?.slice(1).map(Number);
  if (!corners || matrix[1] !== 0 || matrix[2] !== 0) return false;
  const [x1, y1, x2, y2, x3, y3, x4, y4] = corners;
  const upright =
    (y1 === y2 && x2 === x3 && y3 === y4 && x4 === x1) || (x1 === x2 && y2 === y3 && x3 === x4 && y4 === y1);
  const outer = pathBounds(d, matrix);
  const slack = 1e-6;
  return (
    upright &&
    outer.left <= inner.left + slack &&
    outer.top <= inner.top + slack &&
    outer.right >= inner.right - slack &&
    outer.bottom >= inner.bottom - slack
  );
}
