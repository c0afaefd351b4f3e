import type { Press } from "../../../configurator-schemas/schema/press.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** The four-colour press a product is usually printed on; undefined where it is made of screens' colours. */
export function pressOf({ profileDocuments }: Product): Press | undefined {
  return profileDocuments[0]?.press;
}
