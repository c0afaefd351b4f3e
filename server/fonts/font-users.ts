import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Database } from "../database/database.ts";
import { offeredThat } from "../products/offered-that.ts";

/** Ids of the products on offer that name a font: as their own, or in their templates. */
export async function productsNaming(
  database: Database,
  { merchantId, font }: { readonly merchantId: string; readonly font: string },
): Promise<readonly string[]> {
  return offeredThat(database, merchantId, { holds: (product) => namesFont(product, font) });
}

function namesFont({ defaultFont, templateDocuments }: Product, font: string): boolean {
  const inTemplates = templateDocuments.flatMap(({ elements, parts = [] }) => [
    ...elements.map((each) => (each.kind === "text" ? each.font : undefined)),
    ...parts.flatMap(({ rule }) => rule?.fonts ?? []),
  ]);
  return defaultFont === font || inTemplates.includes(font);
}
