import { addLight, type Light, scaleLight } from "../light.ts";
import { fractalNoise, latticeValue, smoothStep } from "../noise.ts";
import { SUN } from "./sky.ts";

/** A wooden jetty from the viewer into the lake; metres, x to the right, depth away from the viewer. */
const DECK = { eyeHeight: 1.25, halfWidth: 0.78, end: 9.2, bend: 0.012, start: -0.34, thickness: 0.14 } as const;
const PLANK = 0.145;

/** What the jetty covers of a pixel: its light and its share of the pixel. */
export interface JettyHit {
  readonly light: Light;
  readonly cover: number;
}

export function jettyLight(across: number, down: number): JettyHit | undefined {
  if (down <= 0.02) return undefined;
  const post = postLight(across, down);
  if (post) return post;
  const depth = DECK.eyeHeight / down;
  const side = Math.abs(across * depth - middle(depth)) - DECK.halfWidth;
  if (depth < DECK.end) {
    const cover = smoothStep(0.004, -0.004, side);
    return cover > 0 ? { light: deckLight(across * depth, depth), cover } : undefined;
  }
  return endLight(across, down);
}

function middle(depth: number): number {
  return DECK.start + DECK.bend * depth * depth;
}

function deckLight(x: number, depth: number): Light {
  const plank = Math.floor(depth / PLANK);
  const within = depth / PLANK - plank;
  const grain = fractalNoise(x * 2.6 + plank * 13.1, depth * 75, 5, 200 + (plank % 7));
  const tone = 0.5 + 0.55 * latticeValue(plank, 5, 9);
  const worn = fractalNoise(x * 3.1, depth * 1.3, 4, 210);
  const wood = scaleLight([0.07, 0.056, 0.058], tone * (0.45 + 1.05 * grain) * (0.7 + 0.6 * worn));
  // The low sun runs along the planks as a warm sheen, strongest on the far ones.
  const direction = x / depth - SUN.across;
  const sheen = Math.exp(-((direction / 0.34) ** 2)) * (0.12 + 0.055 * depth) * (0.35 + 0.9 * grain) * tone;
  const lit = addLight(wood, [0.5, 0.2, 0.075], sheen * 0.62);
  const gap = smoothStep(0, 0.05, within) * smoothStep(1, 0.93, within);
  const softened = gap + (1 - gap) * Math.min(1, depth / 14);
  return scaleLight(lit, 0.08 + 0.92 * softened);
}

/** The face at the far end, just below the deck. */
function endLight(across: number, down: number): JettyHit | undefined {
  const bottom = (DECK.eyeHeight + DECK.thickness) / DECK.end;
  const top = DECK.eyeHeight / DECK.end;
  const side = Math.abs(across * DECK.end - middle(DECK.end)) - DECK.halfWidth;
  if (down < top || down > bottom || side > 0) return undefined;
  return { light: [0.02, 0.016, 0.02], cover: 1 };
}

/** Round posts along both sides, every 3 m, standing out above the deck. */
function postLight(across: number, down: number): JettyHit | undefined {
  for (const depth of [3.1, 6.1, DECK.end]) {
    for (const side of [-1, 1]) {
      const radius = 0.055;
      const centre = middle(depth) + side * (DECK.halfWidth + radius * 0.6);
      const x = (across * depth - centre) / radius;
      if (Math.abs(x) > 1.06) continue;
      const height = DECK.eyeHeight - down * depth;
      const top = 0.3 + 0.06 * latticeValue(Math.round(depth * 10), side, 3) + 0.02 * (1 - x * x);
      if (height > top || height < -0.55) continue;
      const bark = fractalNoise(x * 2 + depth, height * 3, 4, 230);
      // Lit from the sun's side in a narrow warm line, dark towards the viewer.
      const rim = smoothStep(0.35, 0.98, x * (across < SUN.across ? 1 : -1));
      const light = addLight(scaleLight([0.035, 0.03, 0.034], 0.5 + bark), [0.9, 0.36, 0.12], rim * 0.55 * bark);
      return { light, cover: smoothStep(1.06, 0.94, Math.abs(x)) };
    }
  }
  return undefined;
}
