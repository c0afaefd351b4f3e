import type { Configuration, Selection, Selections } from "../configuration/configuration.ts";
import { select } from "../configuration/edit.ts";
import { unitPriceAt } from "../pricing/unit-price-at.ts";
import { ProductRules } from "../rules/guide/product-rules.ts";
import type { OptionOutlook } from "../rules/guide/read-outlook.ts";
import { optionOfRule } from "../rules/compile/compile-options.ts";
import { VARIANTS_RULE } from "../rules/compile/compile-rules.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";
import type { Money } from "../units/money.ts";
import { standingsOf, withSelections } from "./standings.ts";
import type { OptionStanding } from "./standings.ts";

/** What the rules say about one option now. */
export interface OptionGuide extends OptionStanding, OptionOutlook {
  readonly id: string;
}

/** What choosing a value would mean. */
export interface AttemptAnswer {
  /** `undecided`: the steps ran out; not to be shown as possible. */
  readonly possible: boolean | "undecided";
  readonly conflict: {
    /** Options whose picks stand in the way. */
    readonly picks: readonly string[];
    /** Why: the rules that cannot hold with it, each with its reason as an issue to put into words. */
    readonly rules: readonly { readonly id: string; readonly reason: Issue }[];
  };
  /** Best first: fewest changes, then cheapest. One without changes when nothing else moves. */
  readonly repairs: readonly AttemptRepair[];
}

export interface AttemptRepair {
  /** What else changes: not the option itself. `to: null`: it is not asked any more, or open again. */
  readonly changes: readonly OptionChange[];
  /** Of one piece; undefined while one of the two has no price. */
  readonly priceDelta: Money | undefined;
  /** What to store when the shopper agrees: one step. */
  readonly selections: Selections;
}

export interface OptionChange {
  readonly option: string;
  readonly from: Selection | null;
  readonly to: Selection | null;
}

const REPAIRS_SHOWN = 3;

/** The same product keeps its engine, which gets quicker with use. */
const opened = new WeakMap<Product, ProductRules>();

function rulesOf(product: Product): ProductRules {
  let rules = opened.get(product);
  if (!rules) {
    rules = new ProductRules(product);
    opened.set(product, rules);
  }
  return rules;
}

/**
 * The configuration with everything that follows from the shopper's selections: defaults give way to what was picked, forced
 * answers are answered. Checks, prices and pictures are about this one; what is saved are the shopper's own selections.
 */
export function settleConfiguration(product: Product, configuration: Configuration): Configuration {
  if (!isGuided(product)) return configuration;
  return withSelections(configuration, rulesOf(product).settle(configuration).selections);
}

/** Every option: what it stands at, and what may still be chosen instead. */
export function guideOptions(product: Product, configuration: Configuration): readonly OptionGuide[] {
  const settled = settleConfiguration(product, configuration);
  const standings = standingsOf(product, settled);
  const outlooks = rulesOf(product).outlooks(configuration);
  return product.options.map(({ id }) => ({
    id,
    ...(standings.get(id) ?? { available: false, value: null }),
    ...(outlooks.get(id) ?? { forced: false }),
  }));
}

/** Whether a value can be chosen now; if not, why, and the smallest changes that make it possible with their price. */
export function attemptValue(
  product: Product,
  configuration: Configuration,
  wanted: { readonly option: string; readonly value: Selection },
): AttemptAnswer {
  const { possible, conflict, repairs } = rulesOf(product).attempt(configuration, wanted);
  const before = settleConfiguration(product, configuration);
  const priceBefore = unitPriceOf(product, before);
  const answers = repairs.map(({ selections, settled }) => {
    const after = withSelections(configuration, settled);
    const price = unitPriceOf(product, after);
    const delta = price && priceBefore && { amount: price.amount - priceBefore.amount, currency: price.currency };
    return { changes: changesBetween(product, before, after, wanted.option), priceDelta: delta, selections };
  });
  return {
    possible,
    conflict: {
      picks: conflict.picks,
      rules: conflict.rules.map((id) => ({ id, reason: reasonOf(product, id) })),
    },
    repairs: answers.toSorted(compareRepairs).slice(0, REPAIRS_SHOWN),
  };
}

/**
 * What each value would change of one piece's price: of the whole completed result, not of the value alone. A value that
 * does not go with the picks, or takes too long, is left out.
 */
export function priceDifferences(
  product: Product,
  configuration: Configuration,
  {
    option,
    values,
    quantity,
  }: { readonly option: string; readonly values: readonly Selection[]; readonly quantity: number },
): ReadonlyMap<Selection, Money> {
  const [table] = product.prices;
  if (!table) return new Map();
  const before = settleConfiguration(product, configuration);
  const priceNow = unitPriceAt(product, table, { configuration: before, quantity });
  const all = values.map((value) => select(configuration, option, value));
  const previews = isGuided(product) ? rulesOf(product).previews(all) : all.map(({ selections }) => selections);
  return new Map(
    values.flatMap((value, i): [Selection, Money][] => {
      const [chosen, selections] = [all[i], previews[i]];
      if (!chosen || !selections) return [];
      const price = unitPriceAt(product, table, { configuration: withSelections(chosen, selections), quantity });
      return [[value, { amount: price - priceNow, currency: table.currency }]];
    }),
  );
}

/** Nothing to work out: every option is always there, and nothing is required of any. */
function isGuided(product: Product): boolean {
  return (
    product.rules.length > 0 ||
    product.variants.by.length > 0 ||
    product.options.some(
      (option) => option.availableWhen !== undefined || ("recommended" in option && option.recommended.length > 0),
    )
  );
}

function compareRepairs(a: AttemptRepair, b: AttemptRepair): number {
  return a.changes.length - b.changes.length || (a.priceDelta?.amount ?? 0) - (b.priceDelta?.amount ?? 0);
}

function changesBetween(
  product: Product,
  before: Configuration,
  after: Configuration,
  chosen: string,
): readonly OptionChange[] {
  const now = standingsOf(product, before);
  const then = standingsOf(product, after);
  return product.options.flatMap(({ id }) => {
    const from = shown(now.get(id));
    const to = shown(then.get(id));
    // An answer that was open or not asked before does not change anything the shopper chose or saw.
    return id === chosen || from === null || JSON.stringify(from) === JSON.stringify(to)
      ? []
      : [{ option: id, from, to }];
  });
}

function shown(standing: OptionStanding | undefined): Selection | null {
  return standing?.available ? standing.value : null;
}

/** One piece, without one-off lines; undefined when it cannot be priced yet. */
function unitPriceOf(product: Product, configuration: Configuration): Money | undefined {
  const table = product.prices[0];
  if (!table) return undefined;
  return { amount: unitPriceAt(product, table, { configuration, quantity: 1 }), currency: table.currency };
}

/** A rule's reason, as an issue whose message is the merchant's; availability and stock have our own words. */
function reasonOf(product: Product, id: string): Issue {
  const option = indexOf(product).options.get(optionOfRule(id) ?? "");
  if (option) return issue("option_unavailable", "error", ["selections", option.id], { label: words(option.label) });
  if (id === VARIANTS_RULE) {
    return issue("variant_unknown", "error", ["selections"], { options: product.variants.by.join(", ") });
  }
  const rule = product.rules.find((each) => each.id === id);
  return issue("rule_broken", "error", ["selections"], { rule: id, because: words(rule?.because ?? {}) });
}

function words(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
