import type { ProfilePoint } from "./profile.ts";
import { gridIndices, type Surface } from "./surface.ts";

/**
 * Turns a profile about the vertical axis.
 *
 * The profile runs along the outside from bottom to top, or along the inside from top to bottom: in both cases the material
 * is on the left of the direction of travel, which makes the triangles face away from it.
 */
export function turnProfile(profile: readonly ProfilePoint[], segments: number): Surface {
  const positions: number[] = [];
  const normals: number[] = [];
  for (const point of profile) {
    for (let segment = 0; segment <= segments; segment++) {
      // The last column repeats the first exactly: sin(2π) is not quite 0 and would leave a hairline.
      const angle = (2 * Math.PI * (segment % segments)) / segments;
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      positions.push(point.radius * cos, point.height, point.radius * sin);
      normals.push(point.normalRadius * cos, point.normalHeight, point.normalRadius * sin);
    }
  }
  return { positions, normals, indices: gridIndices(profile.length - 1, segments) };
}
