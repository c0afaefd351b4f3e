import { COLLAR_SHRINK, type Garment } from "./garment.ts";
import { COLLAR_WIDTH } from "./sewing-pattern.ts";
import type { Triangle } from "./triangulate.ts";

/** A thread between two points and its length in the pattern, millimetres. */
export interface Thread {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Two triangles side by side: the four points and the weights of the vector that vanishes when they are flat. */
export interface Hinge {
  readonly points: readonly [number, number, number, number];
  readonly weights: readonly [number, number, number, number];
  /** Area of the two triangles, square millimetres. */
  readonly area: number;
}

export function threadsOf(garment: Garment): Thread[] {
  const seen = new Map<string, Thread>();
  for (const triangle of garment.triangles) {
    for (const [a, b] of sides(triangle)) {
      const [low, high] = a < b ? [a, b] : [b, a];
      const key = `${low},${high}`;
      if (!seen.has(key)) seen.set(key, { a: low, b: high, length: restLength(garment, low, high) });
    }
  }
  return [...seen.values()];
}

/**
 * Bending after Bergou and others, "A quadratic bending model for inextensible surfaces" (2006): the energy is the square of a
 * weighted sum of four points, the weights being cotangents of the flat pattern.
 */
export function hingesOf(garment: Garment): Hinge[] {
  const opposite = new Map<string, readonly [number, number, number]>();
  const hinges: Hinge[] = [];
  for (const triangle of garment.triangles) {
    for (const [a, b] of sides(triangle)) {
      const c = triangle.find((corner) => corner !== a && corner !== b) ?? a;
      const other = opposite.get(`${b},${a}`);
      if (other) hinges.push(hinge(garment, other[0], other[1], other[2], c));
      else opposite.set(`${a},${b}`, [a, b, c]);
    }
  }
  return hinges;
}

function hinge(garment: Garment, a: number, b: number, c: number, d: number): Hinge {
  const length = (from: number, to: number) => restLength(garment, from, to);
  const edge = length(a, b);
  const areas = [
    triangleArea(edge, length(b, c), length(c, a)),
    triangleArea(edge, length(b, d), length(d, a)),
  ] as const;
  const cotangent = (left: number, right: number, across: number, area: number) =>
    (left * left + right * right - across * across) / (4 * area);
  const atA = [
    cotangent(edge, length(a, c), length(b, c), areas[0]),
    cotangent(edge, length(a, d), length(b, d), areas[1]),
  ] as const;
  const atB = [
    cotangent(edge, length(b, c), length(a, c), areas[0]),
    cotangent(edge, length(b, d), length(a, d), areas[1]),
  ] as const;
  return {
    points: [a, b, c, d],
    weights: [atB[0] + atB[1], atA[0] + atA[1], -(atA[0] + atB[0]), -(atA[1] + atB[1])],
    area: areas[0] + areas[1],
  };
}

/** Distance of two points in the pattern; the collar closes into a ring and is cut tighter towards its free edge. */
function restLength(garment: Garment, a: number, b: number): number {
  const [first, second] = [garment.pattern[a], garment.pattern[b]];
  if (!first || !second) throw new Error(`The shirt has no thread from ${a} to ${b}.`);
  let across = Math.abs(first[0] - second[0]);
  const up = Math.abs(first[1] - second[1]);
  if (garment.partOf[a] === "collar") {
    if (across > garment.necklineLength / 2) across = garment.necklineLength - across;
    across *= 0.98 - (COLLAR_SHRINK * (first[1] + second[1])) / 2 / COLLAR_WIDTH;
  }
  return Math.hypot(across, up);
}

function triangleArea(a: number, b: number, c: number): number {
  const half = (a + b + c) / 2;
  return Math.sqrt(Math.max(1e-6, half * (half - a) * (half - b) * (half - c)));
}

function sides([a, b, c]: Triangle): readonly (readonly [number, number])[] {
  return [
    [a, b],
    [b, c],
    [c, a],
  ];
}
