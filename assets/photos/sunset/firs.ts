import { type Light, mixLight } from "../light.ts";
import { fractalNoise, latticeValue, smoothStep } from "../noise.ts";

interface Fir {
  /** Foot and height, in picture heights; the foot is below the horizon. */
  readonly across: number;
  readonly foot: number;
  readonly height: number;
  readonly seed: number;
}

/** Two groups that frame the view. */
const FIRS: readonly Fir[] = [...group(-0.72, -0.36, 17, 0.5, 1), ...group(0.47, 0.74, 13, 0.42, 2)];

/** Lays the near trees over what is behind them. */
export function firsOver(behind: Light, across: number, up: number): Light {
  let cover = 0;
  for (const fir of FIRS) cover = Math.max(cover, firCover(fir, across, up));
  if (cover === 0) return behind;
  const needles = fractalNoise(across * 260, up * 260, 3, 300);
  return mixLight(behind, [0.008 + 0.012 * needles, 0.012 + 0.018 * needles, 0.016 + 0.014 * needles], cover);
}

function group(from: number, to: number, count: number, tallest: number, seed: number): Fir[] {
  const inner = Math.abs(from) < Math.abs(to) ? from : to;
  const outer = inner === from ? to : from;
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.8 * latticeValue(index, 1, seed)) / count;
    const random = latticeValue(index, 2, seed);
    return {
      across: outer + (inner - outer) * share,
      foot: -0.03,
      // Taller towards the edge of the picture, which leads the eye to the water.
      height: tallest * (1 - 0.72 * share) * (0.62 + 0.5 * random),
      seed: seed * 100 + index,
    };
  });
}

function firCover(fir: Fir, across: number, up: number): number {
  const t = (up - fir.foot) / fir.height;
  const spread = fir.height * 0.19;
  const offset = across - fir.across;
  if (t < 0 || t > 1 || Math.abs(offset) > spread * 1.2) return 0;
  const side = offset < 0 ? 1 : 2;
  // Boughs: each tier runs out and hangs down, a little longer or shorter than the next.
  const tiers = t * (13 + 9 * latticeValue(fir.seed, 4)) + (Math.abs(offset) / spread) * 0.9;
  const tier = Math.floor(tiers);
  const within = tiers - tier;
  const length = 0.55 + 0.6 * latticeValue(tier, side, fir.seed);
  const ragged = 0.75 + 0.5 * fractalNoise(across * 240, up * 240, 3, fir.seed);
  const reach = spread * (1 - t) ** 0.85 * length * (1 - 0.62 * within) * ragged;
  const trunk = fir.height * 0.008 * (1.2 - t);
  return smoothStep(0.0012, -0.0012, Math.abs(offset) - Math.max(reach, trunk));
}
