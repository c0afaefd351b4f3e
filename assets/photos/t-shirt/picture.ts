import { encodeSrgb } from "../light.ts";
import { LIGHT_VALUES } from "./bake-light.ts";
import { type Camera, projectPoint } from "./camera.ts";
import type { FabricDetail } from "./fabric.ts";
import type { ShirtMesh } from "./shirt-mesh.ts";

/** Values of a lit mesh's point: the place, then the light on its outside and on its inside. */
const LIGHT_AT = 3;

/** Samples per pixel and axis. */
const SAMPLES = 3;

/** Rows of pixels worked on at a time; keeps the sample buffers small. */
const BAND = 80;

/** Grey of the backdrop, linear. */
const BACKDROP = 0.8;

/** Exponent of the camera's contrast, and the grey that it leaves alone. */
const CONTRAST = 1.4;
const KEPT = 0.88;

/** Step of the relief's derivatives, millimetres: a little less than a pixel. */
const RELIEF_STEP = 0.35;

export interface ShirtPicture {
  /** sRGB grey, one byte a pixel. */
  readonly grey: Uint8Array;
  /** How much of each pixel is cloth, one byte. */
  readonly cover: Uint8Array;
}

export interface LitShirt {
  readonly mesh: ShirtMesh;
  readonly normals: Float64Array;
  /** Per part, in the order of the mesh's part numbers. */
  readonly details: readonly FabricDetail[];
  /** Linear grey of cloth that receives light 1. */
  readonly exposure: number;
}

/** Draws the shirt on the backdrop. */
export function drawShirt(shirt: LitShirt, camera: Camera): ShirtPicture {
  const { size } = camera;
  const grey = new Uint8Array(size * size);
  const cover = new Uint8Array(size * size);
  const projected = projectMesh(shirt.mesh, { ...camera, size: size * SAMPLES });
  for (let top = 0; top < size; top += BAND) {
    const rows = Math.min(BAND, size - top);
    const samples = rasteriseBand(shirt.mesh, projected, {
      size: size * SAMPLES,
      top: top * SAMPLES,
      rows: rows * SAMPLES,
    });
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < size; column++) {
        let light = 0;
        let covered = 0;
        for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
          const y = row * SAMPLES + Math.floor(sample / SAMPLES);
          const index = y * size * SAMPLES + column * SAMPLES + (sample % SAMPLES);
          const triangle = samples.triangles[index]!;
          if (triangle < 0) light += BACKDROP;
          else {
            covered++;
            light += shadeSample(shirt, camera, triangle, samples.u[index]!, samples.v[index]!);
          }
        }
        const pixel = (top + row) * size + column;
        const count = SAMPLES * SAMPLES;
        grey[pixel] = Math.round(encodeSrgb(light / count));
        cover[pixel] = Math.round((255 * covered) / count);
      }
    }
  }
  return { grey, cover };
}

interface Samples {
  /** Nearest triangle per sample, -1 for the backdrop. */
  readonly triangles: Int32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

function projectMesh(mesh: ShirtMesh, camera: Camera): Float64Array {
  const projected = new Float64Array(mesh.joined.length * 3);
  for (let point = 0; point < mesh.joined.length; point++) {
    const at = point * mesh.stride;
    projected.set(projectPoint(camera, mesh.values[at]!, mesh.values[at + 1]!, mesh.values[at + 2]!), point * 3);
  }
  return projected;
}

function rasteriseBand(
  mesh: ShirtMesh,
  projected: Float64Array,
  band: { readonly size: number; readonly top: number; readonly rows: number },
): Samples {
  const { size, top, rows } = band;
  const depths = new Float32Array(size * rows).fill(Infinity);
  const triangles = new Int32Array(size * rows).fill(-1);
  const u = new Float32Array(size * rows);
  const v = new Float32Array(size * rows);
  for (const [index, [a, b, c]] of mesh.triangles.entries()) {
    const [ax, ay, az] = [projected[a * 3]!, projected[a * 3 + 1]! - top, projected[a * 3 + 2]!];
    const [bx, by, bz] = [projected[b * 3]!, projected[b * 3 + 1]! - top, projected[b * 3 + 2]!];
    const [cx, cy, cz] = [projected[c * 3]!, projected[c * 3 + 1]! - top, projected[c * 3 + 2]!];
    const low = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const high = Math.min(rows - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    if (low > high) continue;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area === 0) continue;
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(size - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    for (let y = low; y <= high; y++) {
      for (let x = left; x <= right; x++) {
        const [px, py] = [x + 0.5, y + 0.5];
        const second = ((px - ax) * (cy - ay) - (py - ay) * (cx - ax)) / area;
        const third = ((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / area;
        if (second < 0 || third < 0 || second + third > 1) continue;
        const depth = az * (1 - second - third) + bz * second + cz * third;
        const sample = y * size + x;
        if (depth >= depths[sample]!) continue;
        depths[sample] = depth;
        triangles[sample] = index;
        u[sample] = second;
        v[sample] = third;
      }
    }
  }
  return { triangles, u, v };
}

/** Linear grey of the cloth at a place of a triangle. */
function shadeSample(shirt: LitShirt, camera: Camera, triangle: number, u: number, v: number): number {
  const { mesh, normals } = shirt;
  const [a, b, c] = mesh.triangles[triangle]!;
  const w = 1 - u - v;
  const blend = (array: Float64Array, stride: number, offset: number) =>
    array[a * stride + offset]! * w + array[b * stride + offset]! * u + array[c * stride + offset]! * v;
  const normal = [blend(normals, 3, 0), blend(normals, 3, 1), blend(normals, 3, 2)] as const;
  const length = Math.hypot(...normal);
  const outside = camera.view === "front" ? normal[2] >= 0 : normal[2] < 0;
  const detail = shirt.details[mesh.partOfTriangle[triangle]!]!;
  const x = blend(mesh.pattern, 2, 0);
  const y = blend(mesh.pattern, 2, 1);
  const here = detail.relief(x, y);
  const slopeX = (detail.relief(x + RELIEF_STEP, y) - here) / RELIEF_STEP;
  const slopeY = (detail.relief(x, y + RELIEF_STEP) - here) / RELIEF_STEP;
  const [ux, uy, uz, vx, vy, vz] = patternAxes(mesh, a, b, c);
  const side = LIGHT_AT + (outside ? 0 : LIGHT_VALUES);
  // Relief rises outwards; the normal leans against its slope, and the light's gradient says what that changes. The inside
  // shows the same relief from behind, so the lean has the same direction there but the normal is turned round.
  const sign = outside ? -1 : 1;
  const lean = (axis: 0 | 1 | 2) => {
    const tangentX = [ux, uy, uz][axis]!;
    const tangentY = [vx, vy, vz][axis]!;
    return sign * (slopeX * tangentX + slopeY * tangentY);
  };
  const light =
    blend(mesh.values, mesh.stride, side) +
    blend(mesh.values, mesh.stride, side + 1) * lean(0) +
    blend(mesh.values, mesh.stride, side + 2) * lean(1) +
    blend(mesh.values, mesh.stride, side + 3) * lean(2);
  const thickness = outside ? 1 : 0.93;
  const shade = detail.shade(x, y) * thickness;
  return softShoulder(addContrast(Math.max(0.02, light / Math.max(length, 0.9)) * shirt.exposure * shade));
}

/** Unit vectors in space along the pattern's x and y. */
function patternAxes(
  mesh: ShirtMesh,
  a: number,
  b: number,
  c: number,
): [number, number, number, number, number, number] {
  const { pattern, values, stride } = mesh;
  const [p, q] = [pattern[b * 2]! - pattern[a * 2]!, pattern[b * 2 + 1]! - pattern[a * 2 + 1]!];
  const [r, s] = [pattern[c * 2]! - pattern[a * 2]!, pattern[c * 2 + 1]! - pattern[a * 2 + 1]!];
  const determinant = p * s - q * r || 1;
  const axis = (k: number, l: number): [number, number, number] => {
    const vector = [0, 1, 2].map((index) => {
      const edge1 = values[b * stride + index]! - values[a * stride + index]!;
      const edge2 = values[c * stride + index]! - values[a * stride + index]!;
      return (k * edge1 + l * edge2) / determinant;
    });
    const size = Math.hypot(...vector) || 1;
    return [vector[0]! / size, vector[1]! / size, vector[2]! / size];
  };
  return [...axis(s, -q), ...axis(-r, p)];
}

/** A camera's contrast: folds of white cloth in a white room would be paler than photographs have taught us to expect. */
function addContrast(value: number): number {
  return KEPT * (value / KEPT) ** CONTRAST;
}

/** Leaves mid tones alone and bends what is brighter than the knee towards white. */
function softShoulder(value: number): number {
  const knee = 0.78;
  if (value <= knee) return value;
  const room = 1 - knee;
  return knee + room * (1 - Math.exp(-(value - knee) / room));
}
