import type { Millimetres, SizeMm } from "../../units/length.ts";
import { roundMm } from "../../units/length.ts";
import type { Matrix } from "../../units/matrix.ts";
import { readPathData } from "../draw-art.ts";
import { flattenOutline } from "../flatten-outline.ts";
import { intersectFills, offsetFills, uniteFills } from "../offset-path.ts";
import { rectangleData, toPathData } from "../path-data.ts";
import type { Point } from "../path-points.ts";
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
}

/** How far the drawn line may leave the exact one. */
const TOLERANCE_MM = 0.025;
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
  const { offsetMm, minRadiusMm, minHoleMm = Infinity, trim } = rule;
  const radius = minRadiusMm * ROUNDER;
  // Moving outwards rounds corners that stand out: no border is narrower than the blade's radius.
  const grown = joined(offsetFills([uniteFills(fills)], Math.max(offsetMm, radius)), Math.max(radius, NECK_MM / 2));
  const whole = withoutHoles(grown, minHoleMm);
  // Inner corners by closing, which leaves straight edges where they are.
  const rounded = radius > 0 ? offsetFills([offsetFills([whole], radius)], -radius) : whole;
  const inside = intersectFills([rounded], rectangleData(0, 0, { width: trim.widthMm, height: trim.heightMm }));
  return fitted(contoursOf(inside));
}

/** The plate of white ink under an artwork, narrower than it by `chokeMm` on every side. */
export function whitePlate(fills: readonly string[], chokeMm: Millimetres): string {
  return offsetFills([uniteFills(fills)], -chokeMm);
}

/**
 * One piece out of several, by closing gaps with about the least radius whose bridges hold: what is narrower than a neck is
 * not there once outer corners are rounded.
 */
function joined(d: string, neckRadius: number): string {
  if (piecesOf(d) < 2) return d;
  const bridged = (radius: number) => uniteFills([d, offsetFills([offsetFills([d], radius)], -radius)]);
  const holds = (shape: string) => piecesOf(offsetFills([shape], -neckRadius)) < 2;
  let best = bridged(JOIN_MM);
  if (!holds(best)) return d;
  let [low, high] = [0, JOIN_MM];
  for (let i = 0; i < JOIN_STEPS; i += 1) {
    const middle = (low + high) / 2;
    const shape = bridged(middle);
    if (holds(shape)) [high, best] = [middle, shape];
    else low = middle;
  }
  return best;
}

function piecesOf(d: string): number {
  return contoursOf(d).filter((contour) => doubleArea(contour) > 0).length;
}

function withoutHoles(d: string, minHoleMm: number): string {
  const kept = contoursOf(d).filter((contour) => doubleArea(contour) > 0 || shorterSide(contour) >= minHoleMm);
  return kept.map(polygonData).join("");
}

function contoursOf(d: string): Point[][] {
  return flattenOutline(readPathData(d), TOLERANCE_MM);
}

/** Twice the area inside a contour: positive when it is an outer one. */
function doubleArea(contour: readonly Point[]): number {
  return contour.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = contour[(i + 1) % contour.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function shorterSide(contour: readonly Point[]): number {
  const side = (axis: 0 | 1) => {
    const places = contour.map((point) => point[axis]);
    return places.reduce((a, b) => Math.max(a, b)) - places.reduce((a, b) => Math.min(a, b));
  };
  return Math.min(side(0), side(1));
}

function polygonData(contour: readonly Point[]): string {
  return `${contour.map(([x, y], i) => `${i === 0 ? "M" : "L"}${roundMm(x)} ${roundMm(y)}`).join("")}Z`;
}

const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];

function fitted(contours: readonly (readonly Point[])[]): CutContour {
  const loops = contours.map((contour) => fitLoop(inSteps(contour), TOLERANCE_MM));
  const commands = loops.flatMap(({ start, pieces }): OutlineCommand[] => [
    { type: "M", points: start },
    ...pieces.map(({ first, second, end }): OutlineCommand => ({ type: "C", points: [...first, ...second, ...end] })),
    { type: "Z", points: [] },
  ]);
  const pieces = contours.filter((contour) => doubleArea(contour) > 0).length;
  return {
    d: toPathData(commands, AS_IT_IS),
    pieces,
    holes: contours.length - pieces,
    nodes: loops.reduce((sum, each) => sum + each.pieces.length, 0),
  };
}

/** The same contour with points never further apart than a step: a fit knows a line by its points. */
function inSteps(contour: readonly Point[]): Point[] {
  return contour.flatMap(([x, y], i) => {
    const [nextX, nextY] = contour[(i + 1) % contour.length] ?? [x, y];
    const count = Math.max(1, Math.ceil(Math.sqrt((nextX - x) ** 2 + (nextY - y) ** 2) / STEP_MM));
    return Array.from({ length: count }, (_, k): Point => [
      x + ((nextX - x) * k) / count,
      y + ((nextY - y) * k) / count,
    ]);
  });
}
