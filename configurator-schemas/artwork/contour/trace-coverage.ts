import type { Point } from "../path-points.ts";

/** How much of each pixel is covered, 0 to 1, as antialiasing leaves it; nothing lies beyond its edges. */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Closed; the last point is not the first again. The inside lies on the right of the way (y down). */
type Loop = readonly Point[];

const HALF = 0.5;

const [TOP, RIGHT, BOTTOM, LEFT] = [0, 1, 2, 3] as const;
type Side = typeof TOP | typeof RIGHT | typeof BOTTOM | typeof LEFT;

/** Ways through one cell by which corners are inside: 8 top left, 4 top right, 2 bottom right, 1 bottom left. */
const WAYS: readonly (readonly (readonly [from: Side, to: Side])[])[] = [
  [],
  [[LEFT, BOTTOM]],
  [[BOTTOM, RIGHT]],
  [[LEFT, RIGHT]],
  [[RIGHT, TOP]],
  [],
  [[BOTTOM, TOP]],
  [[LEFT, TOP]],
  [[TOP, LEFT]],
  [[TOP, BOTTOM]],
  [],
  [[TOP, RIGHT]],
  [[RIGHT, LEFT]],
  [[RIGHT, BOTTOM]],
  [[BOTTOM, LEFT]],
  [],
];
const TWO_WAYS = {
  joined: {
    5: [
      [LEFT, TOP],
      [RIGHT, BOTTOM],
    ],
    10: [
      [TOP, RIGHT],
      [BOTTOM, LEFT],
    ],
  },
  apart: {
    5: [
      [RIGHT, TOP],
      [LEFT, BOTTOM],
    ],
    10: [
      [TOP, LEFT],
      [BOTTOM, RIGHT],
    ],
  },
} as const;

/** The edge of what is at least half covered (marching squares), as loops in pixels: outer ones clockwise, holes not. */
export function traceCoverage(coverage: Coverage): Loop[] {
  const framed = withFrame(coverage);
  const next = linkEdges(framed);
  const loops: Loop[] = [];
  for (const start of next.keys()) {
    const loop: Point[] = [];
    for (let edge: number | undefined = start; edge !== undefined;) {
      const following = next.get(edge);
      if (following === undefined) break;
      next.delete(edge);
      loop.push(crossing(framed, edge));
      edge = following;
    }
    if (loop.length > 2) loops.push(loop);
  }
  return loops;
}

/** With one clear pixel around it, so that every loop closes; what is drawn up to the edge ends there. */
function withFrame({ width, height, values }: Coverage): Coverage {
  const wide = width + 2;
  const framed = new Float32Array(wide * (height + 2));
  for (let y = 0; y < height; y += 1) framed.set(values.subarray(y * width, (y + 1) * width), (y + 1) * wide + 1);
  return { width: wide, height: height + 2, values: framed };
}

/** An edge between two neighbours is twice the first one's index, plus 1 when the second lies below. */
function linkEdges({ width, height, values }: Coverage): Map<number, number> {
  const next = new Map<number, number>();
  const isInside = (i: number) => (values[i] ?? 0) >= HALF;
  for (let y = 0; y + 1 < height; y += 1) {
    for (let x = 0; x + 1 < width; x += 1) {
      const i = y * width + x;
      const corners =
        (isInside(i) ? 8 : 0) +
        (isInside(i + 1) ? 4 : 0) +
        (isInside(i + width + 1) ? 2 : 0) +
        (isInside(i + width) ? 1 : 0);
      if (corners === 0 || corners === 15) continue;
      const edges = [i * 2, (i + 1) * 2 + 1, (i + width) * 2, i * 2 + 1] as const;
      for (const [from, to] of waysOf(corners, i, { width, values })) next.set(edges[from], edges[to]);
    }
  }
  return next;
}

function waysOf(corners: number, i: number, { width, values }: Pick<Coverage, "width" | "values">) {
  if (corners !== 5 && corners !== 10) return WAYS[corners] ?? [];
  const sum = [i, i + 1, i + width, i + width + 1].reduce((total, at) => total + (values[at] ?? 0), 0);
  return TWO_WAYS[sum >= 4 * HALF ? "joined" : "apart"][corners];
}

function crossing({ width, values }: Coverage, edge: number): Point {
  const i = Math.floor(edge / 2);
  const isDown = edge % 2 === 1;
  const a = values[i] ?? 0;
  const b = values[isDown ? i + width : i + 1] ?? 0;
  const share = (HALF - a) / (b - a);
  // Pixel centres lie at half pixels; the frame is one pixel wide.
  const [x, y] = [(i % width) - HALF, Math.floor(i / width) - HALF];
  return isDown ? [x, y + share] : [x + share, y];
}
