import { withPrices } from "../../configurator-schemas/schema/price-book.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { readVersionAt } from "../database/products.ts";
import type { Database } from "../database/database.ts";
import { findProduct } from "./published-product.ts";

const repriced = new WeakMap<Product, Map<number, Product>>();

/**
 * A design's product version at the prices of a time: a design keeps what can be chosen, a merchant's new prices count for
 * everybody from the moment they are published. Prices that speak of options this version has not leave it at its own.
 */
export async function atPricesOf(
  database: Database,
  merchantId: string,
  { product, time }: { readonly product: Product; readonly time: Date | "now" },
): Promise<Product> {
  const at = time === "now" ? undefined : time.toISOString();
  const version = await readVersionAt(database, { merchantId, id: product.id, at });
  if (version === undefined || version <= product.version) return product;
  const known = repriced.get(product)?.get(version);
  if (known) return known;
  const newer = await findProduct(database, { merchantId, id: product.id, version });
  const priced = newer ? reprice(product, newer.product) : product;
  // One book at a time: the one before is of no use any more, but to orders placed meanwhile.
  repriced.set(product, new Map([...(repriced.get(product) ?? []), [version, priced] as const].slice(-2)));
  return priced;
}

/** The same object where the prices are the same: what was worked out for it stays. */
function reprice(product: Product, newer: Product): Product {
  if (JSON.stringify(product.prices) === JSON.stringify(newer.prices)) return product;
  return withPrices(product, newer.prices) ?? product;
}
