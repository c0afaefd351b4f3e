import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { SimulationBody, SimulationRequest } from "../../configurator-schemas/protocol/simulation.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { readMerchant } from "../database/merchants.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { proveDraft } from "../pricing/draft-prices.ts";
import { simulateDesigns } from "../pricing/simulate-designs.ts";
import { summariseChanges } from "../pricing/summarise-changes.ts";
import { AppError } from "../problems/app-error.ts";
import { findProduct } from "../products/published-product.ts";
import { readSettings } from "../settings/read-settings.ts";
import { MERCHANT, json, named, refusals, required } from "./api-route.ts";
import { SIMULATION_EXAMPLE } from "./examples.ts";

const simulateRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/pricing/simulate",
  summary: "What a draft of prices would change for the designs shoppers saved last",
  description:
    "The draft is compiled and proved exactly as publishing would; what publishing would refuse is 422 with its place. Nothing is kept. " +
    "Each design is priced in its newest version, by the product version it was made with, at one `quantity`: its unit price with the prices published last and with the draft's, as a quote would answer it; pictures and stock are not looked at. " +
    "All amounts are minor units of `currency`; median and p90 are by nearest rank. `notPriced` counts the designs a quote would refuse, by the code of its first issue.",
  request: { body: required(SimulationRequest, SIMULATION_EXAMPLE) },
  responses: {
    200: json(named("Simulation", SimulationBody), "Zeros when the product has no designs."),
    ...refusals(
      "invalid_request",
      "not_found",
      "invalid_configuration",
      "invalid_document",
      "too_large",
      "unavailable",
    ),
  },
});

/** Prices are tried on what shoppers made before they are published. */
export function addMerchantPricingRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database } = dependencies;
  app.openapi(simulateRoute, async (context) => {
    const asked = context.req.valid("json");
    const merchantId = merchantOf(context.get("caller"));
    const merchant = await readMerchant(database, merchantId);
    if (!merchant) throw new Error(`expected merchant ${merchantId} of a live key`);
    const published = await findProduct(database, { merchantId, id: asked.product });
    if (!published) throw new AppError("not_found");
    const { product } = published;
    const draft = await proveDraft(dependencies, product, { prices: asked.prices, merchantId });
    const { quantity, designs, shopBase } = asked;
    const currency = asked.currency ?? (await readSettings(database, merchant)).currency;
    const issues = issuesOf([product, draft], { currency, quantity, shopBase });
    if (issues.length > 0) throw new AppError("invalid_configuration", { issues });
    const question = { merchantId, draft, designs, quantity, currency, shopBase: shopBase?.amount };
    const { changes, notPriced, isComplete } = await simulateDesigns(dependencies, question);
    const reasons = [...notPriced].map(([reason, count]) => ({ reason, count }));
    return context.json(
      {
        product: product.id,
        version: product.version,
        currency,
        quantity,
        designs: changes.length + reasons.reduce((sum, { count }) => sum + count, 0),
        notPriced: reasons.toSorted((a, b) => b.count - a.count),
        ...summariseChanges(changes),
        ...(!isComplete && { partial: true as const }),
      },
      200,
    );
  });
}

/** Both sets of prices must answer in the currency, with a base of their own or the one that was sent. */
function issuesOf(
  products: readonly Product[],
  { currency, quantity, shopBase }: Pick<SimulationRequest, "shopBase" | "quantity"> & { readonly currency: string },
): Issue[] {
  const max = Math.min(...products.map(({ maxQuantity }) => maxQuantity));
  if (quantity > max) return [issue("quantity_out_of_range", "error", ["quantity"], { got: quantity, min: 1, max })];
  const tables = products.map(({ prices }) => prices.find((table) => table.currency === currency));
  const missing = tables.indexOf(undefined);
  if (missing !== -1) {
    const expected = products[missing]?.prices.map((table) => table.currency).join(", ") ?? "";
    return [issue("value_unknown", "error", ["currency"], { label: "currency", got: currency, expected })];
  }
  const isShops = tables.some((table) => table?.base === "shop");
  if (!shopBase) return isShops ? [issue("shop_base_missing", "error", ["shopBase"], { currency })] : [];
  if (!isShops) return [issue("shop_base_unasked", "error", ["shopBase"])];
  if (shopBase.currency === currency) return [];
  const params = { label: "shopBase", got: shopBase.currency, expected: currency };
  return [issue("value_unknown", "error", ["shopBase", "currency"], params)];
}
