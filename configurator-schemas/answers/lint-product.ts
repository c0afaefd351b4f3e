import { unitPriceAt } from "../pricing/unit-price-at.ts";
import { proveProduct } from "../rules/lint/prove-product.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

/** Everything wrong with a compiled product, proved before anybody meets it; errors refuse a publish. */
export function lintProduct(product: Product, { steps }: { readonly steps?: number } = {}): Issue[] {
  return proveProduct(product, {
    steps,
    unitPriceOf: (table, configuration) => unitPriceAt(product, table, { configuration, quantity: 1 }),
  });
}
