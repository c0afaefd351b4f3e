import type { Value } from "../expressions/tree.ts";
import type { PriceTable, Surcharge } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { parseExact, percentOf, timesExact, toMinorUnits } from "../units/money.ts";
import type { ExactAmount, MinorUnits } from "../units/money.ts";
import { chargedMeasure } from "./charged-measure.ts";
import { outcomeOf, spanOf } from "./expression-range.ts";
import type { AnswersLeft } from "./expression-range.ts";

/** An amount somewhere from `least` to `most`. */
interface AmountRange {
  readonly least: ExactAmount;
  readonly most: ExactAmount;
}

interface Known {
  readonly product: Product;
  readonly table: PriceTable;
  readonly left: AnswersLeft;
  /** Those of the blanks that may be taken. */
  readonly bases: readonly string[];
}

const NOTHING: AmountRange = { least: 0n, most: 0n };

/**
 * The least some surcharges may come to together with the answers left, in minor units: what they do come to where every answer
 * they look at is decided, and never more.
 */
export function leastOfLines(surcharges: readonly Surcharge[], known: Known): MinorUnits {
  const { currency, rounding } = known.table;
  return surcharges.reduce((sum, each) => {
    const { least } = rangeOfLine(each, known);
    return sum + toMinorUnits(least, currency, rounding);
  }, 0);
}

function rangeOfLine(surcharge: Surcharge, known: Known): AmountRange {
  const { when } = surcharge;
  const tree = when === undefined ? undefined : known.product.expressions[when];
  const outcome = tree ? outcomeOf(tree, known) : "holds";
  if (outcome === "fails") return NOTHING;
  const range = surcharge.percent === undefined ? amountRange(surcharge, known) : shareRange(surcharge, known);
  return outcome === "open" ? orNothing(range) : range;
}

function amountRange(surcharge: Surcharge, known: Known): AmountRange {
  const fixed = surcharge.amount ?? "0";
  if (surcharge.per === undefined) return atLeast(surcharge, { least: parseExact(fixed), most: parseExact(fixed) });
  const measure = measureRange(surcharge, known);
  if (measure.most <= 0n) return NOTHING;
  const each = amountsReached(surcharge, measure);
  const rates = { least: smallest(each), most: largest(each) };
  const range = atLeast(surcharge, product(rates, measure));
  return measure.least <= 0n ? orNothing(range) : range;
}

function shareRange(surcharge: Surcharge, known: Known): AmountRange {
  const bases = known.bases.map((each) => parseExact(each));
  const of = (surcharge.of ?? ["base"]).map((id) => {
    if (id === "base") return { least: smallest(bases), most: largest(bases) };
    const named = known.table.surcharges.find((each) => each.id === id);
    return named?.amount === undefined ? NOTHING : rangeOfLine(named, known);
  });
  const sum = of.reduce((all, each) => ({ least: all.least + each.least, most: all.most + each.most }), NOTHING);
  const ends = [sum.least, sum.most].map((end) => percentOf(end, surcharge.percent ?? "0"));
  const share = { least: smallest(ends), most: largest(ends) };
  if (surcharge.per === undefined) return atLeast(surcharge, share);
  const measure = measureRange(surcharge, known);
  if (measure.most <= 0n) return NOTHING;
  const range = atLeast(surcharge, product(share, measure));
  return measure.least <= 0n ? orNothing(range) : range;
}

/** What is charged never falls as what is measured rises; nothing measured is nothing charged. */
function measureRange(surcharge: Surcharge, { product: of, left }: Known): AmountRange {
  const tree = surcharge.per === undefined ? undefined : of.expressions[surcharge.per];
  if (!tree) return NOTHING;
  const { min, max, mayBeNull } = spanOf(tree, { product: of, left });
  const charged = (measured: Value) => chargedMeasure(surcharge, measured);
  if (min > max) return NOTHING;
  return { least: mayBeNull ? 0n : charged(min), most: charged(max) };
}

/** The amounts of the tiers a measure may reach, and the plain amount where it may reach none. */
function amountsReached({ amount = "0", tiers = [] }: Surcharge, measure: AmountRange): readonly ExactAmount[] {
  const starts = tiers.map((tier) => ({ from: parseExact(tier.from), amount: parseExact(tier.amount) }));
  const reached = starts.filter(({ from }) => from <= measure.least).map(({ from }) => from);
  const sure = reached.length === 0 ? undefined : largest(reached);
  const open = starts.filter(({ from }) => from <= measure.most && (sure === undefined || from >= sure));
  return [...(sure === undefined ? [parseExact(amount)] : []), ...open.map((each) => each.amount)];
}

function product(one: AmountRange, other: AmountRange): AmountRange {
  const ends = [one.least, one.most].flatMap((a) => [other.least, other.most].map((b) => timesExact(a, b)));
  return { least: smallest(ends), most: largest(ends) };
}

function atLeast({ minimum }: Surcharge, { least, most }: AmountRange): AmountRange {
  if (minimum === undefined) return { least, most };
  const floor = parseExact(minimum);
  return { least: largest([least, floor]), most: largest([most, floor]) };
}

function orNothing({ least, most }: AmountRange): AmountRange {
  return { least: smallest([least, 0n]), most: largest([most, 0n]) };
}

function smallest(amounts: readonly ExactAmount[]): ExactAmount {
  return amounts.reduce((best, each) => (each < best ? each : best), amounts[0] ?? 0n);
}

function largest(amounts: readonly ExactAmount[]): ExactAmount {
  return amounts.reduce((best, each) => (each > best ? each : best), amounts[0] ?? 0n);
}
