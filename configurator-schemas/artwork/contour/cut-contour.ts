import type { Millimetres, SizeMm } from "../../units/length.ts";
import type { Matrix } from "../../units/matrix.ts";
import { rectangleData, toPathData } from "../path-data.ts";
import type { Point } from "../path-points.ts";
import { intersectPolygons, offsetPolygons, polygonData, polygonsOf, STEPS, unitePolygons } from "../polygons.ts";
import type { Polygon, Polygons } from "../polygons.ts";
import { thinPolygons } from "../thin-polygons.ts";
import type { OutlineCommand } from "../shaper.ts";
import { fitLoop } from "./fit-loop.ts";

export interface CutRule {
  /** From the artwork to the cut; at least the blade’s radius and a third. */
  readonly offsetMm: Millimetres;
  /** The blade turns no tighter, inwards or outwards; the corners of the trim itself stay. */
  readonly minRadiusMm: Millimetres;
  /** Holes whose shorter side is less are closed; absent = all are. */
  readonly minHoleMm?: Millimetres | undefined;
  /** The cut never leaves this rectangle. */
  readonly trim: SizeMm;
}

export interface CutContour {
  /** Closed cubic curves in mm of the area; "" where nothing is drawn. */
  readonly d: string;
  /** Parts that fall apart once they are cut: more than one where the artwork's are too far from each other. */
  readonly pieces: number;
  readonly holes: number;
  readonly nodes: number;
  /** Shorter side of the smallest part; 0 where nothing is drawn. */
  readonly smallestMm: Millimetres;
}

/** How far the drawn line may leave the exact one. */
const TOLERANCE_MM = 0.025;
/** Corners less than this beside the line between their neighbours are left out: a sweep's time grows with every corner. */
const THIN_MM = 0.005;
/** The same where only a bridge is looked for: whatever becomes the cut itself is worked out closely. */
const COARSE_MM = 0.1;
/** A fitted curve bends more in places than the arc it follows: arcs are laid out rounder than asked. */
const ROUNDER = 1.35;
/** Points along the exact line from which curves are fitted. */
const STEP_MM = 0.1;
/** Gaps are closed with circles up to this radius. */
const JOIN_MM = 15;
const JOIN_STEPS = 4;
/** A bridge between two parts is at least this wide, or it tears. */
const NECK_MM = 4;

/**
 * The line a sticker is cut along: everything that filled outlines cover, moved outwards, rounded to the cutter's radius, in
 * few smooth curves. Parts near each other are joined by the least bridge; holes follow the rule.
 */
export function cutContour(fills: readonly string[], rule: CutRule): CutContour {
  return cutAround(unitePolygons(polygonsOf(fills)), rule);
}

/** The same around united polygons. */
export function cutAround(artwork: Polygons, rule: CutRule): CutContour {
  const { offsetMm, minRadiusMm, minHoleMm = Infinity, trim } = rule;
  const radius = minRadiusMm * ROUNDER;
  // Moving outwards rounds corners that stand out: no border is narrower than the blade's radius.
  const borderMm = Math.max(offsetMm, radius);
  // A hole loses the border on either side: what is closed then need not be moved first.
  const solid = thinPolygons(withoutHoles(artwork, minHoleMm + 2 * borderMm), THIN_MM);
  const grown = joined(grow(solid, borderMm), Math.max(radius, NECK_MM / 2));
  const whole = withoutHoles(grown, minHoleMm);
  // Inner corners by closing, which leaves straight edges where they are.
  const rounded = radius > 0 ? grow(grow(whole, radius), -radius) : whole;
  const inside = intersectPolygons(
    rounded,
    polygonsOf([rectangleData(0, 0, { width: trim.widthMm, height: trim.heightMm })]),
  );
  return fitted(thinPolygons(inside, THIN_MM));
}

/** The plate of white ink under an artwork, narrower than it by `chokeMm` on every side. */
export function whitePlate(fills: readonly string[], chokeMm: Millimetres): string {
  return whiteBelow(unitePolygons(polygonsOf(fills)), chokeMm);
}

/** The same below united polygons. */
export function whiteBelow(artwork: Polygons, chokeMm: Millimetres): string {
  return polygonData(grow(artwork, -chokeMm));
}

function grow(polygons: Polygons, byMm: Millimetres): Polygons {
  return thinPolygons(offsetPolygons(polygons, byMm), THIN_MM);
}

/**
 * One piece out of several, by closing gaps with about the least radius whose bridges hold: what is narrower than a neck is
 * not there once outer corners are rounded.
 */
function joined(polygons: Polygons, neckRadius: number): Polygons {
  if (piecesOf(polygons) < 2) return polygons;
  const outline = growCoarsely(withoutHoles(polygons, Infinity), 0);
  const closed = (radius: number) => growCoarsely(growCoarsely(outline, radius), -radius - COARSE_MM);
  const holds = (bridges: Polygons) => piecesOf(growCoarsely(unitePolygons([...outline, ...bridges]), -neckRadius)) < 2;
  let best = closed(JOIN_MM);
  if (!holds(best)) return polygons;
  let [low, high] = [0, JOIN_MM];
  for (let i = 0; i < JOIN_STEPS; i += 1) {
    const middle = (low + high) / 2;
    const bridges = closed(middle);
    if (holds(bridges)) [high, best] = [middle, bridges];
    else low = middle;
  }
  return unitePolygons([...polygons, ...best]);
}

function growCoarsely(polygons: Polygons, byMm: Millimetres): Polygons {
  return thinPolygons(offsetPolygons(polygons, byMm, COARSE_MM), COARSE_MM);
}

function piecesOf(polygons: Polygons): number {
  return polygons.filter((contour) => doubleArea(contour) > 0).length;
}

function withoutHoles(polygons: Polygons, minHoleMm: number): Polygons {
  return polygons.filter((contour) => doubleArea(contour) > 0 || shorterSide(contour) >= minHoleMm * STEPS);
}

/** Twice the area inside a contour: positive when it is an outer one. */
function doubleArea(contour: Polygon): number {
  return contour.reduce((sum, { x, y }, i) => {
    const next = contour[(i + 1) % contour.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
}

function shorterSide(contour: Polygon): number {
  const side = (axis: "x" | "y") => {
    const places = contour.map((point) => point[axis]);
    return places.reduce((a, b) => Math.max(a, b)) - places.reduce((a, b) => Math.min(a, b));
  };
  return Math.min(side("x"), side("y"));
}

const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];

function fitted(contours: Polygons): CutContour {
  const loops = contours.map((contour) => fitLoop(inSteps(contour), TOLERANCE_MM));
  const commands = loops.flatMap(({ start, pieces }): OutlineCommand[] => [
    { type: "M", points: start },
    ...pieces.map(({ first, second, end }): OutlineCommand => ({ type: "C", points: [...first, ...second, ...end] })),
    { type: "Z", points: [] },
  ]);
  const pieces = piecesOf(contours);
  const sides = contours.filter((contour) => doubleArea(contour) > 0).map(shorterSide);
  return {
    d: toPathData(commands, AS_IT_IS),
    pieces,
    holes: contours.length - pieces,
    smallestMm: sides.length === 0 ? 0 : sides.reduce((a, b) => Math.min(a, b)) / STEPS,
    nodes: loops.reduce((sum, each) => sum + each.pieces.length, 0),
  };
}

/** The same contour in mm, with points never further apart than a step: a fit knows a line by its points. */
function inSteps(contour: Polygon): Point[] {
  return contour.flatMap(({ x, y }, i) => {
    const next = contour[(i + 1) % contour.length] ?? { x, y };
    const [dx, dy] = [next.x - x, next.y - y];
    const count = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / STEPS / STEP_MM));
    return Array.from({ length: count }, (_, k): Point => [
      (x + (dx * k) / count) / STEPS,
      (y + (dy * k) / count) / STEPS,
    ]);
  });
}
