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
  // One scratch for all pixels: a page has tens of millions.
  const shares = new Float64Array(4);
  const place = (i: 0 | 1 | 2 | 3, ink: number): number => {
    const along = (ink * (POINTS - 1)) / 255;
    const low = Math.min(POINTS - 2, Math.floor(along));
    shares[i] = along - low;
    return low * STEPS[i];
  };
  return {
    look(into, to, c, m, y, k) {
      const base = place(0, c) + place(1, m) + place(2, y) + place(3, k);
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let corner = 0; corner < 16; corner += 1) {
        const weight =
          (corner & 1 ? shares[0]! : 1 - shares[0]!) *
          (corner & 2 ? shares[1]! : 1 - shares[1]!) *
          (corner & 4 ? shares[2]! : 1 - shares[2]!) *
          (corner & 8 ? shares[3]! : 1 - shares[3]!);
        if (weight === 0) continue;
        const from =
          base +
          (corner & 1 ? STEPS[0] : 0) +
          (corner & 2 ? STEPS[1] : 0) +
          (corner & 4 ? STEPS[2] : 0) +
          (corner & 8 ? STEPS[3] : 0);
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
