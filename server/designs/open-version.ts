import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import { productOf } from "../products/published-product.ts";
import type { PublishedProduct } from "../products/published-product.ts";
import { uploadsOf } from "../uploads/uploads-of.ts";
import { findVersion, openDesign } from "./read-design.ts";
import type { DesignAccess, SavedDesign } from "./read-design.ts";

/** A saved version with everything it takes to judge or to paint it. */
export interface OpenedVersion extends SavedDesign {
  readonly published: PublishedProduct;
  readonly product: Product;
  /** With everything that follows from what was chosen. */
  readonly settled: Configuration;
  readonly uploads: ReadonlyMap<string, UploadRow>;
}

/** A version of a design (absent = its newest) for whoever has its token. */
export async function openVersion(
  { database, rules }: Pick<Dependencies, "database" | "rules">,
  { version, ...access }: DesignAccess & { readonly version: number | undefined },
): Promise<OpenedVersion> {
  const design = await openDesign(database, access);
  const { merchantId, id } = design;
  const found = await findVersion(database, { merchantId, id, version: version ?? design.version });
  if (!found) throw new AppError("not_found");
  const published = await productOf(database, merchantId, found.configuration);
  const { product } = published;
  const settled = await rules.settle(product, found.configuration);
  const uploads = await uploadsOf(database, merchantId, { product, configuration: settled });
  return { design, ...found, published, product, settled, uploads };
}
