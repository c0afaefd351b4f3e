import { quoteConfiguration } from "../../configurator-schemas/answers/quote.ts";
import type { Money } from "../../configurator-schemas/units/money.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { settleDesign } from "../designs/configurations.ts";

/** A published version never changes its price; working it out for a whole list each time would build every product's engine. */
const known = new WeakMap<Product, { readonly from: Money | undefined }>();

/** The unit price of one untouched piece, "from" in a list of products; undefined when its variant is not decided. */
export function listPriceFrom(product: Product): Money | undefined {
  const kept = known.get(product) ?? { from: priceUntouched(product) };
  known.set(product, kept);
  return kept.from;
}

function priceUntouched(product: Product): Money | undefined {
  const untouched = settleDesign(product, { product: product.id, selections: {}, elements: {} });
  const answer = quoteConfiguration(product, untouched, {
    lines: [{ quantity: 1 }],
    language: "fr",
    taxRatePercent: "0",
  });
  return answer.ok ? answer.quote.unitPrice : undefined;
}
