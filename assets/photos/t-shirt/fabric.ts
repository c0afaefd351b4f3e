import { fractalNoise, smoothNoise, smoothStep } from "../noise.ts";
import type { ClothPart } from "./garment.ts";
import { COLLAR_WIDTH, draftPattern, type PanelName, type PatternPoint } from "./sewing-pattern.ts";

/** What lies on the cloth at a place of the pattern: its relief, and how much light it keeps. */
export interface FabricDetail {
  /** Millimetres above the smooth cloth. */
  readonly relief: (x: number, y: number) => number;
  /** 1 for plain cloth, less in the shade of a stitch or a seam. */
  readonly shade: (x: number, y: number) => number;
}

/** Rows of the twin needle, millimetres from the hem's fold. */
const HEM_ROWS = [20, 25.5] as const;
const STITCH = { length: 3.4, width: 0.5 } as const;

/** Rows of the cover stitch that holds the neck seam flat. */
const NECK_ROWS = [2.2, 7] as const;

const RIB_PITCH = 2.3;

export function fabricDetail(part: ClothPart): FabricDetail {
  if (part === "collar") return ribDetail();
  const seam = distanceField(part, ["shoulder", "armhole", "side", "cap", "under"]);
  const hem = distanceField(part, ["hem", "cuff"]);
  const neck = distanceField(part, ["neck"]);
  const seed = part.length;

  const relief = (x: number, y: number): number => {
    const knit = 0.1 * smoothNoise(x / 0.8, y / 1.7, 3) + 0.07 * smoothNoise(x / 2.1, y / 3.7, 4);
    const crease = 2.2 * fractalNoise(x / 52, y / 75, 3, seed) + 0.6 * fractalNoise(x / 16, y / 24, 2, seed + 9);
    const atSeam = seam(x, y);
    const pucker = 0.9 * Math.exp(-atSeam / 6) * (smoothNoise(x / 6, y / 6, seed) - 0.5);
    const groove = -0.55 * bell(atSeam, 1.1);
    return knit + crease + pucker + groove + hemRelief(x, y) + neckRelief(x, y);
  };
  const hemRelief = (x: number, y: number): number => {
    const distance = hem(x, y);
    if (distance > 40) return 0;
    const rows = HEM_ROWS.reduce((sum, row) => sum + bell(distance - row, 0.7), 0);
    const ripple = (smoothNoise(x / 8, 1, seed) - 0.5) * (bell(distance - 23, 7) * 0.9 + bell(distance - 8, 9) * 0.5);
    const layer = 0.5 * smoothStep(28.5, 26.5, distance);
    return ripple + layer - 0.34 * rows;
  };
  const neckRelief = (x: number, y: number): number => {
    const distance = neck(x, y);
    if (distance > 20) return 0;
    const ripple = (smoothNoise(x / 5, y / 5, seed + 2) - 0.5) * bell(distance - 4, 5) * 0.5;
    return ripple - 0.3 * NECK_ROWS.reduce((sum, row) => sum + bell(distance - row, 0.6), 0);
  };
  const shade = (x: number, y: number): number => {
    const along = Math.abs(y) < 130 && !part.endsWith("sleeve") ? 92 * Math.atan2(x, y + 40) : x;
    const dash = smoothStep(0.12, 0.3, Math.abs(((((along / STITCH.length) % 1) + 1) % 1) - 0.5) * 2);
    const fromHem = hem(x, y);
    const fromNeck = neck(x, y);
    let stitches = 0;
    for (const row of HEM_ROWS) stitches += bell(fromHem - row, STITCH.width);
    for (const row of NECK_ROWS) stitches += bell(fromNeck - row, STITCH.width);
    const seams = 0.2 * bell(seam(x, y), 0.8) + 0.3 * Math.exp(-fromNeck / 1.3);
    return (1 - 0.17 * Math.min(1, stitches) * dash) * (1 - seams) * (1 - 0.2 * Math.exp(-fromHem / 0.8));
  };
  return { relief, shade };
}

function ribDetail(): FabricDetail {
  return {
    relief: (x, y) => {
      const ribs = 0.24 * Math.cos((2 * Math.PI * x) / RIB_PITCH) * smoothStep(0, 1.5, y);
      const fold = -0.07 * Math.max(0, y - (COLLAR_WIDTH - 4)) ** 2;
      const body = 0.5 * smoothStep(0, 2.5, y);
      return ribs + fold + body + 0.35 * smoothNoise(x / 14, y / 9, 8);
    },
    shade: (x, y) => (0.94 + 0.06 * Math.cos((2 * Math.PI * x) / RIB_PITCH)) * (1 - 0.22 * Math.exp(-y / 1.1)),
  };
}

/** Distance to the nearest edge with one of these names, millimetres, read between the points of a grid. */
function distanceField(part: PanelName, names: readonly string[]): (x: number, y: number) => number {
  const panel = draftPattern().panels.find((candidate) => candidate.name === part);
  const lines = (panel?.edges ?? [])
    .filter((edge) => names.some((name) => edge.name.includes(name)))
    .map((edge) => edge.points);
  if (lines.length === 0) return () => Infinity;
  const cell = 2;
  const [left, bottom, columns, rows] = [-300, -740, 301, 440];
  const grid = Float32Array.from({ length: columns * rows }, (_, index) =>
    distanceToLines(lines, left + (index % columns) * cell, bottom + Math.floor(index / columns) * cell),
  );
  return (x, y) => {
    const column = Math.min(columns - 2, Math.max(0, (x - left) / cell));
    const row = Math.min(rows - 2, Math.max(0, (y - bottom) / cell));
    const [c, r] = [Math.floor(column), Math.floor(row)];
    const [u, v] = [column - c, row - r];
    const at = (index: number) => grid[index]!;
    const start = r * columns + c;
    const top = at(start) * (1 - u) + at(start + 1) * u;
    const under = at(start + columns) * (1 - u) + at(start + columns + 1) * u;
    return top * (1 - v) + under * v;
  };
}

function distanceToLines(lines: readonly (readonly PatternPoint[])[], x: number, y: number): number {
  let nearest = Infinity;
  for (const line of lines) {
    for (let index = 1; index < line.length; index++) {
      const [ax, ay] = line[index - 1]!;
      const [bx, by] = line[index]!;
      const [dx, dy] = [bx - ax, by - ay];
      const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, Math.hypot(x - ax - dx * share, y - ay - dy * share));
    }
  }
  return nearest;
}

function bell(distance: number, width: number): number {
  return Math.exp(-((distance / width) ** 2));
}
