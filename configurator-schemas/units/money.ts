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
 * Digits after the separator by ISO 4217. Frozen here because `Intl` answers from CLDR,
 * which differs for HUF, IDR and others, and differs between engines.
 */
export const CURRENCY_DIGITS = {
  AUD: 2,
  BGN: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MAD: 2,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PLN: 2,
  QAR: 2,
  RON: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  UAH: 2,
  USD: 2,
  VND: 0,
  XOF: 0,
  ZAR: 2,
} as const;

export type Currency = keyof typeof CURRENCY_DIGITS;

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
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const magnitude = BigInt(whole) * SCALE + BigInt(fraction.padEnd(SCALE_DIGITS, "0"));
  return negative ? -magnitude : magnitude;
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
  const scaled = amount * 10n ** BigInt(CURRENCY_DIGITS[currency]);
  return Number(rounding === "halfEven" ? divideHalfEven(scaled, SCALE) : divideHalfUp(scaled, SCALE));
}

/** The exact amount of a whole number of minor units. */
export function fromMinorUnits(amount: MinorUnits, currency: Currency): ExactAmount {
  return (BigInt(amount) * SCALE) / 10n ** BigInt(CURRENCY_DIGITS[currency]);
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
export function toDecimalString(money: Money): string {
  const digits = CURRENCY_DIGITS[money.currency];
  const sign = money.amount < 0 ? "-" : "";
  const text = String(Math.abs(money.amount)).padStart(digits + 1, "0");
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
