import type { PressProfile } from "./icc-profile.ts";
import { D50, labToXyz } from "./lab.ts";
import type { Lab, Xyz } from "./lab.ts";

const STEPS = 256;

/**
 * The darkest neutral a press reaches by relative colorimetry: where the straight part of its tone curve would end. After
 * Adobe's paper on black point compensation (2006), as Little CMS reads it.
 */
export function blackPoint(profile: PressProfile): Xyz {
  const darkest = perceptualBlack(profile);
  const levels = Array.from({ length: STEPS }, (_, i) => (i * 100) / (STEPS - 1));
  const reached = levels.map((level) => roundTrip(profile, [level, 0, 0]));
  // Made to rise: tables are noisy in the shadows.
  for (let i = STEPS - 2; i >= 0; i -= 1) reached[i] = Math.min(reached[i] ?? 0, reached[i + 1] ?? 0);
  const [least = 0, most = 0] = [reached[0], reached[STEPS - 1]];
  if (least >= most) return [0, 0, 0];
  const isStraight = levels.every(
    (level, i) => level <= least + 0.2 * (most - least) || Math.abs(level - (reached[i] ?? 0)) < 4,
  );
  if (isStraight) return labToXyz([darkest, 0, 0]);
  const share = reached.map((level) => (level - least) / (most - least));
  const shadows = levels.flatMap((level, i) => {
    const y = share[i] ?? 0;
    return y >= 0.1 && y < 0.5 ? [{ x: level, y }] : [];
  });
  if (shadows.length < 3) return [0, 0, 0];
  return labToXyz([Math.min(Math.max(0, foot(shadows)), 50), 0, 0]);
}

/** Brings black of the source (0) to the press's, white to itself: a straight line in XYZ. */
export function compensateBlack(black: Xyz): (xyz: Xyz) => Xyz {
  const scale = D50.map((white, i) => (white - (black[i] ?? 0)) / white);
  return (xyz) => {
    const at = (i: 0 | 1 | 2) => (scale[i] ?? 1) * xyz[i] + black[i];
    return [at(0), at(1), at(2)];
  };
}

/** Lightness of the black that the perceptual table makes, at most 50. */
function perceptualBlack(profile: PressProfile): number {
  const [lightness] = profile.toLab(profile.toInks([0, 0, 0], "perceptual"), "relative");
  return Math.min(50, Math.max(0, lightness));
}

function roundTrip(profile: PressProfile, lab: Lab): number {
  return profile.toLab(profile.toInks(lab, "relative"), "relative")[0];
}

/** Where the parabola through the shadows (least squares) touches the axis, or its smaller root. */
function foot(points: readonly { readonly x: number; readonly y: number }[]): number {
  const sum = (power: number, byY: 0 | 1 = 0) =>
    points.reduce((total, { x, y }) => total + x ** power * (byY ? y : 1), 0);
  const n = points.length;
  const [s1, s2, s3, s4] = [sum(1), sum(2), sum(3), sum(4)];
  const [t0, t1, t2] = [sum(0, 1), sum(1, 1), sum(2, 1)];
  const det = n * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2);
  if (det === 0) return 0;
  const c = (t0 * (s2 * s4 - s3 * s3) - s1 * (t1 * s4 - s3 * t2) + s2 * (t1 * s3 - s2 * t2)) / det;
  const b = (n * (t1 * s4 - s3 * t2) - t0 * (s1 * s4 - s3 * s2) + s2 * (s1 * t2 - t1 * s2)) / det;
  const a = (n * (s2 * t2 - t1 * s3) - s1 * (s1 * t2 - t1 * s2) + t0 * (s1 * s3 - s2 * s2)) / det;
  if (Math.abs(a) < 1e-10) return -c / b;
  const d = b * b - 4 * a * c;
  return d <= 0 ? 0 : (-b + Math.sqrt(d)) / (2 * a);
}
