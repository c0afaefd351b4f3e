import { multiply } from "../../units/matrix.ts";
import type { Matrix } from "../../units/matrix.ts";

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix of a `transform` attribute; undefined for what cannot be read (an element then is not drawn). */
export function parseTransform(text: string | undefined): Matrix | undefined {
  if (text === undefined) return IDENTITY;
  let matrix: Matrix = IDENTITY;
  const rest = text.replaceAll(/\s*(\w+)\s*\(([^)]*)\)[\s,]*/g, (_, name: string, list: string) => {
    const values = numbersIn(list);
    const one = oneTransform(name, values);
    if (!one) return "?";
    matrix = multiply(matrix, one);
    return "";
  });
  return rest.trim() === "" && matrix.every(Number.isFinite) ? matrix : undefined;
}

/** All numbers in a text. */
export function numbersIn(text: string): number[] {
  return (text.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? []).map(Number);
}

function oneTransform(name: string, values: readonly number[]): Matrix | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  const radians = (a * Math.PI) / 180;
  switch (name) {
    case "matrix":
      return values.length === 6 ? [a, b, c, d, e, f] : undefined;
    case "translate":
      return [1, 0, 0, 1, a, b];
    case "scale":
      return [a, 0, 0, values.length > 1 ? b : a, 0, 0];
    case "rotate": {
      const turn: Matrix = [Math.cos(radians), Math.sin(radians), -Math.sin(radians), Math.cos(radians), 0, 0];
      return multiply(multiply([1, 0, 0, 1, b, c], turn), [1, 0, 0, 1, -b, -c]);
    }
    case "skewX":
      return [1, 0, Math.tan(radians), 1, 0, 0];
    case "skewY":
      return [1, Math.tan(radians), 0, 1, 0, 0];
    default:
      return undefined;
  }
}
