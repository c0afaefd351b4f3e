/** How a print area lies on a picture: a grid's corners, row by row, as fractions of the picture. */
export interface WarpGrid {
  readonly columns: number;
  readonly rows: number;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** For every pixel of a part of the picture: which point of the artwork lies there (0..1), or -1 outside the area. */
export interface WarpMap {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

type Corner = readonly [x: number, y: number, u: number, v: number];

/**
 * Turns a grid into a map for a picture of a size in pixels. Made once per size: painting triangles instead would
 * show a seam along every edge of a see-through design, because neighbours overlap or leave a gap.
 */
export function createWarpMap(grid: WarpGrid, size: { readonly width: number; readonly height: number }): WarpMap {
  const corners = grid.points.map(([x, y], i): Corner => {
    const column = i % (grid.columns + 1);
    const row = Math.floor(i / (grid.columns + 1));
    return [x * size.width, y * size.height, column / grid.columns, row / grid.rows];
  });
  const left = clampPixel(Math.min(...corners.map(([x]) => x)), size.width);
  const top = clampPixel(Math.min(...corners.map(([, y]) => y)), size.height);
  const right = clampPixel(Math.max(...corners.map(([x]) => x)) + 1, size.width);
  const bottom = clampPixel(Math.max(...corners.map(([, y]) => y)) + 1, size.height);
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const u = new Float32Array(width * height).fill(-1);
  const v = new Float32Array(width * height).fill(-1);
  const map = { left, top, width, height, u, v };
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const first = row * (grid.columns + 1) + column;
      const a = corners[first];
      const b = corners[first + 1];
      const c = corners[first + grid.columns + 1];
      const d = corners[first + grid.columns + 2];
      if (!a || !b || !c || !d) throw new RangeError(`expected ${(grid.columns + 1) * (grid.rows + 1)} grid points`);
      fillTriangle(map, a, [b, c]);
      fillTriangle(map, d, [c, b]);
    }
  }
  return map;
}

function fillTriangle(map: WarpMap, a: Corner, [b, c]: readonly [Corner, Corner]): void {
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  if (area === 0) return;
  const fromX = Math.max(0, Math.floor(Math.min(a[0], b[0], c[0]) - map.left));
  const toX = Math.min(map.width - 1, Math.ceil(Math.max(a[0], b[0], c[0]) - map.left));
  const fromY = Math.max(0, Math.floor(Math.min(a[1], b[1], c[1]) - map.top));
  const toY = Math.min(map.height - 1, Math.ceil(Math.max(a[1], b[1], c[1]) - map.top));
  for (let y = fromY; y <= toY; y++) {
    for (let x = fromX; x <= toX; x++) {
      const px = x + map.left + 0.5;
      const py = y + map.top + 0.5;
      const second = ((px - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (py - a[1])) / area;
      const third = ((b[0] - a[0]) * (py - a[1]) - (px - a[0]) * (b[1] - a[1])) / area;
      if (second < 0 || third < 0 || second + third > 1) continue;
      const first = 1 - second - third;
      map.u[y * map.width + x] = first * a[2] + second * b[2] + third * c[2];
      map.v[y * map.width + x] = first * a[3] + second * b[3] + third * c[3];
    }
  }
}

function clampPixel(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, Math.floor(value)));
}
