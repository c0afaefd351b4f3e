import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { QuoteBody, QuoteRequest } from "../../configurator-schemas/protocol/http.ts";
import { shortagesOf } from "../availability/shortages-of.ts";
import { readMerchant } from "../database/merchants.ts";
import type { Dependencies } from "../dependencies.ts";
import { withSelections } from "../designs/configurations.ts";
import { requirePrintable } from "../designs/require-printable.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { productOf, refuseWithdrawn } from "../products/published-product.ts";
import { quoteDesign, receiptClaims } from "../quotes/quote-receipt.ts";
import type { QuotedLine } from "../quotes/quote-receipt.ts";
import { signReceipt } from "../receipts/sign-receipt.ts";
import { uploadsOf } from "../uploads/uploads-of.ts";
import { SHOPPER, json, refusals, required, named } from "./api-route.ts";
import { QUOTE_EXAMPLE } from "./examples.ts";

const route = createRoute({
  ...SHOPPER,
  method: "post",
  path: "/quotes",
  summary: "What a design costs, line by line, with a signed receipt",
  request: { body: required(QuoteRequest, QUOTE_EXAMPLE) },
  responses: {
    200: json(
      named("Quote", QuoteBody),
      "Lines sum to the total; each is priced with everything that follows from its selections. The receipt is a compact JWS: keys at /.well-known/jwks.json.",
    ),
    ...refusals("invalid_request", "invalid_configuration", "product_withdrawn"),
  },
});

export function addQuoteRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, receiptKeys, now } = dependencies;
  app.openapi(route, async (context) => {
    const asked = context.req.valid("json");
    const { configuration } = asked;
    const merchantId = merchantOf(context.get("caller"));
    const merchant = await readMerchant(database, merchantId);
    if (!merchant) throw new Error(`expected merchant ${merchantId} of a live key`);
    const found = await productOf(database, merchantId, configuration);
    refuseWithdrawn(found, undefined);
    const { product } = found;
    const lines: readonly QuotedLine[] = "lines" in asked ? asked.lines : [{ quantity: asked.quantity }];
    const picked = lines.map((line) => withSelections(configuration, line.selections));
    const question = {
      product,
      configuration: { ...configuration, productVersion: product.version },
      lines,
      uploads: await uploadsOf(database, merchantId, { product, configuration, lines: picked }),
      shortages: await shortagesOf(dependencies, merchantId, product),
      merchant,
      language: context.get("language"),
      currency: asked.currency,
    };
    const { quote, made } = await quoteDesign(dependencies.rules, question);
    const [profileId = ""] = product.profiles;
    await requirePrintable(dependencies, { product, made, profileId, uploads: question.uploads });
    const signed = await signReceipt(receiptKeys, receiptClaims(question, quote, asked.design), now());
    return context.json(
      {
        ...quote,
        lines: [...quote.lines],
        ladder: [...quote.ladder],
        skus: [...quote.skus],
        validUntil: signed.validUntil.toISOString(),
        receipt: signed.receipt,
      },
      200,
    );
  });
}
