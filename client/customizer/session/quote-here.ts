import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { QuoteAnswer } from "../../../configurator-schemas/answers/quote.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { AskedLine } from "./asked-lines.ts";

/** The rate of the merchant's own country; only the split into net and tax shows it, and the server's answer replaces it. */
const TAX_RATE_PERCENT = "20";

/** The price as this browser works it out, by the code the server runs. The configuration, or else its lines, are settled. */
export function quoteHere(
  product: Product,
  configuration: Configuration,
  {
    lines,
    language,
    shopBase = 0,
  }: { readonly lines: readonly AskedLine[]; readonly language: Language; readonly shopBase?: number | undefined },
): QuoteAnswer {
  const [table] = product.prices;
  return quoteConfiguration(product, configuration, {
    lines,
    language,
    taxRatePercent: TAX_RATE_PERCENT,
    ...(table && isShopPriced(product) && { shopBase: { amount: shopBase, currency: table.currency } }),
  });
}

/** The shop says where the price starts: only its own server can have it signed. */
export function isShopPriced({ prices }: Product): boolean {
  return prices[0]?.base === "shop";
}
