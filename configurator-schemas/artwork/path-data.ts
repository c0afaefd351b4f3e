import { roundMm } from "../units/length.ts";
import { transformPoint } from "../units/matrix.ts";
import type { Matrix } from "../units/matrix.ts";
import type { OutlineCommand } from "./shaper.ts";

/** SVG path data of outline commands under a matrix, rounded to the display list's grid. */
export function toPathData(commands: readonly OutlineCommand[], matrix: Matrix): string {
  let data = "";
  for (const { type, points } of commands) {
    data += type;
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x, y] = transformPoint(matrix, points[i] ?? 0, points[i + 1] ?? 0);
      data += `${i === 0 ? "" : " "}${roundMm(x)} ${roundMm(y)}`;
    }
  }
  return data;
}

/** A rectangle from (x, y), closed. */
export function rectangleData(x: number, y: number, size: { readonly width: number; readonly height: number }): string {
  const [left, top, right, bottom] = [x, y, x + size.width, y + size.height].map(roundMm);
  return `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;
}
