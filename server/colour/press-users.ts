import { listProducts } from "../database/products.ts";
import type { Database } from "../database/database.ts";
import { findProduct } from "../products/published-product.ts";

/** Ids of the products on offer that are printed by a press profile. */
export async function productsPrintedBy(
  database: Database,
  { merchantId, icc }: { readonly merchantId: string; readonly icc: string },
): Promise<readonly string[]> {
  const users: string[] = [];
  for (const { productId: id, version } of await listProducts(database, merchantId)) {
    const found = await findProduct(database, { merchantId, id, version });
    if (found?.product.profileDocuments.some(({ press }) => press?.icc === icc)) users.push(id);
  }
  return users;
}
