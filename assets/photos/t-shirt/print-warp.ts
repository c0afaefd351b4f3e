import { type Camera, projectPoint } from "./camera.ts";
import type { Garment } from "./garment.ts";
import type { PatternPoint } from "./sewing-pattern.ts";

/**
 * Where a print area lies in a picture: a grid of `columns` × `rows` cells over the area's rectangle, whose
 * (columns + 1) × (rows + 1) points are given row by row from the area's top left, as fractions of the picture's width and
 * height from its top left.
 */
export interface PrintWarp {
  readonly columns: number;
  readonly rows: number;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Print areas in the pattern, millimetres: as wide and high as on common platens, a hand's breadth below the collar. */
export const PRINT_AREAS = {
  front: { width: 300, height: 400, top: -186 },
  back: { width: 300, height: 400, top: -112 },
} as const;

const CELLS = { columns: 30, rows: 40 } as const;

/** Follows the print area through the folds into the picture of one view. */
export function warpPrintArea(garment: Garment, positions: Float64Array, view: Camera["view"]): PrintWarp {
  const area = PRINT_AREAS[view];
  const camera: Camera = { view, size: 1 };
  // On the back the pattern is seen from inside: the picture's right is the pattern's left.
  const mirror = view === "front" ? 1 : -1;
  const points: [number, number][] = [];
  for (let row = 0; row <= CELLS.rows; row++) {
    for (let column = 0; column <= CELLS.columns; column++) {
      const x = mirror * area.width * (column / CELLS.columns - 0.5);
      const y = area.top - (area.height * row) / CELLS.rows;
      const [px, py] = projectPoint(camera, ...pointInSpace(garment, positions, view, [x, y]));
      points.push([round(px), round(py)]);
    }
  }
  return { ...CELLS, points };
}

function pointInSpace(
  garment: Garment,
  positions: Float64Array,
  panel: Camera["view"],
  [x, y]: PatternPoint,
): [number, number, number] {
  for (const triangle of garment.triangles) {
    if (garment.partOf[triangle[0]] !== panel) continue;
    const [a, b, c] = triangle.map((corner) => garment.pattern[corner]!) as [PatternPoint, PatternPoint, PatternPoint];
    const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    const u = ((x - a[0]) * (c[1] - a[1]) - (y - a[1]) * (c[0] - a[0])) / area;
    const v = ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / area;
    if (u < -1e-9 || v < -1e-9 || u + v > 1 + 1e-9) continue;
    const shares = [1 - u - v, u, v];
    const place = [0, 1, 2].map((axis) =>
      triangle.reduce((sum, corner, index) => sum + shares[index]! * positions[corner * 3 + axis]!, 0),
    );
    return [place[0]!, place[1]!, place[2]!];
  }
  throw new Error(`The ${panel} panel has no cloth at ${x}, ${y} mm: the print area does not fit.`);
}

/** A tenth of a pixel is plenty. */
function round(fraction: number): number {
  return Math.round(fraction * 1e5) / 1e5;
}
