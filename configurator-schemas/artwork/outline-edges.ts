import type { OutlineCommand } from "./shaper.ts";

/** A straight piece of an outline, in the direction it is drawn. */
export interface Edge {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** A curve becomes this many straight pieces: of a letter they stray by less than 0.001 em. */
const PIECES = 8;

/** An outline as straight edges, every contour closed. */
export function outlineEdges(outline: readonly OutlineCommand[]): Edge[] {
  const edges: Edge[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const lineTo = (bx: number, by: number) => {
    if (bx !== x || by !== y) edges.push({ ax: x, ay: y, bx, by });
    [x, y] = [bx, by];
  };
  for (const { type, points } of outline) {
    if (type === "Z") lineTo(startX, startY);
    else if (type === "M") {
      lineTo(startX, startY);
      [x, y] = [points[0] ?? 0, points[1] ?? 0];
      [startX, startY] = [x, y];
    } else {
      const [fromX, fromY] = [x, y];
      const count = type === "L" ? 1 : PIECES;
      for (let i = 1; i <= count; i += 1) {
        const t = i / count;
        lineTo(along([fromX, ...evens(points, 0)], t), along([fromY, ...evens(points, 1)], t));
      }
    }
  }
  lineTo(startX, startY);
  return edges;
}

function evens(points: readonly number[], first: 0 | 1): number[] {
  return points.filter((_, i) => i % 2 === first);
}

/** De Casteljau, one coordinate of a Bézier curve of any degree. */
function along(values: readonly number[], t: number): number {
  let level = values;
  while (level.length > 1) level = level.slice(1).map((value, i) => (level[i] ?? 0) * (1 - t) + value * t);
  return level[0] ?? 0;
}
