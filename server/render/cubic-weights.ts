/** Weights are whole 256ths for 256 places between two source pixels; each four sum to 256, so flat colours stay exact. */
export const PHASES = 256;
/** Half of a whole weight times a whole weight: added before the shift, it rounds. */
export const HALF = 1 << 15;
/** Catmull-Rom weights of the taps at -1, 0, 1, 2 for every phase, four numbers each. */
export const WEIGHTS = cubicWeights();

function cubicWeights(): Int16Array {
  const weights = new Int16Array((PHASES + 1) * 4);
  for (let phase = 0; phase <= PHASES; phase += 1) {
    const t = phase / PHASES;
    const outer = Math.round(256 * ((-0.5 * t + 1) * t - 0.5) * t);
    const near = Math.round(256 * ((1.5 * t - 2.5) * t * t + 1));
    const far = Math.round(256 * (0.5 * t - 0.5) * t * t);
    weights.set([outer, near, 256 - outer - near - far, far], phase * 4);
  }
  return weights;
}
