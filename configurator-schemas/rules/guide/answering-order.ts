import { namesIn } from "../../expressions/names-in.ts";
import type { Option } from "../../schema/option.ts";
import { indexOf } from "../../schema/product-index.ts";
import type { Product } from "../../schema/product.ts";

/** Options as a shopper meets them, step by step, but none before those that decide whether it is available. */
export function answeringOrder(product: Product): readonly Option[] {
  const { options, derived } = indexOf(product);
  const order = new Set<Option>();
  const seen = new Set<string>();
  const add = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const option = options.get(id);
    const text = option ? option.availableWhen : derived.get(id)?.value;
    const tree = text === undefined ? undefined : product.expressions[text];
    if (tree) for (const name of namesIn(tree)) add(name);
    if (option) order.add(option);
  };
  for (const step of product.steps) step.options.forEach(add);
  for (const { id } of product.options) add(id);
  return [...order];
}
