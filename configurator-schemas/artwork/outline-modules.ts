import type { OutlineCommand } from "./shaper.ts";

type Point = readonly [x: number, y: number];

/** Right, down, left, up: how an outline walks with the dark on its right hand (y points down). */
const STEPS: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/**
 * Outlines of dark modules in module units, holes the other way round: one path without inner edges, so that no painter
 * leaves a hairline between two neighbours. Modules that only touch at a corner get outlines of their own.
 */
export function outlineModules(rows: readonly (readonly boolean[])[]): OutlineCommand[] {
  const dark = (x: number, y: number) => rows[y]?.[x] ?? false;
  const seen = new Set<string>();
  const commands: OutlineCommand[] = [];
  rows.forEach((row, y) =>
    row.forEach((_, x) => {
      // Every outline, outer or hole, has an upper edge of some dark module.
      if (dark(x, y) && !dark(x, y - 1) && !seen.has(`${x} ${y}`)) commands.push(...walk([x, y], { dark, seen }));
    }),
  );
  return commands;
}

function walk(
  start: Point,
  { dark, seen }: { readonly dark: (x: number, y: number) => boolean; readonly seen: Set<string> },
): OutlineCommand[] {
  const corners: Point[] = [];
  let [x, y] = start;
  let heading = 0;
  do {
    if (heading === 0) seen.add(`${x} ${y}`);
    const [dx, dy] = STEPS[heading] ?? [0, 0];
    [x, y] = [x + dx, y + dy];
    const turn = turnAt([x, y], heading, dark);
    if (turn !== 0) corners.push([x, y]);
    heading = (heading + turn + 4) % 4;
  } while (x !== start[0] || y !== start[1] || heading !== 0);
  return [
    ...corners.map((points, i): OutlineCommand => ({ type: i === 0 ? "M" : "L", points })),
    { type: "Z", points: [] },
  ];
}

/** At a corner: 1 = to the right, where the dark ends; −1 = to the left, where it also lies ahead on the left; 0 = on. */
function turnAt([x, y]: Point, heading: number, dark: (x: number, y: number) => boolean): -1 | 0 | 1 {
  const [fx, fy] = STEPS[heading] ?? [0, 0];
  const [rx, ry] = [-fy, fx];
  // The four modules around a corner, named from the one who walks: index of the module is its upper left corner.
  const module = (ahead: number, aside: number) =>
    dark(x + (ahead * fx + aside * rx - 1) / 2, y + (ahead * fy + aside * ry - 1) / 2);
  if (!module(1, 1)) return 1;
  return module(1, -1) ? -1 : 0;
}
