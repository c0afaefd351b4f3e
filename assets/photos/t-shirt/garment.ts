import { latticeValue } from "../noise.ts";
import { ARM } from "./mannequin.ts";
import {
  COLLAR_WIDTH,
  draftPattern,
  type Panel,
  type PanelName,
  type PatternPoint,
  SPACING,
} from "./sewing-pattern.ts";
import { type Triangle, triangulateOutline } from "./triangulate.ts";

export type ClothPart = PanelName | "collar";

/** The shirt before and during sewing: loose panels in space and the pairs of points that belong together. */
export interface Garment {
  /** x, y, z per point, millimetres. */
  readonly positions: Float64Array;
  /** Place of each point in its part's pattern, millimetres; for the collar, along and up the strip. */
  readonly pattern: readonly PatternPoint[];
  readonly partOf: readonly ClothPart[];
  /** Counter-clockwise seen from outside the wearer. */
  readonly triangles: readonly Triangle[];
  /** Pairs of points that lie in one place once the shirt is sewn. */
  readonly sewn: readonly (readonly [number, number])[];
  /** Length of the neckline, along which the collar's pattern closes into a ring. */
  readonly necklineLength: number;
  /** Where neckline and shoulder seams meet: these points carry the shirt. */
  readonly shoulderPoints: readonly number[];
}

/** Rows of points across the collar's width. */
const COLLAR_ROWS = 3;

/** How much shorter the rib's free edge is than the neckline: it makes the collar lie against the neck. */
export const COLLAR_SHRINK = 0.13;

export function layOutGarment(): Garment {
  const { panels, seams } = draftPattern();
  const positions: number[] = [];
  const pattern: PatternPoint[] = [];
  const partOf: ClothPart[] = [];
  const triangles: Triangle[] = [];
  const edges = new Map<string, readonly number[]>();

  for (const panel of panels) {
    const base = pattern.length;
    const outline = panel.edges.flatMap((edge) => edge.points.slice(0, -1));
    const mesh = triangulateOutline(outline, SPACING);
    for (const point of mesh.points) {
      pattern.push(point);
      partOf.push(panel.name);
      positions.push(...placePoint(panel.name, point, pattern.length));
    }
    // Seen by the viewer of the front, the back panel shows its inside, and so does a right sleeve rolled out.
    const mirrored = panel.name === "back" || panel.name === "right-sleeve";
    for (const [a, b, c] of mesh.triangles) {
      triangles.push(mirrored ? [base + a, base + c, base + b] : [base + a, base + b, base + c]);
    }
    nameEdges(panel, base, outline.length, edges);
  }

  const sewn: [number, number][] = [];
  for (const seam of seams) {
    const first = edges.get(seam.first.join("/")) ?? [];
    const second = edges.get(seam.second.join("/")) ?? [];
    if (first.length === 0 || first.length !== second.length) {
      throw new Error(
        `The edges ${seam.first.join("/")} and ${seam.second.join("/")} cannot be sewn: ${first.length} and ${second.length} points.`,
      );
    }
    const turned = seam.reversed ? second.toReversed() : second;
    for (const [index, point] of first.entries()) {
      const partner = turned[index];
      if (partner !== undefined) sewn.push([point, partner]);
    }
  }

  const neckline = necklineLoop(edges);
  const necklineLength = addCollar({ neckline, positions, pattern, partOf, triangles, sewn });
  const corner = edges.get("front/right-shoulder")?.[0];
  const otherCorner = edges.get("front/left-shoulder")?.at(-1);
  if (corner === undefined || otherCorner === undefined) throw new Error("The front panel has no shoulders.");
  return {
    positions: Float64Array.from(positions),
    pattern,
    partOf,
    triangles,
    sewn,
    necklineLength,
    shoulderPoints: [corner, otherCorner],
  };
}

function nameEdges(panel: Panel, base: number, outlineLength: number, edges: Map<string, readonly number[]>): void {
  let start = 0;
  for (const edge of panel.edges) {
    const indices = edge.points.map((_, index) => base + ((start + index) % outlineLength));
    edges.set(`${panel.name}/${edge.name}`, indices);
    start += edge.points.length - 1;
  }
}

/** Where a point of the pattern waits before sewing: panels before and behind the body, sleeves rolled round the arms. */
function placePoint(part: PanelName, [x, y]: PatternPoint, seed: number): [number, number, number] {
  const jitter = 2 * (latticeValue(seed, 1, 17) - 0.5);
  if (part === "front") return [x, y, 175 + jitter];
  if (part === "back") return [x, y, -160 + jitter];
  const mirror = part === "right-sleeve" ? 1 : -1;
  const [dx, dy] = [Math.sin(ARM.dressed), -Math.cos(ARM.dressed)];
  const along = 112 - y;
  const turn = (Math.PI * x) / 200;
  const radius = 82 + jitter;
  // Up and away from the body, at right angles to the arm.
  const out = radius * Math.cos(turn);
  return [
    mirror * (ARM.shoulder[0] + 24 + dx * along - dy * out),
    ARM.shoulder[1] + 12 + dy * along + dx * out,
    radius * Math.sin(turn),
  ];
}

/** The neckline once round: front from the wearer's one shoulder to the other, then the back. */
function necklineLoop(edges: ReadonlyMap<string, readonly number[]>): number[] {
  const part = (name: string) => edges.get(name) ?? [];
  const loop = [
    ...part("front/left-neck"),
    ...part("front/right-neck").slice(1),
    ...part("back/right-neck").toReversed().slice(1),
    ...part("back/left-neck").toReversed().slice(1),
  ];
  return loop.slice(0, -1);
}

function addCollar(draft: {
  readonly neckline: readonly number[];
  readonly positions: number[];
  readonly pattern: PatternPoint[];
  readonly partOf: ClothPart[];
  readonly triangles: Triangle[];
  readonly sewn: [number, number][];
}): number {
  const { neckline, positions, pattern, partOf, triangles, sewn } = draft;
  const base = pattern.length;
  const count = neckline.length;
  let along = 0;
  const starts = neckline.map((point, index) => {
    const start = along;
    along += neckStep(pattern, point, neckline[(index + 1) % count] ?? point);
    return start;
  });
  for (let row = 0; row <= COLLAR_ROWS; row++) {
    for (const [index, point] of neckline.entries()) {
      const up = (COLLAR_WIDTH * row) / COLLAR_ROWS;
      pattern.push([starts[index] ?? 0, up]);
      partOf.push("collar");
      const [x = 0, y = 0, z = 0] = positions.slice(point * 3, point * 3 + 3);
      positions.push(x * (1 - up / 400), y + up, z * (1 - up / 400));
      if (row === 0) sewn.push([point, base + index]);
      else {
        const [a, b] = [base + (row - 1) * count + index, base + (row - 1) * count + ((index + 1) % count)];
        triangles.push([a, b, b + count], [a, b + count, a + count]);
      }
    }
  }
  return along;
}

function neckStep(pattern: readonly PatternPoint[], from: number, to: number): number {
  const [a, b] = [pattern[from], pattern[to]];
  if (!a || !b) return SPACING;
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
