import { formatNumbers } from "./format-number.ts";

const SEGMENT = /([MLCQZ])([^MLCQZ]*)/g;

type Point = readonly [number, number];

/**
 * Path data of a display list (absolute M L C Q Z) as path construction operators, in the same coordinates: what turns
 * millimetres into points is the matrix of the content around it, so that the grid's numbers stay as they are.
 */
export function pathOperators(d: string): string {
  const out: string[] = [];
  let at: Point = [0, 0];
  let start: Point = [0, 0];
  for (const [, command = "", text = ""] of d.matchAll(SEGMENT)) {
    if (command === "Z") {
      out.push("h");
      at = start;
      continue;
    }
    const points = readPoints(text);
    if (points.length !== POINTS[command]) throw new Error(`expected one ${command} segment, got "${command}${text}"`);
    const end = points.at(-1) ?? at;
    out.push(segment(command, at, points));
    at = end;
    if (command === "M") start = end;
  }
  return out.join("\n");
}

const POINTS: Readonly<Record<string, number>> = { M: 1, L: 1, Q: 2, C: 3 };

function segment(command: string, from: Point, points: readonly Point[]): string {
  switch (command) {
    case "M":
      return `${formatNumbers(points.flat())} m`;
    case "L":
      return `${formatNumbers(points.flat())} l`;
    case "Q":
      return `${formatNumbers(toCubic(from, points).flat())} c`;
    default:
      return `${formatNumbers(points.flat())} c`;
  }
}

/** PDF has no quadratic curves; the cubic with its handles at two thirds is the same curve. */
function toCubic(from: Point, points: readonly Point[]): Point[] {
  const [handle = from, to = from] = points;
  const towards = (end: Point): Point => [
    end[0] + (2 / 3) * (handle[0] - end[0]),
    end[1] + (2 / 3) * (handle[1] - end[1]),
  ];
  return [towards(from), towards(to), to];
}

function readPoints(text: string): Point[] {
  const numbers = text.trim().split(/\s+/).map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i): Point => [
    numbers[2 * i] ?? NaN,
    numbers[2 * i + 1] ?? NaN,
  ]);
}
