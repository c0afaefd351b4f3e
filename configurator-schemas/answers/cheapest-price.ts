import type { Selections } from "../configuration/configuration.ts";
import { leastOfLines } from "../pricing/amount-range.ts";
import { outcomeOf } from "../pricing/expression-range.ts";
import { onePieceFrom } from "../pricing/unit-of-lines.ts";
import { unitPriceAt } from "../pricing/unit-price-at.ts";
import { numberForm } from "../rules/engine/linear-form.ts";
import { LeastNumber } from "../rules/guide/least-number.ts";
import type { Assumption } from "../rules/guide/least-number.ts";
import { hasErrors } from "../schema/issue.ts";
import type { PriceTable, Surcharge } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import type { MinorUnits, Money } from "../units/money.ts";
import { optionsIn } from "./cheapest-cases.ts";
import { textsOf } from "./cheapest-groups.ts";
import { answersLeft, splitOption } from "./cheapest-left.ts";
import { priceModel } from "./cheapest-model.ts";
import type { Haste, PriceModel } from "./cheapest-model.ts";
import { checkBasics } from "./check-basics.ts";
import { settleConfiguration } from "./guide.ts";

/** Work one answer may take: some ten times what the hardest bundled product needs. */
const DEFAULT_STEPS = 10_000_000;

/** Amounts beyond this are refused. */
const LARGEST = 2 ** 51;

/** A question that takes more than one of so many shares is asked of parts of the answers instead. */
const SHARES = 16;

/** Lines that are bounded, over all parts of the answers that are looked at each for itself. */
const MOST_BOUNDED = 4000;

/** The lowest price of one piece, without what is paid once, and choices that cost it. */
export interface CheapestPrice {
  readonly price: Money;
  /** Every available option answered. */
  readonly selections: Selections;
  /** False: the steps ran out, or a price hangs on something that is not followed. There may be a lower one. */
  readonly isExact: boolean;
}

/**
 * The lowest unit price over all valid and complete configurations, of one piece with nothing on its print areas, in the tax
 * mode of the first price table (SPEC P20). Undefined when nothing can be ordered, or the base is the shop's.
 */
export function cheapestPrice(
  product: Product,
  { steps = DEFAULT_STEPS }: { readonly steps?: number } = {},
): CheapestPrice | undefined {
  const [table] = product.prices;
  if (!table || table.base === "shop") return undefined;
  try {
    return new CheapestSearch(product, { table, steps }).answer();
  } catch (error) {
    // Amounts beyond exact numbers are refused when a product is published; who asks before gets what is known.
    if (error instanceof RangeError) return untouchedPrice(product, table);
    throw error;
  }
}

/** What a piece costs that nobody has touched, where nothing better is known. */
function untouchedPrice(product: Product, table: PriceTable): CheapestPrice | undefined {
  const configuration = settleConfiguration(product, { product: product.id, selections: {}, elements: {} });
  if (hasErrors(checkBasics(product, configuration, {}))) return undefined;
  const amount = unitPriceAt(product, table, { configuration, quantity: 1 });
  return { price: { amount, currency: table.currency }, selections: configuration.selections, isExact: false };
}

/**
 * The rules engine looks for configurations below the best price until it proves that there is none. Lines it cannot follow are
 * bounded by the answers left, and these split until what is left says what the lines cost.
 */
class CheapestSearch {
  readonly #product: Product;
  readonly #table: PriceTable;
  readonly #model: PriceModel;
  readonly #least: LeastNumber;
  /** The most the lines that are followed may come to. */
  readonly #most: MinorUnits;
  /** Options that lines which are not followed look at, and those that any line looks at. */
  readonly #loose: readonly string[];
  readonly #priced: readonly string[];
  /** One question's share of the steps. */
  readonly #share: number;
  readonly #mostParts: number;
  #best: { readonly price: MinorUnits; readonly selections: Selections } | undefined;
  #parts = 0;

  constructor(product: Product, { table, steps }: { readonly table: PriceTable; readonly steps: number }) {
    this.#product = product;
    this.#table = table;
    this.#model = priceModel(product, { table, steps });
    const { compiled, rules, unit, loose } = this.#model;
    this.#most = compiled.model.rangeOf(numberForm(unit)).max;
    const named = new Set(loose.flatMap(({ of = [] }) => of));
    const rush = (table.rush ?? []).flatMap(({ when }) => when ?? []);
    const namesIn = (surcharges: readonly Surcharge[]) => {
      const trees = [...textsOf(surcharges), ...rush].map((text) => rules.options.treeOf(text));
      return optionsIn(trees, product);
    };
    this.#loose = namesIn([...loose, ...table.surcharges.filter(({ id }) => named.has(id))]);
    this.#priced = namesIn(table.surcharges);
    this.#share = Math.floor(steps / SHARES);
    this.#mostParts = Math.floor(MOST_BOUNDED / (2 + loose.length));
    this.#least = new LeastNumber(compiled, { number: unit, steps });
  }

  answer(): CheapestPrice | undefined {
    const { first } = this.#model;
    const found = typeof first === "string" ? first : this.#least.start(first);
    let isExact = found !== "undecided";
    if (found === "found") {
      this.#look();
      for (const haste of this.#model.hastes) isExact = this.#search(haste) && isExact;
    }
    if (!this.#best) return isExact ? undefined : untouchedPrice(this.#product, this.#table);
    const { price, selections } = this.#best;
    return { price: { amount: price, currency: this.#table.currency }, selections, isExact };
  }

  #search(haste: Haste): boolean {
    if (this.#searchAmong(haste.assumed, haste)) return true;
    this.#parts = 0;
    if (this.#model.plain.length > 0) this.#searchAmong([...haste.assumed, ...this.#model.plain], haste);
    return false;
  }

  /** Lowers the best price until nothing of what is assumed has a lower one; false when that was not proved. */
  #searchAmong(assumed: readonly Assumption[], haste: Haste): boolean {
    this.#parts += 1;
    const under = this.#least.assume(assumed);
    if (under !== "found") return under === "impossible";
    const loose = this.#looseLeast(haste);
    if (loose === undefined) return true;
    for (let isFirst = true; ; isFirst = false) {
      const reach = Math.min(this.#most, this.#unitBelow(haste) - loose);
      const { least } = this.#least;
      if (least > reach) return true;
      // What propagation knows is often the least there is; then halves.
      const most = isFirst ? least : Math.floor((least + reach) / 2);
      const found = this.#least.findAtMost(most, { steps: this.#share });
      if (found === "undecided") return this.#searchParts(assumed, { haste, options: this.#priced });
      if (found === "found" && !this.#look()) return this.#searchParts(assumed, { haste, options: this.#loose });
    }
  }

  /** Each part of what is left of one of the options, for itself. */
  #searchParts(
    assumed: readonly Assumption[],
    { haste, options }: { readonly haste: Haste; readonly options: readonly string[] },
  ): boolean {
    let parts: readonly (readonly Assumption[])[] = [];
    for (const id of options) {
      parts = splitOption(id, this.#model.rules, this.#least);
      if (parts.length > 0) break;
    }
    let isProved = parts.length > 0;
    for (const part of parts) {
      if (this.#least.isSpent || this.#parts >= this.#mostParts) return false;
      isProved = this.#searchAmong([...assumed, ...part], haste) && isProved;
    }
    return isProved;
  }

  /** The least that lines which are not followed come to with what is assumed; undefined where haste is another. */
  #looseLeast({ rush, without }: Haste): MinorUnits | undefined {
    const { loose, rules, bases } = this.#model;
    const left = answersLeft(rules, this.#least);
    const known = { product: this.#product, left };
    const outcome = (when: string | undefined) =>
      when === undefined ? "holds" : outcomeOf(rules.options.treeOf(when), known);
    if (rush.some(({ when }) => outcome(when) === "fails")) return undefined;
    if (without.some(({ when }) => outcome(when) === "holds")) return undefined;
    const own = bases.filter(({ literal }) => this.#least.mayHold(literal)).map(({ base }) => base);
    return leastOfLines(loose, { ...known, table: this.#table, bases: own });
  }

  /** Takes the configuration found last when it can be ordered and costs less than the best so far. */
  #look(): boolean {
    const product = this.#product;
    const selections = { ...this.#least.selections(product), ...this.#worded() };
    const configuration = { product: product.id, selections, elements: {} };
    const price = unitPriceAt(product, this.#table, { configuration, quantity: 1 });
    if (this.#best && price >= this.#best.price) return false;
    const issues = checkBasics(product, configuration, {});
    // Nobody knows which words fit a merchant's pattern; what they cost is known.
    const isWrong = issues.some(({ severity, code }) => severity === "error" && code !== "text_wrong_pattern");
    if (isWrong) return false;
    this.#best = { price, selections };
    return true;
  }

  /** The colours, pictures and words that make what was found true. */
  #worded(): Selections {
    const given = this.#model.worded.filter(({ literals }) => literals.every((each) => this.#least.holds(each)));
    const worded = given.flatMap(({ option, value }) => (value === undefined ? [] : [[option, value]]));
    // Of several colours that are alike the first is taken, which is the default.
    return Object.fromEntries(worded.toReversed());
  }

  /** The most all lines may come to so that the price is below the best. */
  #unitBelow({ rush }: Haste): MinorUnits {
    if (!this.#best) return Number.POSITIVE_INFINITY;
    const { price } = this.#best;
    const isBelow = (unit: number) => onePieceFrom(this.#table, { unit, rush }) < price;
    let [low, high] = [-1, 1];
    while (!isBelow(low) && low > -LARGEST) low *= 2;
    while (isBelow(high) && high < LARGEST) high *= 2;
    if (!isBelow(low)) return Number.NEGATIVE_INFINITY;
    if (isBelow(high)) return Number.POSITIVE_INFINITY;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (isBelow(middle)) low = middle;
      else high = middle;
    }
    return low;
  }
}
