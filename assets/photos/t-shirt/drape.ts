import { smoothStep } from "../noise.ts";
import type { Garment } from "./garment.ts";
import { mannequinDistance } from "./mannequin.ts";
import { hingesOf, threadsOf } from "./rest-lengths.ts";

/** Jersey of 170 g/m²: measured values are spread widely, these are in their middle. */
const JERSEY = {
  /** Grams per square millimetre. */
  density: 170e-6,
  /** Newton per metre against stretching, and the little it resists being pushed together. */
  stretch: 320,
  compress: 30,
  /** Newton metre against bending. */
  bending: 1e-6,
} as const;

/** The rib is knitted double. */
const COLLAR_BENDING = 40;

const GRAVITY = 9810;
const FRAME = 1 / 60;
const SUBSTEPS = 16;
const FRAMES = { sewing: 80, hanging: 180 } as const;

/** Half the cloth's thickness plus what keeps it from sinking between two points of a sharp curve. */
const CLEARANCE = 3;
const FRICTION = 0.25;

/**
 * Sews the panels together round the mannequin and lets the shirt hang until it is still. Position-based dynamics in small
 * steps (Macklin and others, "Small steps in physics simulation", 2019): one pass over the constraints per step.
 *
 * @returns the points' positions, millimetres; sewn points coincide exactly.
 */
export function drapeGarment(garment: Garment, onFrame?: (frame: number, movement: number) => void): Float64Array {
  const positions = Float64Array.from(garment.positions);
  const previous = new Float64Array(positions.length);
  const velocities = new Float64Array(positions.length);
  const step = FRAME / SUBSTEPS;
  const threads = packThreads(garment, step);
  const hinges = packHinges(garment, step);
  const groups = sewnGroups(garment);
  const seams = packSeams(garment);

  for (let frame = 0; frame < FRAMES.sewing + FRAMES.hanging; frame++) {
    const sewing = Math.min(1, frame / FRAMES.sewing);
    const hanging = Math.max(0, frame - FRAMES.sewing) / FRAMES.hanging;
    const lowered = smoothStep(0.05, 0.5, hanging);
    const gravity = sewing < 1 ? GRAVITY * 0.02 : GRAVITY;
    // Air and the cloth's own friction; stronger at the end, to bring the last tremble to rest.
    const keep = Math.exp(-(sewing < 1 ? 6 : hanging > 0.72 ? 50 : 1.8) * step);
    for (let substep = 0; substep < SUBSTEPS; substep++) {
      previous.set(positions);
      for (let index = 0; index < positions.length; index += 3) {
        velocities[index + 1] = (velocities[index + 1] ?? 0) - gravity * step;
        for (let axis = index; axis < index + 3; axis++) {
          const velocity = (velocities[axis] ?? 0) * keep;
          positions[axis] = (positions[axis] ?? 0) + velocity * step;
        }
      }
      pullThreads(positions, threads);
      straightenHinges(positions, hinges);
      if (sewing < 1) pullSeams(positions, seams, 1 - sewing);
      else for (const group of groups) joinPoints(positions, group);
      holdShoulders(positions, garment);
      pushOut(positions, previous, lowered);
      for (let axis = 0; axis < positions.length; axis++) {
        velocities[axis] = ((positions[axis] ?? 0) - (previous[axis] ?? 0)) / step;
      }
    }
    onFrame?.(frame, meanSpeed(velocities));
  }
  for (const group of groups) joinPoints(positions, group);
  return positions;
}

interface PackedThreads {
  readonly ends: Int32Array;
  readonly lengths: Float64Array;
  readonly stretch: number;
  readonly compress: number;
}

/** Compliance as extended position-based dynamics wants it: inverse stiffness, in units of a point's mass and the step. */
function packThreads(garment: Garment, step: number): PackedThreads {
  const threads = threadsOf(garment);
  const mass = pointMass(garment);
  const compliance = (newtonPerMetre: number) => mass / 1000 / newtonPerMetre / (step * step);
  return {
    ends: Int32Array.from(threads.flatMap(({ a, b }) => [a, b])),
    lengths: Float64Array.from(threads, (thread) => thread.length),
    stretch: compliance(JERSEY.stretch),
    compress: compliance(JERSEY.compress),
  };
}

/** Mean mass of a point, grams. */
function pointMass(garment: Garment): number {
  const area = hingesOf(garment).reduce((sum, hinge) => sum + hinge.area, 0) / 3;
  return (JERSEY.density * area) / garment.pattern.length;
}

function pullThreads(positions: Float64Array, threads: PackedThreads): void {
  const { ends, lengths } = threads;
  for (let index = 0; index < lengths.length; index++) {
    const a = (ends[index * 2] ?? 0) * 3;
    const b = (ends[index * 2 + 1] ?? 0) * 3;
    const dx = positions[b]! - positions[a]!;
    const dy = positions[b + 1]! - positions[a + 1]!;
    const dz = positions[b + 2]! - positions[a + 2]!;
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-12;
    const error = length - lengths[index]!;
    const pull = error / (2 + (error > 0 ? threads.stretch : threads.compress)) / length;
    positions[a]! += dx * pull;
    positions[a + 1]! += dy * pull;
    positions[a + 2]! += dz * pull;
    positions[b]! -= dx * pull;
    positions[b + 1]! -= dy * pull;
    positions[b + 2]! -= dz * pull;
  }
}

interface PackedHinges {
  readonly points: Int32Array;
  readonly weights: Float64Array;
  /** One over the sum of squared weights and the compliance. */
  readonly factors: Float64Array;
}

function packHinges(garment: Garment, step: number): PackedHinges {
  const hinges = hingesOf(garment);
  const mass = pointMass(garment);
  const factors = hinges.map(({ points, weights, area }) => {
    const bending = JERSEY.bending * (garment.partOf[points[0]] === "collar" ? COLLAR_BENDING : 1);
    // grams → kilograms and square millimetres → square metres.
    const compliance = ((mass / 1000) * area * 1e-6) / (3 * bending) / (step * step);
    return 1 / (weights.reduce((sum, weight) => sum + weight * weight, 0) + compliance);
  });
  return {
    points: Int32Array.from(hinges.flatMap((hinge) => hinge.points)),
    weights: Float64Array.from(hinges.flatMap((hinge) => hinge.weights)),
    factors: Float64Array.from(factors),
  };
}

function straightenHinges(positions: Float64Array, { points, weights, factors }: PackedHinges): void {
  for (let index = 0; index < factors.length; index++) {
    const start = index * 4;
    const [a, b, c, d] = [points[start]! * 3, points[start + 1]! * 3, points[start + 2]! * 3, points[start + 3]! * 3];
    const [p, q, r, s] = [weights[start]!, weights[start + 1]!, weights[start + 2]!, weights[start + 3]!];
    const factor = factors[index]!;
    for (let axis = 0; axis < 3; axis++) {
      const bend =
        factor *
        (p * positions[a + axis]! + q * positions[b + axis]! + r * positions[c + axis]! + s * positions[d + axis]!);
      positions[a + axis]! -= p * bend;
      positions[b + axis]! -= q * bend;
      positions[c + axis]! -= r * bend;
      positions[d + axis]! -= s * bend;
    }
  }
}

interface PackedSeams {
  readonly pairs: readonly (readonly [number, number])[];
  readonly gaps: Float64Array;
}

function packSeams({ sewn, positions }: Garment): PackedSeams {
  const gaps = sewn.map(([a, b]) =>
    Math.hypot(...[0, 1, 2].map((axis) => positions[a * 3 + axis]! - positions[b * 3 + axis]!)),
  );
  return { pairs: sewn, gaps: Float64Array.from(gaps) };
}

/** Draws the seams shut: the gap that is allowed shrinks from the initial one to nothing. */
function pullSeams(positions: Float64Array, { pairs, gaps }: PackedSeams, open: number): void {
  for (const [index, [first, second]] of pairs.entries()) {
    const [a, b] = [first * 3, second * 3];
    const gap = Math.hypot(
      positions[b]! - positions[a]!,
      positions[b + 1]! - positions[a + 1]!,
      positions[b + 2]! - positions[a + 2]!,
    );
    const share = Math.max(0, 1 - (gaps[index]! * open) / (gap + 1e-9)) * 0.25;
    for (let axis = 0; axis < 3; axis++) {
      const move = (positions[b + axis]! - positions[a + axis]!) * share;
      positions[a + axis]! += move;
      positions[b + axis]! -= move;
    }
  }
}

/** Points that are sewn together directly or through others. */
export function sewnGroups({ sewn, pattern }: Garment): number[][] {
  const leader = Int32Array.from(pattern, (_, index) => index);
  const find = (index: number): number => {
    let current = index;
    while (leader[current]! !== current) current = leader[current]!;
    return current;
  };
  for (const [a, b] of sewn) leader[find(b)] = find(a);
  const groups = new Map<number, number[]>();
  for (const index of new Set(sewn.flat())) {
    const group = groups.get(find(index));
    if (group) group.push(index);
    else groups.set(find(index), [index]);
  }
  return [...groups.values()];
}

function joinPoints(positions: Float64Array, group: readonly number[]): void {
  for (let axis = 0; axis < 3; axis++) {
    let sum = 0;
    for (const index of group) sum += positions[index * 3 + axis]!;
    for (const index of group) positions[index * 3 + axis] = sum / group.length;
  }
}

/** A hanger's grip at the two ends of the neckline: without it the shirt slides off one shoulder while it falls. */
function holdShoulders(positions: Float64Array, { shoulderPoints, pattern }: Garment): void {
  for (const index of shoulderPoints) {
    const x = pattern[index]?.[0] ?? 0;
    positions[index * 3]! += (x * 0.985 - positions[index * 3]!) * 0.1;
    positions[index * 3 + 2]! += (-14 - positions[index * 3 + 2]!) * 0.1;
  }
}

/** Moves points that entered the mannequin back to its surface and brakes them along it. */
function pushOut(positions: Float64Array, previous: Float64Array, lowered: number): void {
  const small = 0.5;
  for (let index = 0; index < positions.length; index += 3) {
    const [x, y, z] = [positions[index]!, positions[index + 1]!, positions[index + 2]!];
    const depth = mannequinDistance(x, y, z, lowered) - CLEARANCE;
    if (depth >= 0) continue;
    const gx = mannequinDistance(x + small, y, z, lowered) - mannequinDistance(x - small, y, z, lowered);
    const gy = mannequinDistance(x, y + small, z, lowered) - mannequinDistance(x, y - small, z, lowered);
    const gz = mannequinDistance(x, y, z + small, lowered) - mannequinDistance(x, y, z - small, lowered);
    const length = Math.hypot(gx, gy, gz) + 1e-12;
    positions[index] = x - (gx / length) * depth;
    positions[index + 1] = y - (gy / length) * depth;
    positions[index + 2] = z - (gz / length) * depth;
    for (let axis = index; axis < index + 3; axis++) {
      positions[axis]! -= (positions[axis]! - previous[axis]!) * FRICTION;
    }
  }
}

/** Millimetres per second, over all points. */
function meanSpeed(velocities: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < velocities.length; index += 3) {
    sum += Math.hypot(velocities[index]!, velocities[index + 1]!, velocities[index + 2]!);
  }
  return (sum * 3) / velocities.length;
}
