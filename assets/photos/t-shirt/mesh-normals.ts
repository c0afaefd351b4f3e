import type { ShirtMesh } from "./shirt-mesh.ts";

/**
 * Unit normals per point, smooth across joined points; parts listed in `apart` keep an edge of their own against the rest, as
 * the rib does at the neck.
 */
export function meshNormals(mesh: ShirtMesh, apart: ReadonlySet<number> = new Set()): Float64Array {
  const count = mesh.joined.length;
  const sums = new Float64Array(count * 3);
  const own = new Float64Array(count * 3);
  const isApart = new Uint8Array(count);
  for (const [index, triangle] of mesh.triangles.entries()) {
    const separate = apart.has(mesh.partOfTriangle[index]!);
    const face = faceNormal(mesh, triangle);
    for (const corner of triangle) {
      if (separate) isApart[corner] = 1;
      const target = separate ? own : sums;
      const leader = mesh.joined[corner]!;
      for (let axis = 0; axis < 3; axis++) target[leader * 3 + axis]! += face[axis]!;
    }
  }
  const normals = new Float64Array(count * 3);
  for (let point = 0; point < count; point++) {
    const source = isApart[point] ? own : sums;
    const leader = mesh.joined[point]! * 3;
    const length = Math.hypot(source[leader]!, source[leader + 1]!, source[leader + 2]!) || 1;
    for (let axis = 0; axis < 3; axis++) normals[point * 3 + axis] = source[leader + axis]! / length;
  }
  return normals;
}

function faceNormal({ values, stride }: ShirtMesh, [a, b, c]: readonly [number, number, number]): number[] {
  const edge = (to: number, axis: number) => values[to * stride + axis]! - values[a * stride + axis]!;
  return [
    edge(b, 1) * edge(c, 2) - edge(b, 2) * edge(c, 1),
    edge(b, 2) * edge(c, 0) - edge(b, 0) * edge(c, 2),
    edge(b, 0) * edge(c, 1) - edge(b, 1) * edge(c, 0),
  ];
}
