import { formatNumbers } from "./format-number.ts";

const SEGMENT = /([MLCQZ])([^MLCQZ]*)/g;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g;

type Point = readonly [number, number];

/**
 * Path data of a display list (absolute M L C Q Z) as path construction operators, in the same coordinates: what turns
 * millimetres into points is the matrix of the content around it, so that the grid's numbers stay as they are.
 */
export function pathOperators(d: string): string {
  const out: string[] = [];
  let at: Point = [0, 0];
  let start: Point = [0, 0];
  for (const [, letter = "", text = ""] of d.matchAll(SEGMENT)) {
    if (letter === "Z") {
      out.push("h");
      at = start;
      continue;
    }
    const numbers = text.match(NUMBER) ?? [];
    const count = COUNTS[letter] ?? 0;
    if (numbers.length === 0 || numbers.length % count !== 0) {
      throw new Error(`expected ${count} numbers after ${letter}, got "${text}"`);
    }
    for (let i = 0; i < numbers.length; i += count) {
      // Points after a move's first one are lines, as in SVG.
      const command = letter === "M" && i > 0 ? "L" : letter;
      out.push(segment(command, at, numbers.slice(i, i + count)));
      at = [Number(numbers[i + count - 2]), Number(numbers[i + count - 1])];
      if (command === "M") start = at;
    }
  }
  return out.join("\n");
}

const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6 };
const OPERATORS: Readonly<Record<string, string>> = { M: "m", L: "l", C: "c" };

function segment(command: string, from: Point, numbers: readonly string[]): string {
  if (command !== "Q") return `${numbers.map(shorten).join(" ")} ${OPERATORS[command]}`;
  const [x = 0, y = 0, toX = 0, toY = 0] = numbers.map(Number);
  return `${formatNumbers(toCubic(from, [x, y], [toX, toY]).flat())} c`;
}

/** The grid's numbers are written as they stand: a page of text is half a million of them, and formatting was most of it. */
function shorten(text: string): string {
  if (text.includes("e")) return formatNumbers([Number(text)]);
  if (text.startsWith("0.")) return text.slice(1);
  return text.startsWith("-0.") ? `-${text.slice(2)}` : text;
}

/** PDF has no quadratic curves; the cubic with its handles at two thirds is the same curve. */
function toCubic(from: Point, handle: Point, to: Point): Point[] {
  const towards = (end: Point): Point => [
    end[0] + (2 / 3) * (handle[0] - end[0]),
    end[1] + (2 / 3) * (handle[1] - end[1]),
  ];
  return [towards(from), towards(to), to];
}
