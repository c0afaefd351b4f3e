import { ClipType, FillRule, PathType } from "clipper2-ts/dist/Core.js";
import type { Path64, Paths64, Point64 } from "clipper2-ts/dist/Core.js";
import { Clipper64 } from "clipper2-ts/dist/Engine.js";
import type { Millimetres } from "../units/length.ts";
import { readPathData } from "./draw-art.ts";
import { flattenOutline } from "./flatten-outline.ts";

/** Steps of the display list's grid in a millimetre: polygons are of whole steps, so that no engine rounds otherwise. */
export const STEPS = 10_000;
/** How far polygons may stray from curves, and arcs of polygons from circles. */
const TOLERANCE_MM = 0.01;

/** Closed contours of whole steps: outer ones clockwise on a page (y down), holes the other way round. */
export type Polygons = Paths64;
export type Polygon = Path64;

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** Contours of several paths at once: of each what it covers, or one that runs the other way would cut into its neighbour. */
export function polygonsOf(paths: readonly string[]): Polygons {
  const each = paths.map((d) =>
    flattenOutline(readPathData(d), TOLERANCE_MM).map((contour) =>
      contour.map(([x, y]): Point64 => ({ x: Math.round(x * STEPS), y: Math.round(y * STEPS) })),
    ),
  );
  return each.length === 1 ? each.flat() : each.flatMap(unitePolygons);
}

/** The outline of everything polygons cover. */
export function unitePolygons(polygons: Polygons): Polygons {
  return apart(polygons).flatMap((group) => clean(group, FillRule.NonZero));
}

/** What one path fills, by its own rule. */
export function filledPolygons(d: string, rule: "nonzero" | "evenodd" = "nonzero"): Polygons {
  const polygons = polygonsOf([d]);
  if (rule === "nonzero") return unitePolygons(polygons);
  return apart(polygons).flatMap((group) => clean(group, FillRule.EvenOdd));
}

/** What a line along outlines covers, its ends and corners round. */
export function strokedPolygons(d: string, widthMm: Millimetres): Polygons {
  const distance = Math.round((widthMm / 2) * STEPS);
  const moved = d
    .split(/(?=M)/)
    .flatMap((each) => polygonsOf([each]).map((contour) => thereAndBack(contour, each.trimEnd().endsWith("Z"))))
    .filter((contour) => contour.length > 1)
    .map((contour) => offsetContour(contour, { distance, tolerance: TOLERANCE_MM * STEPS }));
  return apart(moved).flatMap((group) => clean(group, FillRule.Positive));
}

/** A way that encloses nothing: moved outwards by half a width it is the line. */
function thereAndBack(contour: Polygon, isClosed: boolean): Polygon {
  const [start] = contour;
  const way = (isClosed && start ? [...contour, start] : contour).filter(({ x, y }, i, all) => {
    const before = all[i - 1];
    return before?.x !== x || before.y !== y;
  });
  return [...way, ...way.slice(1, -1).toReversed()];
}

/** United polygons, `byMm` larger on every side, or smaller where it is negative; arcs stray by `toleranceMm` at most. */
export function offsetPolygons(united: Polygons, byMm: Millimetres, toleranceMm: Millimetres = TOLERANCE_MM): Polygons {
  const distance = Math.round(byMm * STEPS);
  if (distance === 0) return united;
  const tolerance = toleranceMm * STEPS;
  const moved = united.map((contour) => offsetContour(contour, { distance, tolerance }));
  return apart(moved).flatMap((group) => clean(group, FillRule.Positive));
}

/** What both cover. */
export function intersectPolygons(polygons: Polygons, other: Polygons): Polygons {
  if (liesWithin(polygons, other)) return polygons;
  const engine = new Clipper64();
  const solution: Paths64 = [];
  engine.addPaths(polygons, PathType.Subject, false);
  engine.addPaths(other, PathType.Clip, false);
  engine.execute(ClipType.Intersection, FillRule.NonZero, solution);
  return solution;
}

/**
 * Polygons in groups whose boxes do not touch: a sweep looks at every edge beside every other at its height, and letters
 * beside each other have nothing to do with each other.
 */
function apart(polygons: Paths64): Paths64[] {
  const boxed = polygons
    .map((polygon) => ({ polygon, box: boxOf(polygon) }))
    .toSorted((a, b) => a.box.left - b.box.left);
  const groups: { readonly polygons: Paths64; box: Box }[] = [];
  for (const { polygon, box } of boxed) {
    const near = groups.filter((group) => touches(group.box, box));
    const [first, ...others] = near;
    if (!first) {
      groups.push({ polygons: [polygon], box });
      continue;
    }
    first.polygons.push(polygon, ...others.flatMap((each) => each.polygons));
    first.box = [box, ...others.map((each) => each.box)].reduce(around, first.box);
    for (const each of others) groups.splice(groups.indexOf(each), 1);
  }
  return groups.map((group) => group.polygons);
}

/** Told at once where the other one is an upright rectangle, as sheets are. */
function liesWithin(polygons: Polygons, [other, ...rest]: Polygons): boolean {
  if (other?.length !== 4 || rest.length > 0) return false;
  const { left, top, right, bottom } = boxOf(other);
  const isUpright = other.every(({ x, y }) => (x === left || x === right) && (y === top || y === bottom));
  return isUpright && polygons.flat().every(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(polygon: Path64): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of polygon) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

function touches(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Outer contours have a positive area, holes a negative one. */
function clean(polygons: Paths64, rule: FillRule): Paths64 {
  const engine = new Clipper64();
  engine.preserveCollinear = false;
  const solution: Paths64 = [];
  engine.addPaths(polygons, PathType.Subject, false);
  engine.execute(ClipType.Union, rule, solution);
  return solution;
}

/**
 * Every edge moved outwards, arcs around corners that stand out, and at the others the way over the corner itself: the loops
 * this leaves behind have no positive winding.
 */
function offsetContour(
  contour: Path64,
  { distance, tolerance }: { readonly distance: number; readonly tolerance: number },
): Path64 {
  const normals = contour.map((from, i) => normalOf(from, contour[(i + 1) % contour.length] ?? from));
  const moved: Path64 = [];
  contour.forEach((corner, i) => {
    const before = normals[(i + contour.length - 1) % contour.length];
    const after = normals[i];
    if (!before || !after) return;
    const turn = before.x * after.y - before.y * after.x;
    moved.push(along(corner, before, distance));
    if (turn * distance < 0) moved.push(corner);
    else addArc({ before, after, corner, distance, tolerance, moved });
    moved.push(along(corner, after, distance));
  });
  return moved;
}

/** To the right of an edge, which is outside where outer contours have a positive area and y points down. */
function normalOf(from: Point64, to: Point64): Vector {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = Math.sqrt(x * x + y * y);
  return length === 0 ? { x: 0, y: 0 } : { x: y / length, y: -x / length };
}

function along(point: Point64, normal: Vector, distance: number): Point64 {
  return { x: Math.round(point.x + normal.x * distance), y: Math.round(point.y + normal.y * distance) };
}

interface Arc {
  readonly before: Vector;
  readonly after: Vector;
  readonly corner: Point64;
  readonly distance: number;
  readonly tolerance: number;
  readonly moved: Path64;
}

/** Points between two normals, by halving: no sine, whose last digit is not the same in every engine. */
function addArc(arc: Arc): void {
  const { before, after, corner, distance, tolerance, moved } = arc;
  const [x, y] = [before.x + after.x, before.y + after.y];
  const length = Math.sqrt(x * x + y * y);
  // Half of the chord's sum is the cosine of half the angle: what the arc stands out over it.
  if (Math.abs(distance) * (1 - length / 2) <= tolerance) return;
  // Back along itself: the middle is to the side of both, ahead of the edge that ends here.
  const middle = length < 1e-9 ? { x: -before.y, y: before.x } : { x: x / length, y: y / length };
  addArc({ ...arc, after: middle });
  moved.push(along(corner, middle, distance));
  addArc({ ...arc, before: middle });
}

/** Path data of straight lines, closed. */
export function polygonData(contours: Polygons): string {
  return contours
    .map((contour) => `${contour.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x / STEPS} ${y / STEPS}`).join("")}Z`)
    .join("");
}
