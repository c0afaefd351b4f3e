import { addLight, type Light, type LightPicture, readLight, scaleLight } from "../light.ts";
import { fractalNoise } from "../noise.ts";

/** How many mirror images of the ripples one pixel averages. */
const RIPPLE_SAMPLES = 7;

/**
 * Light from the lake: the upper half mirrored in small waves. `down` is the distance below the horizon in picture heights;
 * `horizon` is its row in the picture of the upper half.
 */
export function lakeLight(
  upper: LightPicture,
  place: { readonly across: number; readonly down: number; readonly horizon: number; readonly size: number },
): Light {
  const { across, down, horizon, size } = place;
  const distance = 1 / (down + 0.004);
  let sum: Light = [0, 0, 0];
  for (let sample = 0; sample < RIPPLE_SAMPLES; sample++) {
    // Neighbouring depths share one pixel far away, so the sampled patch of water grows with the distance.
    const depth = distance * (1 + (sample / RIPPLE_SAMPLES - 0.5) * 0.0035 * distance);
    const slope = rippleSlope(across * depth, depth);
    const mirrored = down * (1 + slope * 0.55) + slope * 0.02 + 0.0015;
    const shifted = across + slope * 0.012;
    sum = addLight(sum, readLight(upper, shifted * size + upper.width / 2, horizon - Math.abs(mirrored) * size));
  }
  const mirror = scaleLight(sum, 1 / RIPPLE_SAMPLES);
  // Water reflects less the steeper one looks at it; what is left is the dark of the lake.
  const reflectance = 0.2 + 0.7 * Math.exp(-down * 2.6);
  return addLight(scaleLight(mirror, reflectance), [0.006, 0.016, 0.026]);
}

/** Slope towards the viewer: long low waves with fine ripples on them, stretched across the view. */
function rippleSlope(x: number, depth: number): number {
  const long = fractalNoise(x * 1.1, depth * 3.4, 3, 120) - 0.5;
  const fine = fractalNoise(x * 5.2 + long * 2, depth * 15, 3, 130) - 0.5;
  const calm = fractalNoise(x * 0.14, depth * 0.22, 2, 140);
  return (long * 0.55 + fine * 0.6) * (0.25 + 0.95 * calm);
}
