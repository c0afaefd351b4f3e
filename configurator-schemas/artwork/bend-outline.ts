import { pointPairs } from "./path-points.ts";
import type { Point } from "./path-points.ts";
import type { OutlineCommand } from "./shaper.ts";

/** No piece of a bent outline spans more of the circle than this: its error is then below 0.00001 of the radius. */
const LARGEST_STEP = 0.15;
/** A cubic becomes this many parabolas; their distance from it is below 0.0001 em for letters. */
const PIECES_OF_CUBIC = 4;

interface Bend {
  /** Where the outline's origin lies: along the circle from its top (or bottom), and above the baseline. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly inside: boolean;
}

/**
 * An outline bent about a circle, y down, the centre at the origin: along becomes an angle, height a distance from the centre.
 * Every piece is the parabola through the images of its ends and its middle.
 */
export function bendOutline(outline: readonly OutlineCommand[], bend: Bend): OutlineCommand[] {
  const bent: OutlineCommand[] = [];
  let from: Point = [0, 0];
  let start: Point = from;
  for (const { type, points } of outline) {
    const curve: readonly Point[] = type === "Z" ? [from, start] : [from, ...pointPairs(points)];
    const to = curve.at(-1) ?? from;
    if (type === "M") {
      bent.push({ type, points: image(to, bend) });
      start = to;
    } else if (type !== "Z" || to[0] !== from[0] || to[1] !== from[1]) {
      bent.push(...bendCurve(curve, bend));
    }
    if (type === "Z") bent.push({ type, points: [] });
    from = to;
  }
  return bent;
}

function bendCurve(curve: readonly Point[], bend: Bend): OutlineCommand[] {
  const xs = curve.map(([x]) => x);
  const angle = (Math.max(...xs) - Math.min(...xs)) / bend.radius;
  // A straight line towards the centre stays one.
  if (angle === 0 && curve.length === 2) return [{ type: "L", points: image(curve[1] ?? [0, 0], bend) }];
  const pieces = Math.max(curve.length === 4 ? PIECES_OF_CUBIC : 1, Math.ceil(angle / LARGEST_STEP));
  return Array.from({ length: pieces }, (_, i): OutlineCommand => {
    const [[ax, ay], [mx, my], [bx, by]] = [
      image(pointAt(curve, i / pieces), bend),
      image(pointAt(curve, (i + 0.5) / pieces), bend),
      image(pointAt(curve, (i + 1) / pieces), bend),
    ];
    return { type: "Q", points: [2 * mx - (ax + bx) / 2, 2 * my - (ay + by) / 2, bx, by] };
  });
}

function image([x, y]: Point, bend: Bend): Point {
  const angle = (bend.x + x) / bend.radius;
  const distance = bend.inside ? bend.radius - bend.y - y : bend.radius + bend.y + y;
  return [distance * Math.sin(angle), (bend.inside ? distance : -distance) * Math.cos(angle)];
}

/** De Casteljau: a point of a Bézier curve of any degree. */
function pointAt(curve: readonly Point[], t: number): Point {
  let points = curve;
  while (points.length > 1) {
    points = points.slice(1).map(([x, y], i): Point => {
      const [px, py] = points[i] ?? [x, y];
      return [px + (x - px) * t, py + (y - py) * t];
    });
  }
  return points[0] ?? [0, 0];
}
