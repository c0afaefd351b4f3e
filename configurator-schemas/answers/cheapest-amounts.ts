import { holds } from "../expressions/evaluate.ts";
import { constantForm, formKey, literalForm, scaleForm, sumForms } from "../rules/engine/linear-form.ts";
import type { LinearForm } from "../rules/engine/linear-form.ts";
import { TRUE } from "../rules/engine/literal.ts";
import type { Literal } from "../rules/engine/literal.ts";
import { ModelArithmetic } from "../rules/guide/model-arithmetic.ts";
import type { PriceTable, Surcharge } from "../schema/price-table.ts";
import { currencyDigits, parseExact } from "../units/money.ts";
import { casesOf, optionsIn } from "./cheapest-cases.ts";
import type { PricedRules } from "./cheapest-cases.ts";
import { EXACT_DIGITS, atDecimals, decimalOf, measureOf, times } from "./cheapest-measures.ts";
import type { Decimal, Measure } from "./cheapest-measures.ts";

/** Lines that look at so few combinations of answers are worked out for each of them. */
export const MOST_CASES = 96;
/** One option may have as many: they need no combining. */
export const MOST_VALUES = 500;

/** An amount in major units: form ÷ 10^decimals. */
export interface Amount {
  readonly form: LinearForm;
  readonly decimals: number;
}

/** A base, and the literal of the blanks that have it. */
export interface BaseCase {
  readonly literal: Literal;
  readonly base: string;
}

/** A line that costs so much for each of what is counted, and when. */
interface Rate {
  readonly surcharge: Surcharge;
  readonly charged: Literal;
  readonly each: Decimal;
}

/**
 * Lines of a price table as forms on the rules model, one for every configuration. Each throws a RangeError where whole numbers
 * cannot follow it.
 */
export class ExactAmounts {
  readonly arithmetic: ModelArithmetic;
  readonly #rules: PricedRules;
  readonly #table: PriceTable;
  readonly #bases: readonly BaseCase[];
  readonly #digits: number;

  constructor(
    rules: PricedRules,
    { table, bases }: { readonly table: PriceTable; readonly bases: readonly BaseCase[] },
  ) {
    this.arithmetic = new ModelArithmetic(rules.model);
    this.#rules = rules;
    this.#table = table;
    this.#bases = bases;
    this.#digits = currencyDigits(table.currency);
  }

  /** What lines with amounts come to together, none of them rounded. Those that count the same are one rate times the count. */
  sumOf(surcharges: readonly Surcharge[]): Amount {
    const counted = new Map<string, { readonly measure: Measure; readonly rates: Rate[] }>();
    const amounts: Amount[] = [];
    for (const surcharge of surcharges) {
      const each = eachOf(surcharge);
      if (!each) {
        amounts.push(this.#amountOf(surcharge));
        continue;
      }
      const measure = this.#measure(surcharge);
      const key = measureKey(measure);
      const alike = counted.get(key) ?? { measure, rates: [] };
      const charged = this.#rules.model.and([this.condition(surcharge), measure.defined]);
      alike.rates.push({ surcharge, charged, each: times(each, measure.size) });
      counted.set(key, alike);
    }
    return addedUp([...amounts, ...[...counted.values()].map((alike) => this.#ratesTimesCount(alike))]);
  }

  /** A percentage of other lines, and of the base where it is named. */
  shareOf(surcharge: Surcharge, lines: readonly Surcharge[]): Amount {
    const { model } = this.#rules;
    const { percent = "0", of = ["base"], minimum } = surcharge;
    const named = lines.filter(({ id, amount }) => amount !== undefined && of.includes(id));
    const sum = addedUp([this.sumOf(named), ...(of.includes("base") ? [this.#base()] : [])]);
    const rate = decimalOf(percent);
    let share = this.#exactDigits({
      form: scaleForm(sum.form, rate.whole),
      decimals: sum.decimals + rate.decimals + 2,
    });
    let charged = this.condition(surcharge);
    if (surcharge.per !== undefined) {
      const { count, size, defined } = this.#measure(surcharge);
      const measured = this.arithmetic.multiply(share.form, scaleForm(count, size.whole));
      share = this.#exactDigits({ form: measured, decimals: share.decimals + size.decimals });
      charged = model.and([charged, defined, this.#isAtLeast(count, 1)]);
    }
    const bounded = minimum === undefined ? share : this.#withMinimum(share, decimalOf(minimum));
    return { ...bounded, form: this.arithmetic.when(charged, bounded.form) };
  }

  /** Rounded as a line of a price is. */
  minorUnits({ form, decimals }: Amount): LinearForm {
    if (decimals <= this.#digits) return scaleForm(form, 10 ** (this.#digits - decimals));
    const by = 10 ** (decimals - this.#digits);
    return this.arithmetic.divideRounded(form, { by, isEven: this.#table.rounding === "halfEven" });
  }

  /** The same for lines that are whole minor units for each of the same count: they may be rounded as one. */
  keyOfWhole(surcharge: Surcharge): string | undefined {
    const each = eachOf(surcharge);
    if (!each || each.decimals > this.#digits) return undefined;
    const measure = this.#measure(surcharge);
    return times(each, measure.size).decimals <= this.#digits ? measureKey(measure) : undefined;
  }

  condition({ when }: Surcharge): Literal {
    const { options } = this.#rules;
    return when === undefined ? TRUE : options.compiler.condition(options.treeOf(when));
  }

  #ratesTimesCount({ measure, rates }: { readonly measure: Measure; readonly rates: readonly Rate[] }): Amount {
    const { product, options } = this.#rules;
    const decimals = Math.max(...rates.map(({ each }) => each.decimals));
    if (decimals > EXACT_DIGITS) throw new RangeError("expected amounts of fewer decimals");
    const alike = new Map<string, Rate[]>();
    for (const rate of rates) {
      const { when } = rate.surcharge;
      const key = when === undefined ? "" : optionsIn([options.treeOf(when)], product).join(" ");
      alike.set(key, [...(alike.get(key) ?? []), rate]);
    }
    const forms = [...alike.values()].flatMap((some) => this.#rateForms(some, { measure, decimals }));
    return { form: this.arithmetic.multiply(sumForms(forms), measure.count), decimals };
  }

  /** The rates of lines whose conditions look at the same options: one of a list, which says the least they can be. */
  #rateForms(
    rates: readonly Rate[],
    { measure, decimals }: { readonly measure: Measure; readonly decimals: number },
  ): readonly LinearForm[] {
    const { model, options } = this.#rules;
    const trees = rates.map(({ surcharge: { when } }) => (when === undefined ? undefined : options.treeOf(when)));
    const conditions = trees.filter((tree) => tree !== undefined);
    const cases = conditions.length === 0 ? undefined : casesOf(conditions, { rules: this.#rules, most: MOST_CASES });
    if (!cases) return rates.map(({ charged, each }) => scaleForm(literalForm(charged), atDecimals(each, decimals)));
    const sums = cases.map(({ literal, scope }) => {
      const charged = rates.filter((_, i) => holds(trees[i], scope));
      return {
        literal: model.and([literal, measure.defined]),
        form: constantForm(charged.reduce((sum, { each }) => sum + atDecimals(each, decimals), 0)),
      };
    });
    return [this.arithmetic.choose([...sums, { literal: measure.defined ^ 1, form: constantForm(0) }])];
  }

  #amountOf(surcharge: Surcharge): Amount {
    if (surcharge.per !== undefined) return this.#tieredAmount(surcharge);
    const { amount = "0", minimum } = surcharge;
    const isLess = minimum !== undefined && parseExact(amount) < parseExact(minimum);
    const { whole, decimals } = decimalOf(isLess ? minimum : amount);
    return { form: scaleForm(literalForm(this.condition(surcharge)), whole), decimals };
  }

  /** What is counted times the amount of its tier, and at least the minimum. */
  #tieredAmount(surcharge: Surcharge): Amount {
    const { model } = this.#rules;
    const { count, size, defined } = this.#measure(surcharge);
    const { amount = "0", tiers = [], minimum } = surcharge;
    const rows = tiers.toSorted((a, b) => (parseExact(b.from) < parseExact(a.from) ? -1 : 1));
    const each = [...rows.map((tier) => decimalOf(tier.amount)), decimalOf(amount)].map((one) => times(one, size));
    const decimals = Math.max(...each.map((one) => one.decimals));
    if (decimals > EXACT_DIGITS) throw new RangeError(`expected amounts of ${surcharge.id} of fewer decimals`);
    let isBelow: Literal = TRUE;
    const cases = each.map((one, i) => {
      const isReached = rows[i] ? this.#reaches({ count, size }, decimalOf(rows[i].from)) : TRUE;
      const literal = model.and([isBelow, isReached]);
      isBelow = model.and([isBelow, isReached ^ 1]);
      return { literal, form: constantForm(atDecimals(one, decimals)) };
    });
    // A rate times the count: counts of which each tier had its own would be searched for one by one.
    const plain = { form: this.arithmetic.multiply(this.arithmetic.choose(cases), count), decimals };
    const bounded = minimum === undefined ? plain : this.#withMinimum(plain, decimalOf(minimum));
    const isCounted = minimum === undefined ? TRUE : this.#isAtLeast(count, 1);
    const charged = model.and([this.condition(surcharge), defined, isCounted]);
    return { ...bounded, form: this.arithmetic.when(charged, bounded.form) };
  }

  /** count × size >= from */
  #reaches({ count, size }: Pick<Measure, "count" | "size">, from: Decimal): Literal {
    const decimals = Math.max(size.decimals, from.decimals);
    return this.#isAtLeast(scaleForm(count, atDecimals(size, decimals)), atDecimals(from, decimals));
  }

  #isAtLeast(form: LinearForm, least: number): Literal {
    return this.#rules.model.compare(sumForms([form, constantForm(-least)]), ">=");
  }

  #withMinimum({ form, decimals }: Amount, minimum: Decimal): Amount {
    const common = Math.max(decimals, minimum.decimals);
    const scaled = scaleForm(form, 10 ** (common - decimals));
    return { form: this.arithmetic.atLeast(scaled, atDecimals(minimum, common)), decimals: common };
  }

  /** Rounded to what money is exact to, as every multiplication of amounts is. */
  #exactDigits({ form, decimals }: Amount): Amount {
    if (decimals <= EXACT_DIGITS) return { form, decimals };
    const by = 10 ** (decimals - EXACT_DIGITS);
    return { form: this.arithmetic.divideRounded(form, { by, isEven: false }), decimals: EXACT_DIGITS };
  }

  #base(): Amount {
    const bases = this.#bases.map(({ literal, base }) => ({ literal, each: decimalOf(base) }));
    const decimals = Math.max(0, ...bases.map(({ each }) => each.decimals));
    const cases = bases.map(({ literal, each }) => ({ literal, form: constantForm(atDecimals(each, decimals)) }));
    return { form: this.arithmetic.choose(cases), decimals };
  }

  #measure(surcharge: Surcharge): Measure {
    return measureOf(surcharge, { rules: this.#rules, arithmetic: this.arithmetic });
  }
}

/** What a line costs for each of what it counts, where that is all it does. */
function eachOf({ per, amount, tiers, minimum }: Surcharge): Decimal | undefined {
  return per === undefined || amount === undefined || tiers || minimum !== undefined ? undefined : decimalOf(amount);
}

function measureKey({ count, size, defined }: Measure): string {
  return `${formKey(count)} ${size.whole} ${size.decimals} ${defined}`;
}

function addedUp(amounts: readonly Amount[]): Amount {
  const decimals = Math.max(0, ...amounts.map((each) => each.decimals));
  const forms = amounts.map((each) => scaleForm(each.form, 10 ** (decimals - each.decimals)));
  return { form: sumForms([constantForm(0), ...forms]), decimals };
}
