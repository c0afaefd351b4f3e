import type { PressConversion } from "./press-conversion.ts";

/** What inks look like on a screen, ready for pixels: a grid of four inks, straight lines between its points. */
export interface InkScreen {
  /** Red, green and blue bytes of a pixel's inks (bytes). Flat parameters: this is an inner loop. */
  look(into: Uint8Array, at: number, c: number, m: number, y: number, k: number): void;
}

/** Profiles have 9 to 17 points an ink themselves. */
const POINTS = 13;
const STEPS = [POINTS ** 3 * 3, POINTS ** 2 * 3, POINTS * 3, 3] as const;

export function inkScreen({ toScreen }: PressConversion): InkScreen {
  const values = new Float32Array(POINTS ** 4 * 3);
  const share = (i: number) => i / (POINTS - 1);
  let at = 0;
  for (let c = 0; c < POINTS; c += 1)
    for (let m = 0; m < POINTS; m += 1)
      for (let y = 0; y < POINTS; y += 1)
        for (let k = 0; k < POINTS; k += 1)
          for (const channel of toScreen([share(c), share(m), share(y), share(k)])) values[at++] = channel * 255;
  return {
    look(into, to, c, m, y, k) {
      const inks = [c, m, y, k];
      let base = 0;
      const shares = [0, 0, 0, 0];
      for (let i = 0; i < 4; i += 1) {
        const place = (inks[i]! * (POINTS - 1)) / 255;
        const low = Math.min(POINTS - 2, Math.floor(place));
        shares[i] = place - low;
        base += low * STEPS[i]!;
      }
      let [red, green, blue] = [0, 0, 0];
      for (let corner = 0; corner < 16; corner += 1) {
        let weight = 1;
        let from = base;
        for (let i = 0; i < 4 && weight > 0; i += 1) {
          const isHigh = ((corner >> i) & 1) === 1;
          weight *= isHigh ? shares[i]! : 1 - shares[i]!;
          if (isHigh) from += STEPS[i]!;
        }
        if (weight === 0) continue;
        red += weight * values[from]!;
        green += weight * values[from + 1]!;
        blue += weight * values[from + 2]!;
      }
      into[to] = Math.round(red);
      into[to + 1] = Math.round(green);
      into[to + 2] = Math.round(blue);
    },
  };
}
