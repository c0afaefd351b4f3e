import { latticeValue } from "../noise.ts";
import type { PatternPoint } from "./sewing-pattern.ts";

export type Triangle = readonly [number, number, number];

/** A flat panel cut into triangles; the outline's points come first, in their order. */
export interface FlatMesh {
  readonly points: readonly PatternPoint[];
  readonly triangles: readonly Triangle[];
}

/** Fills an outline with nearly equilateral triangles: Delaunay over the outline and a jittered triangular grid. */
export function triangulateOutline(outline: readonly PatternPoint[], spacing: number): FlatMesh {
  const points = [...outline];
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const rowHeight = spacing * Math.sqrt(0.75);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  for (let row = 0; bottom + row * rowHeight < top; row++) {
    for (let column = 0; left + column * spacing < right; column++) {
      // The jitter keeps four points from lying on one circle and hides the grid in the folds.
      const x = left + (column + (row % 2) / 2 + 0.12 * (latticeValue(column, row, 5) - 0.5)) * spacing;
      const y = bottom + (row + 0.12 * (latticeValue(column, row, 6) - 0.5)) * rowHeight;
      if (insideOutline(outline, x, y) && farFromOutline(outline, x, y, spacing * 0.62)) points.push([x, y]);
    }
  }
  const triangles = delaunay(points).filter(([a, b, c]) => {
    const [p, q, r] = [points[a], points[b], points[c]];
    if (!p || !q || !r) return false;
    return insideOutline(outline, (p[0] + q[0] + r[0]) / 3, (p[1] + q[1] + r[1]) / 3);
  });
  return { points, triangles };
}

export function insideOutline(outline: readonly PatternPoint[], x: number, y: number): boolean {
  let inside = false;
  let previous = outline.at(-1);
  for (const point of outline) {
    if (previous && point[1] > y !== previous[1] > y) {
      const crossing = ((previous[0] - point[0]) * (y - point[1])) / (previous[1] - point[1]) + point[0];
      if (x < crossing) inside = !inside;
    }
    previous = point;
  }
  return inside;
}

function farFromOutline(outline: readonly PatternPoint[], x: number, y: number, distance: number): boolean {
  return outline.every((point) => (point[0] - x) ** 2 + (point[1] - y) ** 2 > distance * distance);
}

interface Circle {
  readonly corners: Triangle;
  readonly x: number;
  readonly y: number;
  readonly squaredRadius: number;
}

/** Bowyer and Watson, point by point from left to right, so that finished triangles are set aside. Counter-clockwise. */
function delaunay(points: readonly PatternPoint[]): Triangle[] {
  const count = points.length;
  const all: PatternPoint[] = [...points, [-1e5, -1e5], [1e5, -1e5], [0, 1e5]];
  const order = points.map((_, index) => index).toSorted((a, b) => at(all, a)[0] - at(all, b)[0]);
  let open: Circle[] = [circleThrough(all, [count, count + 1, count + 2])];
  const finished: Triangle[] = [];
  for (const index of order) {
    const [x, y] = at(all, index);
    const edges = new Map<string, readonly [number, number]>();
    const kept: Circle[] = [];
    for (const circle of open) {
      const ahead = x - circle.x;
      if (ahead > 0 && ahead * ahead > circle.squaredRadius) {
        finished.push(circle.corners);
      } else if (ahead * ahead + (y - circle.y) ** 2 > circle.squaredRadius) {
        kept.push(circle);
      } else {
        const [a, b, c] = circle.corners;
        for (const [from, to] of [
          [a, b],
          [b, c],
          [c, a],
        ] as const) {
          // An edge that comes up from both sides lies inside the hole.
          if (!edges.delete(`${to},${from}`)) edges.set(`${from},${to}`, [from, to]);
        }
      }
    }
    open = [...kept, ...[...edges.values()].map(([from, to]) => circleThrough(all, [from, to, index]))];
  }
  return [...finished, ...open.map((circle) => circle.corners)].filter((corners) =>
    corners.every((corner) => corner < count),
  );
}

function circleThrough(points: readonly PatternPoint[], corners: Triangle): Circle {
  const [ax, ay] = at(points, corners[0]);
  const [bx, by] = at(points, corners[1]);
  const [cx, cy] = at(points, corners[2]);
  const double = 2 * ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  const b = (bx - ax) ** 2 + (by - ay) ** 2;
  const c = (cx - ax) ** 2 + (cy - ay) ** 2;
  const x = ((cy - ay) * b - (by - ay) * c) / double;
  const y = ((bx - ax) * c - (cx - ax) * b) / double;
  const ccw: Triangle = double > 0 ? corners : [corners[0], corners[2], corners[1]];
  return { corners: ccw, x: ax + x, y: ay + y, squaredRadius: x * x + y * y };
}

function at(points: readonly PatternPoint[], index: number): PatternPoint {
  const point = points[index];
  if (point === undefined) throw new Error(`The pattern has no point ${index}.`);
  return point;
}
