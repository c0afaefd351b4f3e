/**
 * The body that the shirt hangs on, as a signed distance in millimetres: positive outside. It is never drawn: the picture is
 * a "ghost mannequin". y = 0 is the base of the neck, z is towards the viewer of the front.
 *
 * @param lowered how far the arms have come down, 0 (as they are dressed) to 1 (as they hang in the picture).
 */
export function mannequinDistance(x: number, y: number, z: number, lowered: number): number {
  const side = Math.abs(x);
  // Shop mannequins are flatter than people: it leaves a print on the chest nearly undistorted.
  let distance = ellipsoid(x, y + 205, z - 4, 190, 190, 94);
  distance = blend(distance, ellipsoid(x, y + 430, z - 2, 172, 230, 88), 80);
  distance = blend(distance, ellipsoid(x, y + 730, z, 186, 260, 90), 80);
  // Chest and shoulder blades.
  distance = blend(distance, ellipsoid(side - 82, y + 190, z - 40, 100, 85, 50), 50);
  distance = blend(distance, ellipsoid(side - 84, y + 150, z + 44, 90, 95, 42), 45);
  // From the neck to the shoulder, the arm, the neck.
  distance = blend(distance, cone(side, y, z, [28, -34, -14], [178, -84, -8], 51, 54), 45);
  distance = blend(distance, cone(side, y, z, ARM.shoulder, elbowAt(x, lowered), ARM.upper, ARM.lower), 38);
  return blend(distance, cone(side, y, z, [0, -60, -16], [0, 110, 12], 62, 55), 28);
}

type Point = readonly [x: number, y: number, z: number];

/** The arm that the sleeve is wrapped round. */
export const ARM = {
  shoulder: [181, -92, -4] as Point,
  length: 330,
  upper: 56,
  lower: 46,
  /** Angle from the vertical while the shirt is sewn on, radians. */
  dressed: 0.84,
} as const;

/** The two arms do not hang quite alike: nothing in a photograph is symmetrical. */
const HANGING = { left: 0.46, right: 0.5 } as const;

function elbowAt(x: number, lowered: number): Point {
  const hanging = x < 0 ? HANGING.left : HANGING.right;
  const angle = ARM.dressed + (hanging - ARM.dressed) * lowered;
  const [shoulderX, shoulderY] = ARM.shoulder;
  return [shoulderX + ARM.length * Math.sin(angle), shoulderY - ARM.length * Math.cos(angle), 14];
}

function ellipsoid(x: number, y: number, z: number, rx: number, ry: number, rz: number): number {
  const scaled = Math.hypot(x / rx, y / ry, z / rz);
  const gradient = Math.hypot(x / (rx * rx), y / (ry * ry), z / (rz * rz));
  return gradient < 1e-9 ? -Math.min(rx, ry, rz) : (scaled * (scaled - 1)) / gradient;
}

function cone(x: number, y: number, z: number, from: Point, to: Point, start: number, end: number): number {
  const [ax, ay, az] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const [px, py, pz] = [x - from[0], y - from[1], z - from[2]];
  const share = Math.min(1, Math.max(0, (px * ax + py * ay + pz * az) / (ax * ax + ay * ay + az * az)));
  return Math.hypot(px - ax * share, py - ay * share, pz - az * share) - start - (end - start) * share;
}

/** Smooth union: the smaller distance, rounded off within `radius`. */
function blend(a: number, b: number, radius: number): number {
  const share = Math.max(0, radius - Math.abs(a - b)) / radius;
  return Math.min(a, b) - (share * share * radius) / 4;
}
