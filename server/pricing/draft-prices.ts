import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import { askProof } from "../products/ask-proof.ts";

/** A published product with other prices, as publishing would make it: what it would refuse is refused, with its place. */
export async function proveDraft(
  dependencies: Dependencies,
  published: Product,
  { prices, merchantId }: { readonly prices: readonly unknown[]; readonly merchantId: string },
): Promise<Product> {
  // What compiling added is no part of a document; what it filled in (option sets) stays.
  const written = Object.entries(published).filter(([key]) => Object.hasOwn(ProductDocument.shape, key));
  const text = JSON.stringify({ ...Object.fromEntries(written), prices });
  const { product, issues } = await askProof(dependencies, { text, merchantId });
  if (!product || hasErrors(issues)) throw new AppError("invalid_document", { issues });
  return product;
}
