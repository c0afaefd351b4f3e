import type { Currency } from "./currencies.ts";

/**
 * Exact money. Inside: BigInt at a fixed scale of 1e-9 major units. Outside: integer minor
 * units with their currency. No floating point number ever holds an amount.
 */
export type MinorUnits = number & { readonly unit?: "minor" };

export interface Money {
  readonly amount: MinorUnits;
  readonly currency: Currency;
}

/**
 * Digits after the separator by ISO 4217, where they are not two. Frozen here because `Intl` answers from CLDR, which differs
 * for HUF, IDR and others, and differs between engines. Only the exceptions, because browsers load them before the first paint.
 */
const OTHER_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
];
const DIGITS: ReadonlyMap<string, number> = new Map(
  OTHER_DIGITS.flatMap(([digits, codes]) => codes.split(" ").map((code) => [code, digits] as const)),
);

/** Digits after the separator of a currency's amounts: two where ISO 4217 says nothing else. */
export function currencyDigits(code: string): number {
  return DIGITS.get(code) ?? 2;
}

/**
 * True for an amount that is exact. What leaves this module beyond it has been rounded by the number that holds it; a sum of
 * many is exact when the sum of their magnitudes is safe too.
 */
export function isSafeAmount(amount: number): boolean {
  return Number.isSafeInteger(amount);
}

/** An amount in units of 1e-9 major: "12.50" is 12_500_000_000n. */
export type ExactAmount = bigint;

const SCALE_DIGITS = 9;
const SCALE = 10n ** BigInt(SCALE_DIGITS);
const DECIMAL = /^-?\d{1,12}(?:\.\d{1,9})?$/;

/** True for a decimal string this module can hold exactly: at most 12 digits before and 9 after the point. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Reads a decimal string in major units or percent, exactly. Throws a RangeError for anything else. */
export function parseExact(decimal: string): ExactAmount {
  if (!isDecimal(decimal)) {
    throw new RangeError(`expected a decimal such as "12.50" (at most 9 digits after the point), got "${decimal}"`);
  }
  const [whole = "", fraction = ""] = decimal.split(".");
  // One number of all digits: the sign stands before them.
  return BigInt(whole + fraction.padEnd(SCALE_DIGITS, "0"));
}

/** True for a decimal string above zero. */
export function isPositiveDecimal(text: string): boolean {
  return isDecimal(text) && parseExact(text) > 0n;
}

/** `percent` per cent of an exact amount; the percentage is itself a decimal string. Not rounded to minor units. */
export function percentOf(amount: ExactAmount, percent: string): ExactAmount {
  return divideHalfUp(amount * parseExact(percent), 100n * SCALE);
}

/** An exact amount times an exact number, such as 0.05 × 18.5. */
export function timesExact(amount: ExactAmount, times: ExactAmount): ExactAmount {
  return divideHalfUp(amount * times, SCALE);
}

/** The next multiple of `step` that is not below. */
export function roundUpTo(amount: ExactAmount, step: ExactAmount): ExactAmount {
  const rest = amount % step;
  return rest === 0n ? amount : amount - rest + (amount > 0n ? step : 0n);
}

/** What half a minor unit becomes: away from zero, or the even neighbour. */
export type Rounding = "halfUp" | "halfEven";

/** Rounds once to the currency's minor unit. */
export function toMinorUnits(amount: ExactAmount, currency: Currency, rounding: Rounding = "halfUp"): MinorUnits {
  const scaled = amount * 10n ** BigInt(currencyDigits(currency));
  return Number(rounding === "halfEven" ? divideHalfEven(scaled, SCALE) : divideHalfUp(scaled, SCALE));
}

/** The exact amount of a whole number of minor units. */
export function fromMinorUnits(amount: MinorUnits, currency: Currency): ExactAmount {
  return (BigInt(amount) * SCALE) / 10n ** BigInt(currencyDigits(currency));
}

/** Share of a gross amount that is tax at `ratePercent`; net + tax = gross by construction of the caller. */
export function taxInside(gross: MinorUnits, ratePercent: string): MinorUnits {
  const rate = parseExact(ratePercent);
  return Number(divideHalfUp(BigInt(gross) * rate, 100n * SCALE + rate));
}

/** Tax to add on a net amount at `ratePercent`. */
export function taxOnTop(net: MinorUnits, ratePercent: string): MinorUnits {
  return Number(divideHalfUp(BigInt(net) * parseExact(ratePercent), 100n * SCALE));
}

/** A decimal string in major units, for display formatters and tickets: {1025, EUR} → "10.25". */
export function toDecimalString({
  amount,
  currency,
}: {
  readonly amount: MinorUnits;
  readonly currency: string;
}): string {
  const digits = currencyDigits(currency);
  const sign = amount < 0 ? "-" : "";
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The denominator is above zero. */
function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const up = divideHalfUp(numerator, denominator);
  const isTie = (2n * numerator) % denominator === 0n && ((2n * numerator) / denominator) % 2n !== 0n;
  return isTie && up % 2n !== 0n ? up - (numerator < 0n ? -1n : 1n) : up;
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}
