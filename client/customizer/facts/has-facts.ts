import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** Is there anything to sum up? Known from the document, before the panel itself is loaded. */
export function hasFacts({ derived, parts }: Product): boolean {
  return parts.length > 0 || derived.some(({ shown }) => shown);
}
