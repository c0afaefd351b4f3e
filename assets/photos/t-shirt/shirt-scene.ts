import { bakeLight, LIGHT_VALUES, type LightSource } from "./bake-light.ts";
import type { Camera } from "./camera.ts";
import { sewnGroups } from "./drape.ts";
import { fabricDetail } from "./fabric.ts";
import type { ClothPart, Garment } from "./garment.ts";
import { meshNormals } from "./mesh-normals.ts";
import type { LitShirt } from "./picture.ts";
import { type ShirtMesh, subdivideMesh } from "./shirt-mesh.ts";
import { studioLight } from "./studio-light.ts";
import type { Triangle } from "./triangulate.ts";

const PARTS: readonly ClothPart[] = ["front", "back", "left-sleeve", "right-sleeve", "collar"];
const APART = new Set([PARTS.indexOf("collar")]);

/** Share of the outside's points that may be brighter than `WHITE`. */
const BRIGHTEST = 0.04;

/** Linear grey of the brightest cloth: below paper white, so that prints and folds keep their drawing. */
const WHITE = 0.92;

/** The draped cloth as one mesh in space. */
export function meshGarment(garment: Garment, positions: Float64Array): ShirtMesh {
  const joined = [...garment.pattern.keys()];
  for (const group of sewnGroups(garment)) for (const point of group) joined[point] = group[0] ?? point;
  const values = [...positions];
  const pattern = garment.pattern.flat();
  const copies = new Map<number, number>();
  // The rib is a ring: its last stitch continues the pattern instead of running back to the start.
  const continued = (point: number): number => {
    const known = copies.get(point);
    if (known !== undefined) return known;
    const copy = joined.length;
    copies.set(point, copy);
    joined.push(joined[point]!);
    values.push(...values.slice(point * 3, point * 3 + 3));
    pattern.push(pattern[point * 2]! + garment.necklineLength, pattern[point * 2 + 1]!);
    return copy;
  };
  const triangles = garment.triangles.map((triangle): Triangle => {
    if (garment.partOf[triangle[0]] !== "collar") return triangle;
    const furthest = Math.max(...triangle.map((point) => garment.pattern[point]![0]));
    const [a, b, c] = triangle.map((point) =>
      furthest - garment.pattern[point]![0] > garment.necklineLength / 2 ? continued(point) : point,
    );
    return [a!, b!, c!];
  });
  return {
    stride: 3,
    values: Float64Array.from(values),
    triangles,
    joined: Int32Array.from(joined),
    pattern: Float64Array.from(pattern),
    partOfTriangle: garment.triangles.map(([point]) => PARTS.indexOf(garment.partOf[point]!)),
  };
}

/** Lights the shirt for a view. The studio turns with the camera: the key light always comes from the picture's upper left. */
export function lightShirt(mesh: ShirtMesh, view: Camera["view"]): LitShirt {
  const turn = view === "front" ? 1 : -1;
  const light: LightSource = (x, y, z) => studioLight(x * turn, y, z * turn);
  const baked = bakeLight(mesh, meshNormals(mesh), light);
  const extra = 2 * LIGHT_VALUES;
  const stride = 3 + extra;
  const values = new Float64Array(mesh.joined.length * stride);
  for (let point = 0; point < mesh.joined.length; point++) {
    values.set(mesh.values.subarray(point * 3, point * 3 + 3), point * stride);
    values.set(baked.subarray(point * extra, (point + 1) * extra), point * stride + 3);
  }
  const fine = subdivideMesh(subdivideMesh({ ...mesh, stride, values }));
  return {
    mesh: fine,
    normals: meshNormals(fine, APART),
    details: PARTS.map(fabricDetail),
    exposure: exposureFor(mesh, baked, turn),
  };
}

/** Sets the brightest cloth that the lens can see to `WHITE`. */
function exposureFor(mesh: ShirtMesh, baked: Float64Array, turn: number): number {
  const normals = meshNormals(mesh);
  const seen: number[] = [];
  for (let point = 0; point < mesh.joined.length; point++) {
    if (normals[point * 3 + 2]! * turn > 0.2) seen.push(baked[point * 2 * LIGHT_VALUES]!);
  }
  const sorted = seen.toSorted((a, b) => b - a);
  return WHITE / (sorted[Math.floor(sorted.length * BRIGHTEST)] ?? 1);
}
