import type { OptionGuide } from "../../../configurator-schemas/answers/guide.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { namesIn } from "../../../configurator-schemas/expressions/names-in.ts";
import { toPointer } from "../../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { Rule } from "../../../configurator-schemas/schema/rule.ts";
import type { Guides } from "./shopper-rules.ts";

/** The option an issue belongs beside. */
export function optionOfIssue({ path }: Issue): string | undefined {
  return /^\/selections\/([^/]+)/.exec(path)?.[1];
}

/**
 * A broken rule speaks of several options; its issue is put beside the one whose pick came too late to go with the others,
 * else beside the one the rule asks something of.
 */
export function placeRuleIssues(
  issues: readonly Issue[],
  { product, own, guides }: { readonly product: Product; readonly own: Configuration; readonly guides: Guides },
): readonly Issue[] {
  return issues.map((each) => {
    const rule = each.code === "rule_broken" && product.rules.find(({ id }) => id === each.params["rule"]);
    if (!rule) return each;
    const named = optionsOfRule(product, rule);
    const option = named.find((id) => isRejected(own, guides.get(id))) ?? named[0];
    return option === undefined ? each : { ...each, path: toPointer(["selections", option]) };
  });
}

/** The shopper's pick is not among what the other picks leave. */
function isRejected({ selections }: Configuration, guide: OptionGuide | undefined): boolean {
  const value = guide && selections[guide.id];
  if (!guide?.available || value === undefined) return false;
  if (typeof value === "number") {
    const { range } = guide;
    return range !== undefined && (value < range.min || value > range.max || (range.holes?.includes(value) ?? false));
  }
  const picked: readonly (string | boolean)[] = Array.isArray(value) ? value : [value];
  return picked.some((id) => guide.values?.find((each) => each.id === id)?.state === "impossible");
}

/** What it asks for comes before what it asks it under. */
function optionsOfRule(product: Product, { require, exclude, count, table, when }: Rule): readonly string[] {
  const { options, derived } = indexOf(product);
  const texts = [require, exclude, ...(count?.of ?? []), when].filter((text) => text !== undefined);
  const found = new Set<string>(table?.options);
  const look = (text: string): void => {
    const tree = product.expressions[text];
    for (const name of tree ? namesIn(tree) : []) {
      const value = derived.get(name)?.value;
      if (options.has(name)) found.add(name);
      // Derived values that go round in circles were refused when the product was published.
      else if (value !== undefined) look(value);
    }
  };
  texts.forEach(look);
  return [...found];
}
