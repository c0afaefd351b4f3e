import type { Inks } from "./icc-profile.ts";

/**
 * The same colour in at most `tacPct` per cent of ink. What cyan, magenta and yellow have in common is grey: it becomes
 * black ink one to one, which takes three parts of ink for one given and darkens a little (grey component replacement). Where
 * black is full, or nothing is common, the three shrink in proportion, so that the hue stays.
 */
export function limitInks([c, m, y, k]: Inks, tacPct: number): Inks {
  const excess = c + m + y + k - tacPct / 100;
  if (excess <= 0) return [c, m, y, k];
  const grey = Math.min(c, m, y, 1 - k, excess / 2);
  const rest = excess - 2 * grey;
  const colours = c + m + y - 3 * grey;
  const share = colours > 0 ? Math.max(0, colours - rest) / colours : 0;
  return [(c - grey) * share, (m - grey) * share, (y - grey) * share, k + grey];
}

/** The same for CMYK bytes, in place; whole steps never sum to more than the limit. */
export function limitPixels(inks: Uint8Array, tacPct: number): void {
  const most = Math.floor((tacPct * 255) / 100);
  for (let at = 0; at < inks.length; at += 4) {
    const [c, m, y, k] = [inks[at]!, inks[at + 1]!, inks[at + 2]!, inks[at + 3]!];
    const excess = c + m + y + k - most;
    if (excess <= 0) continue;
    const grey = Math.min(c, m, y, 255 - k, (excess + 1) >> 1);
    const rest = excess - 2 * grey;
    const colours = c + m + y - 3 * grey;
    const kept = Math.max(0, Math.min(colours, colours - rest));
    inks[at] = colours > 0 ? Math.floor(((c - grey) * kept) / colours) : 0;
    inks[at + 1] = colours > 0 ? Math.floor(((m - grey) * kept) / colours) : 0;
    inks[at + 2] = colours > 0 ? Math.floor(((y - grey) * kept) / colours) : 0;
    inks[at + 3] = k + grey;
  }
}

/** Most ink of a pixel, in per cent. */
export function mostInk(inks: Uint8Array): number {
  let most = 0;
  for (let at = 0; at < inks.length; at += 4) {
    const sum = inks[at]! + inks[at + 1]! + inks[at + 2]! + inks[at + 3]!;
    if (sum > most) most = sum;
  }
  return (most * 100) / 255;
}
