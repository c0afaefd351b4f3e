/** Directions are from the shirt towards the light: x to the right of the picture, y up, z towards the camera. */
export type Direction = readonly [x: number, y: number, z: number];

interface Softbox {
  readonly towards: Direction;
  readonly strength: number;
  /** The larger, the smaller the box looks; 3 is a wall of light, 40 a lamp. */
  readonly focus: number;
}

/** A large box from the upper left, a weak one from the right, a rim from above behind. */
const SOFTBOXES: readonly Softbox[] = [
  { towards: unit([-0.86, 0.4, 0.3]), strength: 2.5, focus: 10 },
  { towards: unit([-0.15, 0.8, 0.55]), strength: 0.75, focus: 5 },
  { towards: unit([0.9, 0.1, 0.42]), strength: 0.3, focus: 6 },
];

/** Brightness of the studio seen in a direction: white walls, a darker floor, softboxes. Smooth, so that few rays suffice. */
export function studioLight(x: number, y: number, z: number): number {
  let light = 0.2 + 0.1 * y + 0.05 * z;
  for (const { towards, strength, focus } of SOFTBOXES) {
    const facing = x * towards[0] + y * towards[1] + z * towards[2];
    light += strength * Math.exp(focus * (facing - 1));
  }
  return Math.max(0.06, light);
}

function unit([x, y, z]: Direction): Direction {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
