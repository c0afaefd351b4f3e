import { addLight, type Light, mixLight, scaleLight } from "../light.ts";
import { fractalNoise, smoothStep } from "../noise.ts";

/**
 * Directions in the sunset picture: `across` and `up` are offsets from the middle of the horizon, in picture heights.
 * The lens sees one picture height at a distance of one.
 */
export const SUN = { across: 0.17, up: 0.092, radius: 0.013 } as const;

/** Evening sky from the horizon up: [height, light]. */
const GRADIENT: readonly (readonly [up: number, light: Light])[] = [
  [0, [1.05, 0.5, 0.17]],
  [0.07, [0.98, 0.4, 0.17]],
  [0.16, [0.78, 0.31, 0.25]],
  [0.28, [0.43, 0.25, 0.36]],
  [0.45, [0.19, 0.2, 0.4]],
  [0.7, [0.08, 0.14, 0.33]],
];

export function skyLight(across: number, up: number): Light {
  const clear = addLight(clearSky(up), sunGlow(across, up));
  return cloudsOver(clear, across, up);
}

function clearSky(up: number): Light {
  let previous = GRADIENT[0];
  for (const stop of GRADIENT) {
    if (previous && up < stop[0]) {
      return mixLight(previous[1], stop[1], smoothStep(previous[0], stop[0], up));
    }
    previous = stop;
  }
  return previous?.[1] ?? [0, 0, 0];
}

function sunGlow(across: number, up: number): Light {
  // The haze near the ground spreads the glow sideways more than upwards.
  const distance = Math.hypot((across - SUN.across) * 0.8, up - SUN.up);
  const disc = 1 - smoothStep(SUN.radius * 0.9, SUN.radius * 1.12, Math.hypot(across - SUN.across, up - SUN.up));
  const halo = 0.9 * Math.exp(-distance / 0.055) + 0.42 * Math.exp(-distance / 0.2);
  return [halo * 1.3 + disc * 14, halo * 0.72 + disc * 10, halo * 0.22 + disc * 5];
}

function cloudsOver(clear: Light, across: number, up: number): Light {
  const depth = 1 / (Math.max(0, up) + 0.055);
  const x = across * depth * 0.62;
  const y = depth * 0.95;
  const density = cloudDensity(x, y);
  if (density <= 0) return clear;
  // A second look a little nearer the sun tells whether this side of the cloud is lit.
  const sunDepth = 1 / (SUN.up + 0.055);
  const towardX = SUN.across * sunDepth * 0.62 - x;
  const towardY = sunDepth * 0.95 - y;
  const step = 0.16 / Math.hypot(towardX, towardY);
  const shade = cloudDensity(x + towardX * step, y + towardY * step);
  const near = Math.exp(-Math.hypot((across - SUN.across) * 0.7, up - SUN.up) / 0.3);
  const lit = mixLight([0.62, 0.22, 0.28], [1.7, 0.72, 0.22], near);
  const dark = mixLight([0.1, 0.09, 0.17], [0.42, 0.17, 0.16], near);
  const body = mixLight(lit, dark, Math.min(1, 0.15 + shade * 1.05));
  const rim = scaleLight(lit, 0.5 * density * (1 - density));
  const opacity = density * 0.93 * smoothStep(-0.005, 0.06, up);
  return mixLight(clear, addLight(body, rim), opacity);
}

function cloudDensity(x: number, y: number): number {
  const warpX = fractalNoise(x * 0.7, y * 0.7, 3, 40) - 0.5;
  const warpY = fractalNoise(x * 0.7 + 5.2, y * 0.7, 3, 50) - 0.5;
  const field = fractalNoise(x * 0.55 + warpX * 1.1, y * 0.9 + warpY * 1.1, 7, 60);
  const cover = fractalNoise(x * 0.16, y * 0.22, 2, 80);
  return smoothStep(0.46, 0.68, field + (cover - 0.42) * 0.55);
}
