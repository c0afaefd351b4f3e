import type { Product } from "../../configurator-schemas/schema/product.ts";

/**
 * What stands where a print profile's id stands otherwise, in jobs of products without print areas. The product decides,
 * never the word: a print shop may call a profile by it.
 */
export const NO_PROFILE = "none";

/** Is it made without printing? Its job has a ticket and a picture, and no print files. */
export function isUnprinted(product: Product): boolean {
  return product.printAreas.length === 0 && product.profiles.length === 0;
}
