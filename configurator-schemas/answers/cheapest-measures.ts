import { constantForm, scaleForm, sumForms } from "../rules/engine/linear-form.ts";
import type { LinearForm } from "../rules/engine/linear-form.ts";
import type { Literal } from "../rules/engine/literal.ts";
import type { ModelArithmetic } from "../rules/guide/model-arithmetic.ts";
import type { Surcharge } from "../schema/price-table.ts";
import { parseExact } from "../units/money.ts";
import type { PricedRules } from "./cheapest-cases.ts";

/** whole ÷ 10^decimals, with as few decimals as there can be. */
export interface Decimal {
  readonly whole: number;
  readonly decimals: number;
}

/** How much of what a surcharge counts or measures is charged: `count` × `size`, never below 0, where `defined` holds. */
export interface Measure {
  readonly count: LinearForm;
  readonly size: Decimal;
  readonly defined: Literal;
}

/** Measures are exact to a millionth (SPEC P5), and no number is larger than this. */
const MEASURE_DIGITS = 6;
const LARGEST = 1e12 - 1;
/** Money is exact to this many decimals. */
export const EXACT_DIGITS = 9;

/** Reads a decimal string; throws a RangeError when it has too many digits for a number. */
export function decimalOf(text: string): Decimal {
  let whole = parseExact(text);
  let decimals = EXACT_DIGITS;
  while (decimals > 0 && whole % 10n === 0n) {
    whole /= 10n;
    decimals -= 1;
  }
  if (!Number.isSafeInteger(Number(whole))) throw new RangeError(`expected a decimal of fewer digits, got ${text}`);
  return { whole: Number(whole), decimals };
}

/** The measure on the rules model. Throws a RangeError where whole numbers cannot follow it. */
export function measureOf(
  { per, waste, step, firstFree }: Surcharge,
  { rules, arithmetic }: { readonly rules: PricedRules; readonly arithmetic: ModelArithmetic },
): Measure {
  const { model, options } = rules;
  const measured = per === undefined ? undefined : options.compiler.quantity(options.treeOf(per));
  if (!measured || measured.scale > MEASURE_DIGITS)
    throw new RangeError(`expected a measure exact to a millionth: ${per}`);
  let { form, scale } = measured;
  if (model.rangeOf(form).max >= LARGEST * 10 ** scale) throw new RangeError(`expected a measure below 10^12: ${per}`);
  if (waste !== undefined) {
    const { whole, decimals } = decimalOf(waste);
    form = scaleForm(form, 10 ** (decimals + 2) + whole);
    scale += decimals + 2;
    // Beyond these what is charged is rounded first.
    if (scale > EXACT_DIGITS) throw new RangeError(`expected a measure with waste of fewer decimals: ${per}`);
  }
  form = sumForms([form, constantForm(-firstFree * 10 ** scale)]);
  const size = decimalOf(step ?? "1");
  const count =
    step === undefined
      ? arithmetic.divideDown(form, 10 ** scale)
      : arithmetic.divideUp(scaleForm(form, 10 ** size.decimals), 10 ** scale * size.whole);
  return { count: arithmetic.atLeast(count, 0), size, defined: measured.defined };
}

/** The product of two decimals. */
export function times(one: Decimal, other: Decimal): Decimal {
  return { whole: one.whole * other.whole, decimals: one.decimals + other.decimals };
}

/** A decimal as a whole number of so many decimals, not fewer than its own. */
export function atDecimals({ whole, decimals }: Decimal, wanted: number): number {
  return whole * 10 ** (wanted - decimals);
}
