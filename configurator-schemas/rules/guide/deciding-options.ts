import { namesIn } from "../../expressions/names-in.ts";
import { indexOf } from "../../schema/product-index.ts";
import type { Product } from "../../schema/product.ts";

/** The options that decide whether an option is available, directly or through others. Circles were refused at publishing. */
export function decidingOptions(product: Product, id: string): ReadonlySet<string> {
  const { options, derived } = indexOf(product);
  const found = new Set<string>();
  const visit = (text: string | undefined): void => {
    const tree = text === undefined ? undefined : product.expressions[text];
    if (!tree) return;
    for (const name of namesIn(tree)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(options.get(name)?.availableWhen ?? derived.get(name)?.value);
    }
  };
  visit(options.get(id)?.availableWhen);
  return new Set([...found].filter((name) => options.has(name)));
}
