import type { Triangle } from "./triangulate.ts";

/** What a ray met: distance in millimetres, the triangle, and the place in it as shares of its second and third corner. */
export interface RayHit {
  readonly distance: number;
  readonly triangle: number;
  readonly u: number;
  readonly v: number;
}

const LEAF_SIZE = 4;

/** A tree of boxes over triangles that answers what a ray meets first. */
export class RayTree {
  readonly #corners: Float64Array;
  readonly #order: Int32Array;
  /** Per node: six bounds. */
  #bounds: Float64Array;
  /** Per node: first triangle and count for a leaf, or minus the index of the right child for a branch (left is the next). */
  #starts: Int32Array;
  #counts: Int32Array;
  #nodes = 0;
  readonly #stack = new Int32Array(64);

  constructor(positions: ArrayLike<number>, triangles: readonly Triangle[]) {
    this.#corners = new Float64Array(triangles.length * 9);
    for (const [index, triangle] of triangles.entries()) {
      for (const [corner, point] of triangle.entries()) {
        for (let axis = 0; axis < 3; axis++) {
          this.#corners[index * 9 + corner * 3 + axis] = positions[point * 3 + axis] ?? 0;
        }
      }
    }
    this.#order = Int32Array.from(triangles, (_, index) => index);
    this.#bounds = new Float64Array(triangles.length * 12);
    this.#starts = new Int32Array(triangles.length * 2);
    this.#counts = new Int32Array(triangles.length * 2);
    this.#build(0, triangles.length);
  }

  /** First meeting between `from` and `to` along the ray; both faces of a triangle count. */
  cast(origin: readonly number[], direction: readonly number[], from: number): RayHit | undefined {
    const [ox = 0, oy = 0, oz = 0] = origin;
    const [dx = 0, dy = 0, dz = 0] = direction;
    const [ix, iy, iz] = [1 / dx, 1 / dy, 1 / dz];
    let nearest = Infinity;
    let hitTriangle = -1;
    let hitU = 0;
    let hitV = 0;
    let depth = 0;
    this.#stack[depth++] = 0;
    while (depth > 0) {
      const node = this.#stack[--depth]!;
      const box = node * 6;
      const x1 = (this.#bounds[box]! - ox) * ix;
      const x2 = (this.#bounds[box + 3]! - ox) * ix;
      const y1 = (this.#bounds[box + 1]! - oy) * iy;
      const y2 = (this.#bounds[box + 4]! - oy) * iy;
      const z1 = (this.#bounds[box + 2]! - oz) * iz;
      const z2 = (this.#bounds[box + 5]! - oz) * iz;
      const enter = Math.max(Math.min(x1, x2), Math.min(y1, y2), Math.min(z1, z2));
      const leave = Math.min(Math.max(x1, x2), Math.max(y1, y2), Math.max(z1, z2));
      if (leave < Math.max(enter, 0) || enter > nearest) continue;
      const count = this.#counts[node]!;
      if (count === 0) {
        this.#stack[depth++] = this.#starts[node]!;
        this.#stack[depth++] = node + 1;
        continue;
      }
      const start = this.#starts[node]!;
      for (let index = start; index < start + count; index++) {
        const triangle = this.#order[index]!;
        const c = triangle * 9;
        const t = this.#corners;
        const [ax, ay, az] = [t[c]!, t[c + 1]!, t[c + 2]!];
        const [e1x, e1y, e1z] = [t[c + 3]! - ax, t[c + 4]! - ay, t[c + 5]! - az];
        const [e2x, e2y, e2z] = [t[c + 6]! - ax, t[c + 7]! - ay, t[c + 8]! - az];
        const px = dy * e2z - dz * e2y;
        const py = dz * e2x - dx * e2z;
        const pz = dx * e2y - dy * e2x;
        const determinant = e1x * px + e1y * py + e1z * pz;
        if (Math.abs(determinant) < 1e-12) continue;
        const [sx, sy, sz] = [ox - ax, oy - ay, oz - az];
        const u = (sx * px + sy * py + sz * pz) / determinant;
        if (u < 0 || u > 1) continue;
        const qx = sy * e1z - sz * e1y;
        const qy = sz * e1x - sx * e1z;
        const qz = sx * e1y - sy * e1x;
        const v = (dx * qx + dy * qy + dz * qz) / determinant;
        if (v < 0 || u + v > 1) continue;
        const distance = (e2x * qx + e2y * qy + e2z * qz) / determinant;
        if (distance <= from || distance >= nearest) continue;
        nearest = distance;
        hitTriangle = triangle;
        hitU = u;
        hitV = v;
      }
    }
    return hitTriangle < 0 ? undefined : { distance: nearest, triangle: hitTriangle, u: hitU, v: hitV };
  }

  /** Splits a range of triangles in the middle of its longest axis and returns the node's index. */
  #build(start: number, end: number): number {
    const node = this.#nodes++;
    this.#fit(node, start, end);
    if (end - start <= LEAF_SIZE) {
      this.#starts[node] = start;
      this.#counts[node] = end - start;
      return node;
    }
    const box = node * 6;
    const sizes = [0, 1, 2].map((axis) => this.#bounds[box + 3 + axis]! - this.#bounds[box + axis]!);
    const axis = sizes.indexOf(Math.max(...sizes));
    const centre = (triangle: number) =>
      this.#corners[triangle * 9 + axis]! +
      this.#corners[triangle * 9 + 3 + axis]! +
      this.#corners[triangle * 9 + 6 + axis]!;
    this.#order.subarray(start, end).sort((a, b) => centre(a) - centre(b));
    const middle = (start + end) >> 1;
    this.#build(start, middle);
    this.#starts[node] = this.#build(middle, end);
    return node;
  }

  #fit(node: number, start: number, end: number): void {
    const box = node * 6;
    for (let axis = 0; axis < 3; axis++) {
      let low = Infinity;
      let high = -Infinity;
      for (let index = start; index < end; index++) {
        for (let corner = axis; corner < 9; corner += 3) {
          const value = this.#corners[this.#order[index]! * 9 + corner]!;
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      this.#bounds[box + axis] = low - 1e-6;
      this.#bounds[box + 3 + axis] = high + 1e-6;
    }
  }
}
