import type { Polygon, Polygons } from "./polygons.ts";
import { STEPS } from "./polygons.ts";
import type { Millimetres } from "../units/length.ts";

/** The same contours with as few of their corners as keep every other one within `toleranceMm` (Douglas and Peucker 1973). */
export function thinPolygons(polygons: Polygons, toleranceMm: Millimetres): Polygons {
  const limit = (toleranceMm * STEPS) ** 2;
  return polygons.map((polygon) => thin(polygon, limit)).filter((polygon) => polygon.length > 2);
}

function thin(polygon: Polygon, limit: number): Polygon {
  const start = polygon[0];
  if (!start || polygon.length < 4) return polygon;
  const opposite = furthest(polygon, (point) => (point.x - start.x) ** 2 + (point.y - start.y) ** 2);
  const isKept = new Uint8Array(polygon.length + 1);
  isKept[0] = 1;
  isKept[opposite] = 1;
  const runs: [from: number, to: number][] = [
    [0, opposite],
    [opposite, polygon.length],
  ];
  for (let run = runs.pop(); run; run = runs.pop()) {
    const [from, to] = run;
    const [a, b] = [polygon[from] ?? start, polygon[to] ?? start];
    let [worst, index] = [limit, 0];
    for (let i = from + 1; i < to; i += 1) {
      const distance = squaredDistance(polygon[i] ?? start, a, b);
      if (distance > worst) [worst, index] = [distance, i];
    }
    if (index === 0) continue;
    isKept[index] = 1;
    runs.push([from, index], [index, to]);
  }
  return polygon.filter((_, i) => isKept[i] === 1);
}

function furthest(polygon: Polygon, measure: (point: Polygon[number]) => number): number {
  let [worst, index] = [0, 0];
  polygon.forEach((point, i) => {
    const distance = measure(point);
    if (distance > worst) [worst, index] = [distance, i];
  });
  return index;
}

/** From a point to the line between two others. */
function squaredDistance(point: Polygon[number], a: Polygon[number], b: Polygon[number]): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const [px, py] = [point.x - a.x, point.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
  return (px - share * dx) ** 2 + (py - share * dy) ** 2;
}
