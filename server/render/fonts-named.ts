import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

/** A merchant's own fonts on this machine, by id. */
export type FontFiles = Readonly<Record<string, { readonly path: string; readonly sha256: string }>>;

/** Ids of the fonts that designs ask for: their texts' own, or the product's. */
export function fontsNamed(product: Product, configurations: readonly Configuration[]): ReadonlySet<string> {
  const elements = configurations.flatMap((each) => Object.values(each.elements).flat());
  return new Set(elements.flatMap((each) => (each.kind === "text" ? [each.font ?? product.defaultFont] : [])));
}
