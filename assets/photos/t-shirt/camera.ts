/** A long lens in front of the shirt or behind it. */
export interface Camera {
  readonly view: "front" | "back";
  /** Pixels per side of the square picture. */
  readonly size: number;
}

/** Distance of the lens, what the picture's side shows in the shirt's plane, and the height it looks at; millimetres. */
const LENS = { distance: 3400, field: 830, height: -350 } as const;

/** Point in space → pixels from the top left, and the depth away from the lens. */
export function projectPoint(camera: Camera, x: number, y: number, z: number): [x: number, y: number, depth: number] {
  const [right, towards] = camera.view === "front" ? [x, z] : [-x, -z];
  const depth = LENS.distance - towards;
  const scale = ((camera.size / LENS.field) * LENS.distance) / depth;
  return [camera.size / 2 + right * scale, camera.size / 2 - (y - LENS.height) * scale, depth];
}
