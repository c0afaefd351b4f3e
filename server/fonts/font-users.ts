import type { Product } from "../../configurator-schemas/schema/product.ts";
import { listProducts } from "../database/products.ts";
import type { Database } from "../database/database.ts";
import { findProduct } from "../products/published-product.ts";

/** Ids of the products on offer that name a font: as their own, or in their templates. */
export async function productsNaming(
  database: Database,
  { merchantId, font }: { readonly merchantId: string; readonly font: string },
): Promise<readonly string[]> {
  const users: string[] = [];
  for (const { productId: id, version } of await listProducts(database, merchantId)) {
    const found = await findProduct(database, { merchantId, id, version });
    if (found && namesFont(found.product, font)) users.push(id);
  }
  return users;
}

function namesFont({ defaultFont, templateDocuments }: Product, font: string): boolean {
  const inTemplates = templateDocuments.flatMap(({ elements, parts = [] }) => [
    ...elements.map((each) => (each.kind === "text" ? each.font : undefined)),
    ...parts.flatMap(({ rule }) => rule?.fonts ?? []),
  ]);
  return defaultFont === font || inTemplates.includes(font);
}
