import type { PriceTable, Surcharge } from "../schema/price-table.ts";
import { optionsIn } from "./cheapest-cases.ts";
import type { PricedRules } from "./cheapest-cases.ts";

/** Lines that only add up together: percentages and what they are of. */
export interface Group {
  readonly surcharges: readonly Surcharge[];
  /** The base differs between blanks, and a percentage is of it. */
  readonly hasBase: boolean;
}

/**
 * The surcharges of a table in groups that add up by themselves, and these in lists that look at the same options: together they
 * say the least each answer costs, which none of them says alone.
 */
export function groupLines(table: PriceTable, rules: PricedRules): readonly (readonly Group[])[] {
  const buckets = new Map<string, Group[]>();
  for (const group of groupsOf(table)) {
    const trees = textsOf(group.surcharges).map((text) => rules.options.treeOf(text));
    const key = optionsIn(trees, rules.product).toSorted().join(" ");
    buckets.set(key, [...(buckets.get(key) ?? []), group]);
  }
  return [...buckets.values()];
}

/** Every condition and measure of some surcharges, each once. */
export function textsOf(surcharges: readonly Surcharge[]): readonly string[] {
  return [...new Set(surcharges.flatMap(({ when, per }) => [when, per]).filter((text) => text !== undefined))];
}

function groupsOf({ surcharges, baseBySku }: PriceTable): readonly Group[] {
  let groups: Group[] = surcharges.map((each) => ({ surcharges: [each], hasBase: false }));
  for (const { id, percent, of = ["base"] } of surcharges) {
    if (percent === undefined) continue;
    const names = new Set([id, ...of]);
    const isIn = (group: Group) => group.surcharges.some((each) => names.has(each.id));
    const joined = groups.filter(isIn);
    const hasBase = (baseBySku !== undefined && names.has("base")) || joined.some((group) => group.hasBase);
    const others = groups.filter((group) => !isIn(group));
    groups = [...others, { surcharges: joined.flatMap((group) => group.surcharges), hasBase }];
  }
  return groups;
}
