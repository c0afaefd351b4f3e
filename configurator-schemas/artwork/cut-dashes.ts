import { piecesOf, pointAt } from "./flatten-outline.ts";
import type { Point } from "./path-points.ts";
import { pointPairs } from "./path-points.ts";
import type { OutlineCommand } from "./shaper.ts";

/** How far chords may stray from the curve they measure, in mm. */
const TOLERANCE_MM = 0.0005;
/** A dash of no length is a dot where lines end round or square; a canvas draws none of no length at all. */
const DOT_MM = 0.002;

interface Dashing {
  /** Lengths of dashes and gaps in turn, in mm; at least one is longer than nothing. */
  readonly dashesMm: readonly number[];
  readonly offsetMm: number;
}

/**
 * A line's dashes as lines of their own, in mm: every engine measures along curves by its own arithmetic, and puts the ends
 * elsewhere. Each contour begins the pattern anew, as SVG has it; where it closes between two dashes they are one. Only the four
 * operations and square roots: the same in every engine.
 */
export function cutDashes(outline: readonly OutlineCommand[], dashing: Dashing): OutlineCommand[] {
  return contoursOf(outline).flatMap((contour) => dashesOf(contour, patternOf(dashing)));
}

type Curve = readonly Point[];

interface Contour {
  readonly commands: readonly OutlineCommand[];
  readonly curves: readonly Curve[];
  readonly isClosed: boolean;
}

function contoursOf(outline: readonly OutlineCommand[]): Contour[] {
  const contours: { commands: OutlineCommand[]; curves: Curve[]; isClosed: boolean }[] = [];
  let [start, at]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ];
  for (const command of outline) {
    if (command.type === "M") contours.push({ commands: [], curves: [], isClosed: false });
    const contour = contours.at(-1);
    if (!contour) continue;
    contour.commands.push(command);
    const points = pointPairs(command.points);
    if (command.type === "M") start = points[0] ?? start;
    else if (command.type !== "Z") contour.curves.push([at, ...points]);
    else {
      contour.isClosed = true;
      if (at[0] !== start[0] || at[1] !== start[1]) contour.curves.push([at, start]);
    }
    at = command.type === "Z" ? start : (points.at(-1) ?? at);
  }
  return contours;
}

interface Pattern {
  /** Of an even number. */
  readonly lengths: readonly number[];
  /** The one it begins in, and what is left of that. */
  readonly first: number;
  readonly left: number;
}

function patternOf({ dashesMm, offsetMm }: Dashing): Pattern {
  const twice = dashesMm.length % 2 === 0 ? dashesMm : [...dashesMm, ...dashesMm];
  const lengths = twice.map((length, i) => (i % 2 === 0 ? Math.max(length, DOT_MM) : length));
  const period = lengths.reduce((sum, length) => sum + length, 0);
  let into = ((offsetMm % period) + period) % period;
  let first = 0;
  while (first < lengths.length - 1 && into >= (lengths[first] ?? 0)) {
    into -= lengths[first] ?? 0;
    first += 1;
  }
  return { lengths, first, left: Math.max(0, (lengths[first] ?? 0) - into) };
}

function dashesOf({ commands, curves, isClosed }: Contour, { lengths, first, left }: Pattern): OutlineCommand[] {
  const dashes: OutlineCommand[][] = [];
  let [index, rest] = [first, left];
  let dash: OutlineCommand[] | undefined;
  const isDash = () => index % 2 === 0;
  for (const curve of curves) {
    const measured = measure(curve);
    let from = 0;
    while (measured.length - from > rest) {
      const to = from + rest;
      if (isDash()) {
        dash = extend(dash, measured, [from, to]);
        dashes.push(dash);
        dash = undefined;
      }
      from = to;
      index = (index + 1) % lengths.length;
      rest = lengths[index] ?? 0;
    }
    if (isDash() && measured.length > from) dash = extend(dash, measured, [from, measured.length]);
    rest -= measured.length - from;
  }
  // Round the whole of it without a gap.
  if (dash && dashes.length === 0 && first % 2 === 0) return [...commands];
  const [begun] = dashes;
  const isJoined = dash !== undefined && begun !== undefined && isClosed && first % 2 === 0 && left > 0;
  if (dash) dashes.push(dash);
  if (!isJoined) return dashes.flat();
  return [...dashes.slice(1).flat(), ...begun.slice(1)];
}

interface Measured {
  readonly curve: Curve;
  readonly length: number;
  /** Where so many equal steps along the curve's parameter end. */
  readonly ends: readonly number[];
}

function measure(curve: Curve): Measured {
  const steps = piecesOf(curve, TOLERANCE_MM);
  const ends = [0];
  let before = curve[0] ?? [0, 0];
  for (let i = 1; i <= steps; i += 1) {
    const point = pointAt(curve, i / steps);
    ends.push((ends.at(-1) ?? 0) + Math.sqrt((point[0] - before[0]) ** 2 + (point[1] - before[1]) ** 2));
    before = point;
  }
  return { curve, length: ends.at(-1) ?? 0, ends };
}

/** A dash with another piece of a curve at its end. */
function extend(
  dash: OutlineCommand[] | undefined,
  measured: Measured,
  [from, to]: readonly [number, number],
): OutlineCommand[] {
  const [start, ...points] = pieceOf(measured.curve, parameterAt(measured, from), parameterAt(measured, to));
  const type = ["M", "L", "Q", "C"] as const;
  const piece: OutlineCommand = { type: type[points.length] ?? "L", points: points.flat() };
  return dash ? [...dash, piece] : [{ type: "M", points: [...(start ?? [0, 0])] }, piece];
}

function parameterAt({ ends, length }: Measured, along: number): number {
  if (along >= length) return 1;
  const steps = ends.length - 1;
  let [low, high] = [0, steps];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= along) low = middle;
    else high = middle;
  }
  const [before, after] = [ends[low] ?? 0, ends[high] ?? 0];
  return (low + (after > before ? (along - before) / (after - before) : 0)) / steps;
}

/** The part of a Bézier curve between two parameters (de Casteljau's blossoms). */
function pieceOf(curve: Curve, from: number, to: number): Curve {
  const degree = curve.length - 1;
  return curve.map((_, i) => {
    let points = curve;
    // The last `i` times towards the end of the piece.
    for (let round = 0; round < degree; round += 1) {
      const t = round < degree - i ? from : to;
      points = points.slice(1).map(([x, y], k): Point => {
        const [beforeX, beforeY] = points[k] ?? [x, y];
        return [beforeX + (x - beforeX) * t, beforeY + (y - beforeY) * t];
      });
    }
    return points[0] ?? [0, 0];
  });
}
