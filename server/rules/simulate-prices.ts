import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { variantOf } from "../../configurator-schemas/configuration/variant.ts";
import { unitPriceAt } from "../../configurator-schemas/pricing/unit-price-at.ts";
import { MAX_SIMULATED_DESIGNS } from "../../configurator-schemas/protocol/simulation.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { SimulateAnswer, SimulateQuestion, SimulatedDesign } from "./rules-request.ts";

type Refused = Extract<SimulatedDesign, { reason: string }>;

/** Longer than this nobody waits behind a simulation; the rest is asked for again, after whoever came meanwhile. */
const SLICE_MS = 50;
/** So that the sum over all designs is exact as well. */
const LARGEST_PRICE = Number.MAX_SAFE_INTEGER / MAX_SIMULATED_DESIGNS;

/** The designs' unit prices now and with the draft, from the first one on, as many as a slice of time allows. */
export function simulatePrices(product: Product, question: SimulateQuestion): SimulateAnswer {
  const draft: Product = { ...product, prices: [...question.prices], expressions: question.expressions };
  const until = performance.now() + SLICE_MS;
  const designs: SimulatedDesign[] = [];
  for (const configuration of question.configurations) {
    designs.push(simulateDesign(product, draft, { configuration, question }));
    if (performance.now() > until) break;
  }
  return { designs };
}

/** Both prices, or the first thing for which a quote would be refused: the rules are the same, the prices are not. */
function simulateDesign(
  product: Product,
  draft: Product,
  { configuration, question }: { readonly configuration: Configuration; readonly question: SimulateQuestion },
): SimulatedDesign {
  const settled = settleConfiguration(product, configuration);
  const { issues } = checkConfiguration(product, settled, {});
  const refused = issues.find(({ severity }) => severity === "error");
  if (refused) return { reason: refused.code };
  if (!variantOf(product, settled)) return { reason: "variant_unknown" };
  const before = priceOf(product, settled, question);
  if (typeof before !== "number") return before;
  const after = priceOf(draft, settled, question);
  return typeof after === "number" ? { before, after } : after;
}

/** An older version of the product may stand at prices of its own: what was checked of the newest ones is not known of them. */
function priceOf(
  product: Product,
  configuration: Configuration,
  { currency, quantity, shopBase }: SimulateQuestion,
): number | Refused {
  if (quantity > product.maxQuantity) return { reason: "quantity_out_of_range" };
  const table = product.prices.find((each) => each.currency === currency);
  if (!table) return { reason: "value_unknown" };
  if (table.base === "shop" && shopBase === undefined) return { reason: "shop_base_missing" };
  const price = unitPriceAt(product, table, { configuration, quantity, shopBase });
  if (Math.abs(price) > LARGEST_PRICE) return { reason: "amount_too_large" };
  return price < 0 ? { reason: "price_below_zero" } : price;
}
