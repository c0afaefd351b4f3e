import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import { askProof } from "../products/ask-proof.ts";

/** A published product with other prices, as publishing would make it: what it would refuse is refused, with its place. */
export async function proveDraft(
  dependencies: Dependencies,
  published: Product,
  prices: readonly unknown[],
): Promise<Product> {
  // What compiling added to the document is taken away again; its option sets stay filled in.
  const {
    version: _,
    expressions: _trees,
    templateDocuments: _templates,
    profileDocuments: _profiles,
    ...document
  } = published;
  const { product, issues } = await askProof(dependencies, JSON.stringify({ ...document, prices }));
  if (!product || hasErrors(issues)) throw new AppError("invalid_document", { issues });
  return product;
}
