import { standingsOf } from "../../../configurator-schemas/answers/standings.ts";
import type { OptionChange } from "../../../configurator-schemas/answers/guide.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { sameData } from "./same-data.ts";

/** Answers that are seen before and after, and are not the same. Both configurations are settled ones. */
export function movedOptions(product: Product, before: Configuration, after: Configuration): readonly OptionChange[] {
  if (before.selections === after.selections) return [];
  const now = standingsOf(product, before);
  const then = standingsOf(product, after);
  return product.options.flatMap(({ id }): OptionChange[] => {
    const [from, to] = [now.get(id), then.get(id)];
    if (!from?.available || !to?.available || from.value === null) return [];
    return sameData(from.value, to.value) ? [] : [{ option: id, from: from.value, to: to.value }];
  });
}

/** Options whose own selection differs: what the shopper touched. */
export function touchedOptions(before: Configuration, after: Configuration): ReadonlySet<string> {
  const ids = [...Object.keys(before.selections), ...Object.keys(after.selections)];
  return new Set(ids.filter((id) => !sameData(before.selections[id], after.selections[id])));
}
