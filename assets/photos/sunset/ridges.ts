import { type Light, mixLight, scaleLight } from "../light.ts";
import { fractalNoise, latticeValue, smoothNoise, smoothStep } from "../noise.ts";
import { SUN } from "./sky.ts";

interface Ridge {
  /** Height of the crest above the horizon, in picture heights, and how much it varies. */
  readonly base: number;
  readonly swing: number;
  /** Bumps per picture height. */
  readonly frequency: number;
  /** Share of haze in front of it, 0 to 1. */
  readonly haze: number;
  /** Height of the fir trees on it, in picture heights; 0 where they are too far to see. */
  readonly trees: number;
  readonly seed: number;
}

/** From the farthest to the nearest. */
const RIDGES: readonly Ridge[] = [
  { base: 0.052, swing: 0.2, frequency: 1.5, haze: 0.72, trees: 0, seed: 11 },
  { base: 0.036, swing: 0.21, frequency: 1.25, haze: 0.52, trees: 0, seed: 27 },
  { base: 0.02, swing: 0.14, frequency: 1.7, haze: 0.33, trees: 0, seed: 35 },
  { base: 0.012, swing: 0.08, frequency: 1.3, haze: 0.17, trees: 0.006, seed: 44 },
  { base: -0.002, swing: 0.045, frequency: 1.1, haze: 0.09, trees: 0.014, seed: 56 },
];

/** Coverage softens a crest over about a pixel and a half. */
const EDGE = 0.0008;

/** Lays the ridges over the sky, from the back to the front. */
export function ridgesOver(sky: Light, across: number, up: number): Light {
  let light = sky;
  for (const ridge of RIDGES) {
    const crest = crestHeight(ridge, across);
    const cover = smoothStep(-EDGE, EDGE, crest - up);
    if (cover > 0) light = mixLight(light, ridgeLight(ridge, across, up, crest), cover);
  }
  return light;
}

function crestHeight(ridge: Ridge, across: number): number {
  let sharp = 0;
  let strength = 0.5;
  let frequency = ridge.frequency;
  for (let octave = 0; octave < 7; octave++) {
    const bump = smoothNoise(across * frequency + 31.7 * octave, ridge.seed, ridge.seed + octave);
    // Folded noise makes crests pointed and valleys round; the fine octaves stay mild.
    sharp += strength * (octave < 4 ? 1 - Math.abs(2 * bump - 1) : bump);
    strength *= 0.48;
    frequency *= 2.07;
  }
  const low = ridge.base + ridge.swing * (sharp - 0.42);
  // A dip in front of the sun, so that it sets into a valley.
  const dip = Math.exp(-(((across - SUN.across) / 0.2) ** 2)) * ridge.swing * 0.25;
  return low - dip + (ridge.trees > 0 ? firHeight(ridge, across) : 0);
}

/** Height of the tallest fir that covers this column. */
function firHeight(ridge: Ridge, across: number): number {
  const spacing = ridge.trees * 0.2;
  const cell = Math.floor(across / spacing);
  let tallest = 0;
  for (let neighbour = cell - 2; neighbour <= cell + 2; neighbour++) {
    const centre = (neighbour + latticeValue(neighbour, 3, ridge.seed)) * spacing;
    const height = ridge.trees * (0.35 + 0.65 * latticeValue(neighbour, 7, ridge.seed) ** 1.5);
    const slope = Math.abs(across - centre) / (height * 0.2);
    tallest = Math.max(tallest, height * (1 - slope));
  }
  return tallest * (0.85 + 0.3 * smoothNoise(across / (ridge.trees * 0.03), 1, ridge.seed));
}

function ridgeLight(ridge: Ridge, across: number, up: number, crest: number): Light {
  const nearSun = Math.exp(-Math.abs(across - SUN.across) / 0.26);
  const haze = mixLight([0.5, 0.27, 0.34], [1.25, 0.56, 0.2], nearSun);
  const below = Math.max(0, crest - up);
  // Gullies and woods: the slopes are seen against the light, so they differ little.
  const relief = fractalNoise(across * 34 + below * 22, up * 60 - across * 9, 5, ridge.seed + 90);
  const ground = scaleLight([0.032, 0.04, 0.062], 0.45 + 1.1 * relief);
  // Evening mist lies in the valleys: the foot of a ridge is paler than its crest.
  const mist = 0.42 * (1 - ridge.haze) * smoothStep(0.01, 0.075, below) * (ridge.trees > 0.01 ? 0.25 : 1);
  return mixLight(ground, haze, Math.min(0.96, ridge.haze * 0.8 + mist * 0.75));
}
