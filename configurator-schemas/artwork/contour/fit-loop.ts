import type { Point } from "../path-points.ts";

type Loop = readonly Point[];

/** A cubic Bézier piece; it begins where the one before ends. */
export interface Cubic {
  readonly first: Point;
  readonly second: Point;
  readonly end: Point;
}

export interface FittedLoop {
  readonly start: Point;
  readonly pieces: readonly Cubic[];
}

/** Points to either side that tell the direction at one: single steps of a traced line carry its noise. */
const REACH = 3;
const ROUNDS = 4;

/** Few smooth pieces through a closed loop, none of its points further away than `tolerance` (Schneider 1990). */
export function fitLoop(loop: Loop, tolerance: number): FittedLoop {
  const points = [...loop, loop[0] ?? [0, 0]];
  const [start] = points;
  const direction = directionAt(loop, 0);
  const pieces: Cubic[] = [];
  fitRun({ points, from: 0, to: points.length - 1, tolerance, pieces }, direction, times(direction, -1));
  return { start: start ?? [0, 0], pieces };
}

interface Run {
  readonly points: readonly Point[];
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
  readonly pieces: Cubic[];
}

function fitRun(run: Run, leaving: Point, arriving: Point): void {
  const { points, from, to, tolerance, pieces } = run;
  const [a, b] = [at(points, from), at(points, to)];
  if (to - from < 2) {
    const third = distance(a, b) / 3;
    pieces.push({ first: plus(a, times(leaving, third)), second: plus(b, times(arriving, third)), end: b });
    return;
  }
  let shares = chordShares(points, from, to);
  let worst = { error: Infinity, index: from };
  for (let round = 0; round < ROUNDS; round += 1) {
    const piece = bestPiece(run, shares, [leaving, arriving]);
    worst = largestError(run, piece, shares);
    if (worst.error <= tolerance) {
      pieces.push(piece);
      return;
    }
    if (worst.error > tolerance * 16) break;
    shares = shares.map((share, i) => betterShare(a, piece, { point: at(points, from + i), share }));
  }
  const middle = Math.min(Math.max(worst.index, from + 1), to - 1);
  const direction = directionAt(points.slice(0, -1), middle);
  fitRun({ ...run, to: middle }, leaving, times(direction, -1));
  fitRun({ ...run, from: middle }, direction, arriving);
}

/** Least squares for the lengths of both handles; their directions are given. */
function bestPiece(
  { points, from, to }: Run,
  shares: readonly number[],
  [leaving, arriving]: readonly [Point, Point],
): Cubic {
  const [a, b] = [at(points, from), at(points, to)];
  let [c00, c01, c11, x0, x1] = [0, 0, 0, 0, 0];
  shares.forEach((t, i) => {
    const s = 1 - t;
    const [b0, b1, b2, b3] = [s * s * s, 3 * t * s * s, 3 * t * t * s, t * t * t];
    const [left, right] = [times(leaving, b1), times(arriving, b2)];
    const rest = minus(at(points, from + i), plus(times(a, b0 + b1), times(b, b2 + b3)));
    c00 += dot(left, left);
    c01 += dot(left, right);
    c11 += dot(right, right);
    x0 += dot(left, rest);
    x1 += dot(right, rest);
  });
  const det = c00 * c11 - c01 * c01;
  const span = distance(a, b);
  const usual = span / 3;
  let [la, lb] = [(x0 * c11 - x1 * c01) / det, (c00 * x1 - c01 * x0) / det];
  // A handle that points backwards, or is not determined: the usual third instead.
  if (!(det > 1e-12 && la > span * 1e-6 && lb > span * 1e-6)) [la, lb] = [usual, usual];
  return { first: plus(a, times(leaving, la)), second: plus(b, times(arriving, lb)), end: b };
}

function largestError(
  { points, from }: Run,
  piece: Cubic,
  shares: readonly number[],
): { error: number; index: number } {
  let worst = { error: 0, index: from };
  const start = at(points, from);
  shares.forEach((share, i) => {
    const error = distance(pointOf(start, piece, share), at(points, from + i));
    if (error > worst.error) worst = { error, index: from + i };
  });
  return worst;
}

/** One step of Newton towards the curve's nearest place to the point. */
function betterShare(start: Point, piece: Cubic, { point, share: t }: { point: Point; share: number }): number {
  const { first, second, end } = piece;
  const s = 1 - t;
  const [d0, d1, d2] = [minus(first, start), minus(second, first), minus(end, second)].map((each) => times(each, 3));
  if (!d0 || !d1 || !d2) return t;
  const slope = plus(plus(times(d0, s * s), times(d1, 2 * s * t)), times(d2, t * t));
  const bend = plus(times(minus(d1, d0), 2 * s), times(minus(d2, d1), 2 * t));
  const gap = minus(pointOf(start, piece, t), point);
  const denominator = dot(slope, slope) + dot(gap, bend);
  if (denominator === 0) return t;
  return Math.min(1, Math.max(0, t - dot(gap, slope) / denominator));
}

function pointOf(start: Point, { first, second, end }: Cubic, t: number): Point {
  const s = 1 - t;
  return plus(
    plus(times(start, s * s * s), times(first, 3 * t * s * s)),
    plus(times(second, 3 * t * t * s), times(end, t * t * t)),
  );
}

function chordShares(points: readonly Point[], from: number, to: number): number[] {
  const lengths = [0];
  for (let i = from + 1; i <= to; i += 1)
    lengths.push((lengths.at(-1) ?? 0) + distance(at(points, i - 1), at(points, i)));
  const whole = lengths.at(-1) || 1;
  return lengths.map((length) => length / whole);
}

/** The way a closed loop runs at a point, of length 1. */
function directionAt(loop: readonly Point[], index: number): Point {
  const { length } = loop;
  const reach = Math.min(REACH, Math.floor((length - 1) / 2));
  const way = minus(at(loop, (index + reach) % length), at(loop, (index - reach + length) % length));
  const size = Math.sqrt(dot(way, way));
  return size === 0 ? [1, 0] : times(way, 1 / size);
}

function at(points: readonly Point[], i: number): Point {
  return points[i] ?? [0, 0];
}

function plus(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1]];
}

function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1]];
}

function times(a: Point, factor: number): Point {
  return [a[0] * factor, a[1] * factor];
}

function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1];
}

function distance(a: Point, b: Point): number {
  return Math.sqrt(dot(minus(a, b), minus(a, b)));
}
