import { gridIndices, type Surface } from "./surface.ts";

/** A print area bent round an upright cylinder whose handle points to +x, in millimetres. */
export interface PrintWrap {
  /** Radius of the printed surface; the arc length is measured on it. */
  readonly radius: number;
  /** How far the dedicated surface floats above it, so that it never fights with the body for depth. */
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  /** Height of the middle of the area above the table. */
  readonly middle: number;
  readonly columns: number;
}

/**
 * The dedicated surface of a wrap, centred opposite the handle. UV 0..1 is the rectangle in millimetres: u grows to the right
 * seen from outside, v = 0 is the top. One row is enough: a cylinder is straight in its height.
 */
export function bendPrintWrap(wrap: PrintWrap): Surface {
  const positions: number[] = [];
  const normals: number[] = [];
  const uvs: number[] = [];
  const radius = wrap.radius + wrap.offset;
  for (const v of [0, 1]) {
    for (let column = 0; column <= wrap.columns; column++) {
      const u = column / wrap.columns;
      // Angles grow from +x to +z; seen from -x, right is +z, so the angle shrinks as u grows.
      const angle = Math.PI - ((u - 0.5) * wrap.width) / wrap.radius;
      positions.push(radius * Math.cos(angle), wrap.middle + (0.5 - v) * wrap.height, radius * Math.sin(angle));
      normals.push(Math.cos(angle), 0, Math.sin(angle));
      uvs.push(u, v);
    }
  }
  return { positions, normals, uvs, indices: gridIndices(1, wrap.columns) };
}
