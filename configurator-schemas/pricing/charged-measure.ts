import type { Value } from "../expressions/tree.ts";
import type { Surcharge } from "../schema/price-table.ts";
import { parseExact, percentOf, roundUpTo } from "../units/money.ts";
import type { ExactAmount } from "../units/money.ts";

/** Measures are exact to a millionth: two engines that differ in the last bit of a division count the same. */
const MEASURE_DIGITS = 6;
const LARGEST = 1e12;
const ONE = parseExact("1");

/**
 * How much of what is counted or measured is charged (SPEC P5): with waste added, without the first free ones, rounded up to
 * the step, else only whole ones. What is no number, or not above zero, is nothing.
 */
export function chargedMeasure({ waste, step, firstFree }: Surcharge, measured: Value): ExactAmount {
  if (typeof measured !== "number" || !Number.isFinite(measured) || measured <= 0) return 0n;
  const plain = parseExact(Math.min(measured, LARGEST - 1).toFixed(MEASURE_DIGITS));
  const whole = waste === undefined ? plain : plain + percentOf(plain, waste);
  const rest = whole - parseExact(String(firstFree));
  if (rest <= 0n) return 0n;
  return step === undefined ? rest - (rest % ONE) : roundUpTo(rest, parseExact(step));
}
