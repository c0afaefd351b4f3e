import { listProducts } from "../database/products.ts";
import type { Database } from "../database/database.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { findProduct } from "./published-product.ts";

/** Ids of a merchant's products on offer of which something is true. */
export async function offeredThat(
  database: Database,
  merchantId: string,
  { holds }: { readonly holds: (product: Product) => boolean },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { productId: id, version } of await listProducts(database, merchantId)) {
    const published = await findProduct(database, { merchantId, id, version });
    if (published && holds(published.product)) found.push(id);
  }
  return found;
}
