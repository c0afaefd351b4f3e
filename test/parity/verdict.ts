import type { Measured, ParityFigures, PartFigures } from "./parity-figures.ts";

/** The promise to the shopper: what the browser shows and what is made are one picture. */
const ELEMENT_SSIM = 0.99;
const AREA_SSIM = 0.995;
const OVER_32_PCT = 0.5;
const PATCH_MM2 = 0.05;

/** The bars that were missed, each in words; none = parity. */
export function missedBars({ figures, wrongInkMm2, isSameList }: Measured): string[] {
  const missed = missedByPainters({ ...figures, wrongInkMm2 });
  if (!isSameList) missed.push("the browser's display list has other bytes than the server's");
  return missed;
}

/** Those that the pictures alone tell. */
export function missedByPainters({ ssim, over32Pct, blobMm2, wrongInkMm2, element }: PartFigures): string[] {
  const least = element === undefined ? AREA_SSIM : ELEMENT_SSIM;
  const missed: string[] = [];
  if (ssim < least) missed.push(`ssim ${ssim} is below ${least}`);
  if (over32Pct > OVER_32_PCT) missed.push(`over32Pct ${over32Pct} is above ${OVER_32_PCT}`);
  if (blobMm2 > PATCH_MM2) missed.push(`blobMm2 ${blobMm2} is above ${PATCH_MM2}`);
  if (wrongInkMm2 > PATCH_MM2) missed.push(`a patch of ${rounded(wrongInkMm2)} mm² is in another colour`);
  return missed;
}

/** Figures with as many digits as mean something, never rounded to the better side of a bar. */
export function roundFigures({ ssim, mae, over8Pct, over32Pct, blobMm2, ...named }: ParityFigures): ParityFigures {
  return {
    ...named,
    ssim: Math.floor(ssim * 1e5) / 1e5,
    mae: rounded(mae),
    over8Pct: rounded(over8Pct),
    over32Pct: rounded(over32Pct),
    blobMm2: rounded(blobMm2),
  };
}

function rounded(value: number): number {
  return Math.ceil(value * 1e4 - 1e-9) / 1e4;
}
