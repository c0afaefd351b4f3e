import type { Scope } from "../expressions/evaluate.ts";
import type { Product } from "../schema/product.ts";
import type { Configuration } from "./configuration.ts";
import { countElements } from "./count-elements.ts";
import { madeElements } from "./made-elements.ts";
import { optionScope } from "./option-scope.ts";

/** What a product's expressions see of one configuration: its options, and counts of what is made on each print area. */
export function scopeOf(product: Product, configuration: Configuration): Scope {
  return optionScope(product, configuration.selections, (name, area) =>
    countElements(name, madeElements(product, configuration)[area] ?? []),
  );
}
