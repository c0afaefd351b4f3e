import type { OutlineCommand } from "../shaper.ts";
import { arcToCurves } from "./arc-to-curves.ts";

const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const NUMBER = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
const FLAG = /[\s,]*([01])/y;
const COMMAND = /[\s,]*([MmLlHhVvCcSsQqTtAaZz])/y;

/** Outline commands of SVG path data, absolute; what follows a mistake is left out, as browsers do (SVG 2, 9.5.4). */
export function parsePathData(data: string): readonly OutlineCommand[] {
  const out: OutlineCommand[] = [];
  let at = 0;
  const read = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(data)?.[1];
    if (found !== undefined) at = pattern.lastIndex;
    return found;
  };
  let [x, y, startX, startY] = [0, 0, 0, 0];
  // The last control point, for the smooth forms: only of a curve of the same kind.
  let [controlX, controlY, control] = [0, 0, ""];
  let letter: string | undefined;

  for (;;) {
    const next = read(COMMAND);
    if (next !== undefined) letter = next;
    // Without a new letter the last one goes on; a move goes on as lines.
    else if (letter === undefined || /[zZ]/.test(letter)) return out;
    else if (letter === "M") letter = "L";
    else if (letter === "m") letter = "l";
    const kind = letter.toUpperCase();
    const isRelative = letter !== kind;
    if (out.length === 0 && kind !== "M") return out;
    const values = readValues(kind, read);
    if (!values) return out;
    const [ox, oy] = isRelative ? [x, y] : [0, 0];
    const v = (i: number) => values[i] ?? 0;
    const [oldX, oldY] = [x, y];
    const mirrored = (of: string) => (control === of ? [2 * oldX - controlX, 2 * oldY - controlY] : [oldX, oldY]);
    let nextControl = "";

    switch (kind) {
      case "M":
        [x, y] = [ox + v(0), oy + v(1)];
        [startX, startY] = [x, y];
        out.push({ type: "M", points: [x, y] });
        break;
      case "L":
      case "H":
      case "V":
        if (kind === "L") [x, y] = [ox + v(0), oy + v(1)];
        else if (kind === "H") x = ox + v(0);
        else y = oy + v(0);
        out.push({ type: "L", points: [x, y] });
        break;
      case "C":
      case "S": {
        const rest = kind === "C" ? 2 : 0;
        const [x1 = 0, y1 = 0] = kind === "C" ? [ox + v(0), oy + v(1)] : mirrored("C");
        [controlX, controlY] = [ox + v(rest), oy + v(rest + 1)];
        [x, y] = [ox + v(rest + 2), oy + v(rest + 3)];
        out.push({ type: "C", points: [x1, y1, controlX, controlY, x, y] });
        nextControl = "C";
        break;
      }
      case "Q":
      case "T": {
        const [x1 = 0, y1 = 0] = kind === "Q" ? [ox + v(0), oy + v(1)] : mirrored("Q");
        [controlX, controlY] = [x1, y1];
        [x, y] = kind === "Q" ? [ox + v(2), oy + v(3)] : [ox + v(0), oy + v(1)];
        out.push({ type: "Q", points: [x1, y1, x, y] });
        nextControl = "Q";
        break;
      }
      case "A": {
        const end = { x: ox + v(5), y: oy + v(6) };
        const shape = { rx: v(0), ry: v(1), rotationDeg: v(2), isLarge: v(3) === 1, isSweep: v(4) === 1 };
        for (const points of arcToCurves({ x, y }, { ...shape, ...end })) out.push({ type: "C", points });
        [x, y] = [end.x, end.y];
        break;
      }
      default:
        out.push({ type: "Z", points: [] });
        [x, y] = [startX, startY];
    }
    control = nextControl;
  }
}

function readValues(kind: string, read: (pattern: RegExp) => string | undefined): number[] | undefined {
  const values: number[] = [];
  for (let i = 0; i < (NUMBERS[kind] ?? 0); i += 1) {
    // The flags of an arc are single digits that need nothing after them.
    const text = read(kind === "A" && (i === 3 || i === 4) ? FLAG : NUMBER);
    if (text === undefined || !Number.isFinite(Number(text))) return undefined;
    values.push(Number(text));
  }
  return values;
}
