import { readPathData } from "../../configurator-schemas/artwork/draw-art.ts";
import { pointPairs } from "../../configurator-schemas/artwork/path-points.ts";
import type { Point } from "../../configurator-schemas/artwork/path-points.ts";
import type { OutlineCommand } from "../../configurator-schemas/artwork/shaper.ts";

interface Contour {
  readonly commands: readonly OutlineCommand[];
  /** Ends of its pieces and their handles: near enough to tell inside from outside in icons. */
  readonly corners: readonly Point[];
}

/**
 * Path data that fills by the non-zero rule what it filled by the even-odd rule: contours inside an odd number of others
 * run the other way round. For contours that do not cross each other, as icons have them.
 */
export function orientByDepth(d: string): string {
  const contours = contoursOf(readPathData(d));
  return contours
    .map((contour) => {
      const [probe] = contour.corners;
      const depth = contours.filter((each) => each !== contour && probe && contains(each.corners, probe)).length;
      const isForward = area(contour.corners) >= 0;
      return toData(isForward === (depth % 2 === 0) ? contour.commands : reversed(contour.commands));
    })
    .join("");
}

function contoursOf(commands: readonly OutlineCommand[]): Contour[] {
  const groups: OutlineCommand[][] = [];
  for (const command of commands) {
    if (command.type === "M") groups.push([]);
    groups.at(-1)?.push(command);
  }
  return groups.map((group) => ({ commands: group, corners: group.flatMap(({ points }) => pointPairs(points)) }));
}

/** The same contour walked backwards, closed. */
function reversed(commands: readonly OutlineCommand[]): OutlineCommand[] {
  const ends: Point[] = [];
  const handles: (readonly Point[])[] = [];
  for (const { type, points } of commands) {
    if (type === "Z") continue;
    const all = pointPairs(points);
    const end = all.at(-1);
    if (!end) continue;
    handles.push(all.slice(0, -1));
    ends.push(end);
  }
  const back: OutlineCommand[] = [{ type: "M", points: [...(ends.at(-1) ?? [0, 0])] }];
  for (let i = ends.length - 1; i > 0; i -= 1) {
    const between = (handles[i] ?? []).toReversed();
    const type = between.length === 0 ? "L" : between.length === 1 ? "Q" : "C";
    back.push({ type, points: [...between, ends[i - 1] ?? [0, 0]].flat() });
  }
  return [...back, { type: "Z", points: [] }];
}

function toData(commands: readonly OutlineCommand[]): string {
  return commands.map(({ type, points }) => type + points.join(" ")).join("");
}

function area(corners: readonly Point[]): number {
  return corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function contains(corners: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  });
  return inside;
}
