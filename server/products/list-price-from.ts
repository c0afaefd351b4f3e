import { quoteConfiguration } from "../../configurator-schemas/answers/quote.ts";
import type { Money } from "../../configurator-schemas/units/money.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

/** The unit price of one untouched piece, "from" in a list of products; undefined when its variant is not decided. */
export function listPriceFrom(product: Product): Money | undefined {
  const untouched = { product: product.id, selections: {}, elements: {} };
  const answer = quoteConfiguration(product, untouched, {
    lines: [{ quantity: 1 }],
    language: "fr",
    taxRatePercent: "0",
  });
  return answer.ok ? answer.quote.unitPrice : undefined;
}
