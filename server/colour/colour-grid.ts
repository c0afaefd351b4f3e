/** Values on a regular grid of 3 or 4 dimensions; the last input runs fastest, as ICC tables are laid out. */
export interface ColourGrid {
  readonly points: readonly number[];
  readonly outputs: number;
  /** 0 to 1. */
  readonly values: Float32Array;
}

/**
 * Reads a grid between its points: tetrahedra over three inputs, and straight lines over the first of four, as colour
 * management modules do it for inks and screens. Inputs 0 to 1, cut off there.
 */
export function readGrid(grid: ColourGrid, input: readonly number[]): number[] {
  if (input.length === 3) return readCube(grid, input, 0);
  const [first = 0, ...rest] = input;
  const count = grid.points[0] ?? 2;
  const at = clamp(first) * (count - 1);
  const low = Math.min(Math.floor(at), count - 2);
  const share = at - low;
  const inner = { ...grid, points: grid.points.slice(1) };
  const slab = inner.points.reduce((product, each) => product * each, grid.outputs);
  const a = readCube(inner, rest, low * slab);
  if (share === 0) return a;
  const b = readCube(inner, rest, (low + 1) * slab);
  return a.map((value, i) => value + ((b[i] ?? 0) - value) * share);
}

function readCube({ points, outputs, values }: ColourGrid, input: readonly number[], start: number): number[] {
  const [nx = 2, ny = 2, nz = 2] = points;
  const [x, y, z] = [cell(input[0] ?? 0, nx), cell(input[1] ?? 0, ny), cell(input[2] ?? 0, nz)];
  const steps = [ny * nz * outputs, nz * outputs, outputs] as const;
  const axes = [
    { share: x.share, step: steps[0] },
    { share: y.share, step: steps[1] },
    { share: z.share, step: steps[2] },
  ].toSorted((a, b) => b.share - a.share);
  // From the low corner along the axis that is furthest on, then the next: the tetrahedron the point lies in.
  let corner = start + x.low * steps[0] + y.low * steps[1] + z.low * steps[2];
  const result: number[] = [];
  for (let i = 0; i < outputs; i += 1) result.push(values[corner + i] ?? 0);
  for (const { share, step } of axes) {
    if (share === 0) break;
    for (let i = 0; i < outputs; i += 1) {
      result[i] = (result[i] ?? 0) + share * ((values[corner + step + i] ?? 0) - (values[corner + i] ?? 0));
    }
    corner += step;
  }
  return result;
}

/**
 * Reads a grid of three inputs by straight lines along all of them: what such modules do where the inputs are Lab, whose
 * neutral axis is no diagonal of the cube.
 */
export function readLabGrid({ points, outputs, values }: ColourGrid, input: readonly number[]): number[] {
  const [nx = 2, ny = 2, nz = 2] = points;
  const [x, y, z] = [cell(input[0] ?? 0, nx), cell(input[1] ?? 0, ny), cell(input[2] ?? 0, nz)];
  const result = Array.from({ length: outputs }, () => 0);
  for (let corner = 0; corner < 8; corner += 1) {
    const [dx, dy, dz] = [corner >> 2, (corner >> 1) & 1, corner & 1];
    const weight = side(x.share, dx) * side(y.share, dy) * side(z.share, dz);
    if (weight === 0) continue;
    const at = (((x.low + dx) * ny + y.low + dy) * nz + z.low + dz) * outputs;
    for (let i = 0; i < outputs; i += 1) result[i] = (result[i] ?? 0) + weight * (values[at + i] ?? 0);
  }
  return result;
}

function side(share: number, isHigh: number): number {
  return isHigh ? share : 1 - share;
}

function cell(value: number, count: number): { readonly low: number; readonly share: number } {
  const at = clamp(value) * (count - 1);
  const low = Math.min(Math.floor(at), Math.max(0, count - 2));
  return { low, share: at - low };
}

function clamp(value: number): number {
  return value > 0 ? Math.min(value, 1) : 0;
}
