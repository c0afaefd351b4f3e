import type { Product } from "../schema/product.ts";
import type { Variant } from "../schema/variants.ts";
import type { Configuration } from "./configuration.ts";
import { scopeOf } from "./scope.ts";

/**
 * The blank a configuration needs: the first variant row whose cells match; undefined when none does. An option that is not
 * available, or not answered, matches "*" only, whatever was picked for it before.
 */
export function variantOf(product: Product, configuration: Configuration): Variant | undefined {
  const { by, rows } = product.variants;
  const scope = scopeOf(product, configuration);
  const values = by.map((id) => String(scope.option(id) ?? ""));
  for (const row of rows) {
    const variant = row.at(-1);
    const matches = values.every((value, i) => row[i] === "*" || row[i] === value);
    if (matches && typeof variant === "object") return variant;
  }
  return undefined;
}
