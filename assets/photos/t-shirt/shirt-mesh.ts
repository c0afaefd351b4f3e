import type { Triangle } from "./triangulate.ts";

/** A surface whose points carry several numbers each: `stride` of them, the first three being x, y, z in millimetres. */
export interface ShirtMesh {
  readonly stride: number;
  readonly values: Float64Array;
  readonly triangles: readonly Triangle[];
  /** Joined points share a number: seams are open in the pattern but closed in space. */
  readonly joined: Int32Array;
  /** Place in the pattern, x and y per point, millimetres; never smoothed. */
  readonly pattern: Float64Array;
  /** Which part each triangle belongs to, as an index into the caller's list of parts. */
  readonly partOfTriangle: readonly number[];
}

/**
 * One step of Loop's subdivision: every triangle becomes four, and all values are smoothed together. Boundaries (hem, cuffs,
 * the rib's edge) become smooth curves of their own.
 */
export function subdivideMesh(mesh: ShirtMesh): ShirtMesh {
  const { stride, joined, triangles } = mesh;
  const count = joined.length;
  const sides = collectSides(mesh);
  const { edgePoints, edgeKeys } = placeEdgePoints(mesh, sides);
  const corners = moveCorners(mesh, sides);

  // New points, one per edge of the pattern: two along an open seam, with the same place in space.
  const middleOf = new Map<number, number>();
  const newJoined: number[] = [...joined];
  const newPattern: number[] = [...mesh.pattern];
  const newValues: number[] = [];
  for (let point = 0; point < count; point++) {
    const leader = joined[point]!;
    for (let index = 0; index < stride; index++) newValues.push(corners[leader * stride + index]!);
  }
  const firstWith = new Map<number, number>();
  const middle = (a: number, b: number): number => {
    const key = a < b ? a * count + b : b * count + a;
    const known = middleOf.get(key);
    if (known !== undefined) return known;
    const point = newJoined.length;
    middleOf.set(key, point);
    const edge = edgeKeys.get(edgeKey(joined[a]!, joined[b]!, count))!;
    for (let index = 0; index < stride; index++) newValues.push(edgePoints[edge * stride + index]!);
    for (const axis of [0, 1]) newPattern.push((mesh.pattern[a * 2 + axis]! + mesh.pattern[b * 2 + axis]!) / 2);
    const leader = firstWith.get(edge) ?? point;
    firstWith.set(edge, leader);
    newJoined.push(leader);
    return point;
  };
  const newTriangles: Triangle[] = [];
  const partOfTriangle: number[] = [];
  for (const [index, [a, b, c]] of triangles.entries()) {
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    newTriangles.push([a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]);
    const part = mesh.partOfTriangle[index] ?? 0;
    partOfTriangle.push(part, part, part, part);
  }
  return {
    stride,
    values: Float64Array.from(newValues),
    triangles: newTriangles,
    joined: Int32Array.from(newJoined),
    pattern: Float64Array.from(newPattern),
    partOfTriangle,
  };
}

interface Side {
  readonly a: number;
  readonly b: number;
  /** The corners across it: two inside the cloth, one at a boundary. */
  readonly across: number[];
}

function edgeKey(a: number, b: number, count: number): number {
  return a < b ? a * count + b : b * count + a;
}

function collectSides(mesh: ShirtMesh): Map<number, Side> {
  const sides = new Map<number, Side>();
  for (const triangle of mesh.triangles) {
    const [a, b, c] = triangle.map((corner) => mesh.joined[corner]!) as [number, number, number];
    for (const [from, to, across] of [
      [a, b, c],
      [b, c, a],
      [c, a, b],
    ] as const) {
      const key = edgeKey(from, to, mesh.joined.length);
      const side = sides.get(key);
      if (side) side.across.push(across);
      else sides.set(key, { a: from, b: to, across: [across] });
    }
  }
  return sides;
}

function placeEdgePoints(mesh: ShirtMesh, sides: ReadonlyMap<number, Side>) {
  const { stride, values } = mesh;
  const edgePoints = new Float64Array(sides.size * stride);
  const edgeKeys = new Map<number, number>();
  for (const [key, { a, b, across }] of sides) {
    const edge = edgeKeys.size;
    edgeKeys.set(key, edge);
    const [c, d] = across;
    for (let index = 0; index < stride; index++) {
      const ends = values[a * stride + index]! + values[b * stride + index]!;
      edgePoints[edge * stride + index] =
        across.length === 2 && c !== undefined && d !== undefined
          ? (3 * ends + values[c * stride + index]! + values[d * stride + index]!) / 8
          : ends / 2;
    }
  }
  return { edgePoints, edgeKeys };
}

function moveCorners(mesh: ShirtMesh, sides: ReadonlyMap<number, Side>): Float64Array {
  const { stride, values, joined } = mesh;
  const neighbours = new Map<number, number[]>();
  const boundary = new Map<number, number[]>();
  const remember = (map: Map<number, number[]>, from: number, to: number) => {
    const list = map.get(from);
    if (list) list.push(to);
    else map.set(from, [to]);
  };
  for (const { a, b, across } of sides.values()) {
    const map = across.length === 2 ? neighbours : boundary;
    remember(map, a, b);
    remember(map, b, a);
  }
  const moved = Float64Array.from(values);
  for (const point of new Set(joined)) {
    const rim = boundary.get(point);
    const around = rim ?? neighbours.get(point) ?? [];
    // Loop's weights in Warren's simple form; on a boundary those of a cubic spline.
    const share = rim ? 0.25 : around.length === 3 ? 9 / 16 : 3 / 8;
    if (rim && rim.length !== 2) continue;
    for (let index = 0; index < stride; index++) {
      const sum = around.reduce((total, other) => total + values[other * stride + index]!, 0);
      moved[point * stride + index] = values[point * stride + index]! * (1 - share) + (sum / around.length) * share;
    }
  }
  return moved;
}
