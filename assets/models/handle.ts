import { gridIndices, type Surface } from "./surface.ts";

/** A handle that grows out of an upright cylinder, in millimetres. */
export interface Handle {
  /** Outer radius of the cylinder it stands on. */
  readonly wallRadius: number;
  /** B-spline control points of the centre line: [distance from the wall, height]. First and last lie inside the wall. */
  readonly centreLine: readonly (readonly [distance: number, height: number])[];
  /** Half width across the hand (along the wall), at the first and at the last control point. */
  readonly halfWidth: readonly [start: number, end: number];
  /** Half thickness in the plane of the handle, at the first and at the last control point. */
  readonly halfThickness: readonly [start: number, end: number];
  /** Radius of the fillet where the handle meets the wall. */
  readonly fillet: number;
  /** Exponent of the superellipse of the section: 2 is an ellipse, more is boxier. */
  readonly squareness: number;
  readonly rings: number;
  readonly segments: number;
}

type Vector = readonly [number, number, number];

/** How far inside the wall the fillet reaches its full width, so that its feathered edge is buried and never floats. */
const BURIED = 0.06;

/** Height above the wall within which the normals lean over to the wall's own, so that no line shows where the two meet. */
const BLEND = 0.9;

/** Step of the numeric derivatives, as a fraction of the parameter; the surface is smooth, so central differences are exact enough. */
const STEP = 1e-4;

/** Sweeps the section along the centre line; normals are derivatives of the surface itself. */
export function sweepHandle(handle: Handle): Surface {
  const positions: number[] = [];
  const normals: number[] = [];
  for (let ring = 0; ring <= handle.rings; ring++) {
    const along = ringParameter(ring / handle.rings);
    for (let segment = 0; segment <= handle.segments; segment++) {
      const around = (segment % handle.segments) / handle.segments;
      positions.push(...handlePoint(handle, along, around));
      normals.push(...handleNormal(handle, along, around));
    }
  }
  return { positions, normals, indices: gridIndices(handle.rings, handle.segments) };
}

/** Crowds the rings at both ends, where the fillet bends the surface most. */
function ringParameter(t: number): number {
  return t - (0.86 * Math.sin(2 * Math.PI * t)) / (2 * Math.PI);
}

/**
 * A point of the handle. It is built in flat space (along the wall, height, distance from the wall) and then bent round the
 * cylinder, so that the fillet is tangent to the curved wall everywhere and not only in the middle.
 */
function handlePoint(handle: Handle, along: number, around: number): Vector {
  const [distance, height] = splinePoint(handle.centreLine, along);
  const [before, beforeHeight] = splinePoint(handle.centreLine, Math.max(0, along - STEP));
  const [after, afterHeight] = splinePoint(handle.centreLine, Math.min(1, along + STEP));
  const length = Math.hypot(after - before, afterHeight - beforeHeight);
  // In the plane of the handle, a quarter turn from the direction of travel.
  const outDistance = (afterHeight - beforeHeight) / -length;
  const outHeight = (after - before) / length;

  const angle = 2 * Math.PI * around;
  const exponent = 2 / handle.squareness;
  const extra = filletWidth(distance + BURIED, handle.fillet);
  const across = superCosine(Math.cos(angle), exponent) * (mix(handle.halfWidth, along) + extra);
  const out = superCosine(Math.sin(angle), exponent) * (mix(handle.halfThickness, along) + extra);

  const wallDistance = distance + out * outDistance;
  const radius = handle.wallRadius + wallDistance;
  const turn = across / radius;
  return [radius * Math.cos(turn), height + out * outHeight, radius * Math.sin(turn)];
}

function handleNormal(handle: Handle, along: number, around: number): Vector {
  const own = sweptNormal(handle, along, around);
  const [x, , z] = handlePoint(handle, along, around);
  const radius = Math.hypot(x, z);
  const share = 1 - smoothStep((radius - handle.wallRadius) / BLEND);
  const blended: Vector = [
    own[0] * (1 - share) + (x / radius) * share,
    own[1] * (1 - share),
    own[2] * (1 - share) + (z / radius) * share,
  ];
  const length = Math.hypot(...blended);
  return [blended[0] / length, blended[1] / length, blended[2] / length];
}

function sweptNormal(handle: Handle, along: number, around: number): Vector {
  const low = Math.max(STEP, Math.min(1 - STEP, along));
  const alongTangent = difference(handlePoint(handle, low + STEP, around), handlePoint(handle, low - STEP, around));
  const aroundTangent = difference(
    handlePoint(handle, along, around + 1e-3),
    handlePoint(handle, along, around - 1e-3),
  );
  const [ax, ay, az] = alongTangent;
  const [bx, by, bz] = aroundTangent;
  const normal: Vector = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
  const length = Math.hypot(...normal);
  return [normal[0] / length, normal[1] / length, normal[2] / length];
}

/** Quarter-circle fillet: how much wider the section is at a distance from the wall. */
function filletWidth(distance: number, radius: number): number {
  if (distance >= radius) return 0;
  const rest = radius - Math.max(0, distance);
  return radius - Math.sqrt(Math.max(0, radius * radius - rest * rest));
}

/** Clamped uniform cubic B-spline: curvature is continuous, so the gloss runs along the handle without a kink. */
function splinePoint(points: Handle["centreLine"], t: number): readonly [number, number] {
  const spans = points.length - 1;
  const position = Math.min(spans - 1e-9, Math.max(0, t * spans));
  const span = Math.floor(position);
  const f = position - span;
  const weights = [(1 - f) ** 3, 3 * f ** 3 - 6 * f * f + 4, -3 * f ** 3 + 3 * f * f + 3 * f + 1, f ** 3];
  let distance = 0;
  let height = 0;
  for (const [offset, weight] of weights.entries()) {
    const [pointDistance, pointHeight] = mirroredPoint(points, span - 1 + offset);
    distance += (weight / 6) * pointDistance;
    height += (weight / 6) * pointHeight;
  }
  return [distance, height];
}

/** Beyond the ends the control points are mirrored through the end point, which makes the curve start exactly there. */
function mirroredPoint(points: Handle["centreLine"], index: number): readonly [number, number] {
  const last = points.length - 1;
  const inner = points[index < 0 ? 1 : index > last ? last - 1 : index];
  if (inner === undefined) throw new Error("A handle needs a centre line of at least two points.");
  const end = index < 0 ? points[0] : index > last ? points[last] : undefined;
  return end === undefined ? inner : [2 * end[0] - inner[0], 2 * end[1] - inner[1]];
}

function superCosine(value: number, exponent: number): number {
  return Math.sign(value) * Math.abs(value) ** exponent;
}

function smoothStep(t: number): number {
  const clamped = Math.min(1, Math.max(0, t));
  return clamped * clamped * (3 - 2 * clamped);
}

function mix([start, end]: readonly [number, number], t: number): number {
  return start + (end - start) * t;
}

function difference(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
