/** One sample of a profile curve in the half plane (radius, height): a point and its unit normal. */
export interface ProfilePoint {
  /** Distance from the axis, millimetres. */
  readonly radius: number;
  /** Height above the table, millimetres. */
  readonly height: number;
  readonly normalRadius: number;
  readonly normalHeight: number;
}

/** A quarter or any other piece of an ellipse, drawn from angle `from` to angle `to` (radians, 0 = outwards, π/2 = up). */
export interface ProfileArc {
  readonly centre: readonly [radius: number, height: number];
  readonly radii: readonly [radius: number, height: number];
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  /** "convex": the material is on the side of the centre; "concave": it is on the other side. */
  readonly bulge: "convex" | "concave";
}

/**
 * Samples an arc with its exact normals.
 *
 * Normals come from the ellipse's gradient, not from differences of neighbours, so that two arcs which meet tangentially
 * share one normal and glazed surfaces show no line at the joint.
 */
export function sampleArc(arc: ProfileArc): ProfilePoint[] {
  const [centreRadius, centreHeight] = arc.centre;
  const [radiusX, radiusY] = arc.radii;
  const side = arc.bulge === "convex" ? 1 : -1;
  return Array.from({ length: arc.steps + 1 }, (_, step) => {
    const angle = arc.from + ((arc.to - arc.from) * step) / arc.steps;
    const gradientX = Math.cos(angle) / radiusX;
    const gradientY = Math.sin(angle) / radiusY;
    const length = Math.hypot(gradientX, gradientY) * side;
    return {
      radius: centreRadius + radiusX * Math.cos(angle),
      height: centreHeight + radiusY * Math.sin(angle),
      normalRadius: gradientX / length,
      normalHeight: gradientY / length,
    };
  });
}

/** A point on the axis where the surface is level, facing up (1) or down (-1). */
export function levelCentre(height: number, facing: 1 | -1): ProfilePoint {
  return { radius: 0, height, normalRadius: 0, normalHeight: facing };
}
