import type { Variant } from "../schema/variants.ts";
import type { ProductDocument } from "../schema/product.ts";
import type { Selections } from "./configuration.ts";
import { resolveSelections } from "./selections.ts";

/** The blank a configuration needs: the first variant row whose cells match; undefined when none does. */
export function variantOf(product: ProductDocument, selections: Selections): Variant | undefined {
  const { by, rows } = product.variants;
  const resolved = resolveSelections(product, selections);
  for (const row of rows) {
    const variant = row.at(-1);
    const matches = by.every((id, i) => row[i] === "*" || row[i] === String(resolved[id] ?? ""));
    if (matches && typeof variant === "object") return variant;
  }
  return undefined;
}
