import { pointPairs } from "./path-points.ts";
import type { Point } from "./path-points.ts";
import type { OutlineCommand } from "./shaper.ts";

/**
 * The contours of an outline as closed polygons that stray from it by `tolerance` at most, in the outline's own units. Only
 * the four operations and square roots: the same in every engine.
 */
export function flattenOutline(commands: readonly OutlineCommand[], tolerance: number): Point[][] {
  const contours: Point[][] = [];
  let contour: Point[] = [];
  for (const { type, points } of commands) {
    if (type === "M") {
      contour = pointPairs(points);
      contours.push(contour);
    } else if (type !== "Z") {
      const [x, y] = contour.at(-1) ?? [0, 0];
      const curve: readonly Point[] = [[x, y], ...pointPairs(points)];
      const pieces = piecesOf(curve, tolerance);
      for (let i = 1; i < pieces; i += 1) contour.push(pointAt(curve, i / pieces));
      const end = curve.at(-1);
      if (end) contour.push(end);
    }
  }
  return contours;
}

/** How many equal steps follow a curve within `tolerance`: a Bézier curve of degree n in so many equal steps strays by n (n − 1) / 8 of its largest second difference, over steps². */
export function piecesOf(curve: readonly Point[], tolerance: number): number {
  const degree = curve.length - 1;
  let bend = 0;
  for (let i = 0; i + 2 < curve.length; i += 1) {
    const [[ax, ay], [bx, by], [cx, cy]] = [curve[i] ?? [0, 0], curve[i + 1] ?? [0, 0], curve[i + 2] ?? [0, 0]];
    bend = Math.max(bend, (ax - 2 * bx + cx) ** 2 + (ay - 2 * by + cy) ** 2);
  }
  return Math.max(1, Math.ceil(Math.sqrt((degree * (degree - 1) * Math.sqrt(bend)) / (8 * tolerance))));
}

/** The point of a line or a Bézier curve at a parameter from 0 to 1. */
export function pointAt(curve: readonly Point[], t: number): Point {
  const s = 1 - t;
  const [[ax, ay], [bx, by], c, d] = [curve[0] ?? [0, 0], curve[1] ?? [0, 0], curve[2], curve[3]];
  if (!c) return [s * ax + t * bx, s * ay + t * by];
  if (!d) return [s * s * ax + 2 * s * t * bx + t * t * c[0], s * s * ay + 2 * s * t * by + t * t * c[1]];
  const [w0, w1, w2, w3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [w0 * ax + w1 * bx + w2 * c[0] + w3 * d[0], w0 * ay + w1 * by + w2 * c[1] + w3 * d[1]];
}
