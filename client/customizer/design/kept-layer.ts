import { freedomOf } from "../../../configurator-schemas/configuration/template-parts.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** What a template keeps as it is stays locked and shown, whatever is asked of its layer; a group only where all of it is kept. */
export function keptLayer(
  product: Product,
  members: readonly DesignElement[],
): { readonly staysLocked: boolean; readonly staysShown: boolean } {
  const freedoms = members.map((each) => freedomOf(product, each));
  return {
    staysLocked: freedoms.every(({ place }) => !place),
    staysShown: freedoms.every(({ look }) => !look),
  };
}
