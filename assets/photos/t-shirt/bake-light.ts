import { latticeValue } from "../noise.ts";
import { RayTree } from "./ray-tree.ts";
import type { ShirtMesh } from "./shirt-mesh.ts";

/** Brightness arriving from a direction of the camera's space. */
export type LightSource = (x: number, y: number, z: number) => number;

/** White cotton: light thrown back, and light that comes through to the other side. */
const REFLECTANCE = 0.78;
const TRANSMITTANCE = 0.14;

/** Start of a ray above the cloth, millimetres. */
const LIFT = 1.2;

/** Rays per point and side in each round; every round sees the cloth as lit by the one before. */
const ROUNDS = [64, 160, 512] as const;

/** Numbers stored per point and side: irradiance / π for the point's normal, and its gradient with respect to the normal. */
export const LIGHT_VALUES = 4;

/**
 * Light on both sides of the cloth, per point, with shadows and light thrown from fold to fold. Storing the gradient lets the
 * picture tilt the normal for stitches and threads without casting another ray.
 *
 * @returns per point: outside then inside, `LIGHT_VALUES` numbers each.
 */
export function bakeLight(mesh: ShirtMesh, normals: Float64Array, light: LightSource): Float64Array {
  const tree = new RayTree(positionsOf(mesh), mesh.triangles);
  let baked = new Float64Array(mesh.joined.length * 2 * LIGHT_VALUES);
  for (const rays of ROUNDS) {
    const next = new Float64Array(baked.length);
    for (const point of new Set(mesh.joined)) {
      for (const side of [0, 1]) {
        const gathered = gatherLight({ mesh, normals, tree, light, baked, point, side, rays });
        next.set(gathered, (point * 2 + side) * LIGHT_VALUES);
      }
    }
    for (const [point, leader] of mesh.joined.entries()) {
      const size = 2 * LIGHT_VALUES;
      if (leader !== point) next.set(next.subarray(leader * size, leader * size + size), point * size);
    }
    baked = next;
  }
  return baked;
}

interface Gathering {
  readonly mesh: ShirtMesh;
  readonly normals: Float64Array;
  readonly tree: RayTree;
  readonly light: LightSource;
  readonly baked: Float64Array;
  readonly point: number;
  readonly side: number;
  readonly rays: number;
}

function gatherLight({ mesh, normals, tree, light, baked, point, side, rays }: Gathering): number[] {
  const sign = side === 0 ? 1 : -1;
  const [nx, ny, nz] = [normals[point * 3]! * sign, normals[point * 3 + 1]! * sign, normals[point * 3 + 2]! * sign];
  const start = point * mesh.stride;
  const origin = [
    mesh.values[start]! + nx * LIFT,
    mesh.values[start + 1]! + ny * LIFT,
    mesh.values[start + 2]! + nz * LIFT,
  ];
  const [tx, ty, tz, bx, by, bz] = tangents(nx, ny, nz);
  const shift = latticeValue(point, side, rays);
  const sum = [0, 0, 0, 0];
  for (let ray = 0; ray < rays; ray++) {
    // Cosine-weighted spiral: evenly spread, and turned differently at every point.
    const radius = Math.sqrt((ray + 0.5) / rays);
    const angle = 2 * Math.PI * (ray * 0.6180339887498949 + shift);
    const up = Math.sqrt(1 - radius * radius);
    const [p, q] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    const x = tx * p + bx * q + nx * up;
    const y = ty * p + by * q + ny * up;
    const z = tz * p + bz * q + nz * up;
    const hit = tree.cast(origin, [x, y, z], 0);
    const arriving = hit ? thrownLight(mesh, baked, normals, hit, [x, y, z]) : light(x, y, z);
    sum[0]! += arriving;
    const weight = arriving / Math.max(0.25, up);
    sum[1]! += weight * (x - nx * up);
    sum[2]! += weight * (y - ny * up);
    sum[3]! += weight * (z - nz * up);
  }
  return sum.map((value) => value / rays);
}

function thrownLight(
  mesh: ShirtMesh,
  baked: Float64Array,
  normals: Float64Array,
  hit: { readonly triangle: number; readonly u: number; readonly v: number },
  [x = 0, y = 0, z = 0]: readonly number[],
): number {
  const corners = mesh.triangles[hit.triangle]!;
  const shares = [1 - hit.u - hit.v, hit.u, hit.v];
  let outside = 0;
  let inside = 0;
  let facing = 0;
  for (const [index, corner] of corners.entries()) {
    const share = shares[index]!;
    outside += share * baked[corner * 2 * LIGHT_VALUES]!;
    inside += share * baked[(corner * 2 + 1) * LIGHT_VALUES]!;
    facing += share * (normals[corner * 3]! * x + normals[corner * 3 + 1]! * y + normals[corner * 3 + 2]! * z);
  }
  const [seen, behind] = facing < 0 ? [outside, inside] : [inside, outside];
  return REFLECTANCE * seen + TRANSMITTANCE * behind;
}

function tangents(nx: number, ny: number, nz: number): [number, number, number, number, number, number] {
  // Duff and others, "Building an orthonormal basis, revisited" (2017).
  const sign = nz >= 0 ? 1 : -1;
  const a = -1 / (sign + nz);
  const b = nx * ny * a;
  return [1 + sign * nx * nx * a, sign * b, -sign * nx, b, sign + ny * ny * a, -ny];
}

function positionsOf(mesh: ShirtMesh): Float64Array {
  return Float64Array.from({ length: mesh.joined.length * 3 }, (_, index) => {
    return mesh.values[Math.floor(index / 3) * mesh.stride + (index % 3)]!;
  });
}
