/** Decimals of lengths (0.1 µm at mm, as in display lists) and of the terms of matrices. */
const DIGITS = 4;

/**
 * A number as PDF writes it: short, never with an exponent, never "-0" (ISO 32000-2, 7.3.3 knows no exponents, and readers
 * stop at them).
 */
export function formatNumber(value: number, digits = DIGITS): string {
  if (!Number.isFinite(value)) throw new RangeError(`expected a finite number, got ${value}`);
  const fixed = value.toFixed(digits);
  const short = fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
  return short === "-0" ? "0" : short.replace(/^(-?)0\./, "$1.");
}

export function formatNumbers(values: readonly number[], digits = DIGITS): string {
  return values.map((value) => formatNumber(value, digits)).join(" ");
}
