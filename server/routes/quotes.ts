import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { promiseOf } from "../../configurator-schemas/answers/promise.ts";
import type { DeliveryPromise } from "../../configurator-schemas/answers/promise.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { lineConfiguration } from "../../configurator-schemas/configuration/line-configuration.ts";
import { PriceChangedProblem, QuoteBody, QuoteRequest } from "../../configurator-schemas/protocol/http.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { shortagesOf } from "../availability/shortages-of.ts";
import { readMerchant } from "../database/merchants.ts";
import { wasMadeBefore } from "../database/orders.ts";
import type { Dependencies } from "../dependencies.ts";
import { hashConfiguration } from "../designs/configurations.ts";
import { findVersion } from "../designs/read-design.ts";
import { requirePrintable } from "../designs/require-printable.ts";
import { rosterSizes } from "../designs/roster-sizes.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { atPricesOf } from "../products/price-book.ts";
import { productOf, refuseWithdrawn } from "../products/published-product.ts";
import { promisedBy, refuseChangedPrice } from "../quotes/judge-receipt.ts";
import { quoteDesign } from "../quotes/quote-design.ts";
import type { QuotedDesign, QuoteQuestion, QuotedLine } from "../quotes/quote-design.ts";
import { receiptClaims } from "../quotes/receipt-claims.ts";
import { signReceipt } from "../receipts/sign-receipt.ts";
import { verifyReceipt } from "../receipts/verify-receipt.ts";
import { readSettings } from "../settings/read-settings.ts";
import { uploadsOf } from "../uploads/uploads-of.ts";
import { SHOPPER, json, refusals, required, named } from "./api-route.ts";
import { QUOTE_EXAMPLE } from "./examples.ts";

const RECEIPT_REFUSALS = [
  "receipt_forged",
  "receipt_wrong_audience",
  "receipt_out_of_ladder",
  "receipt_other_design",
  "receipt_other_lines",
] as const;

const route = createRoute({
  ...SHOPPER,
  method: "post",
  path: "/quotes",
  summary: "What a design costs, line by line, with a signed receipt",
  request: { body: required(QuoteRequest, QUOTE_EXAMPLE) },
  responses: {
    ...refusals("invalid_request", "not_found", "invalid_configuration", "product_withdrawn", ...RECEIPT_REFUSALS),
    200: json(
      named("Quote", QuoteBody),
      "Lines sum to the total; each is priced with everything that follows from its selections. The receipt is a compact JWS: keys at /.well-known/jwks.json.",
    ),
    409: {
      description: "product_withdrawn; price_changed, with the new quote and what differs from the receipt sent along.",
      content: { "application/problem+json": { schema: named("PriceChanged", PriceChangedProblem) } },
    },
  },
});

export function addQuoteRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  app.openapi(route, async (context) => {
    const asked = context.req.valid("json");
    const caller = context.get("caller");
    if (caller.kind !== "sk") {
      if (asked.shopBase) throw new AppError("forbidden", { params: { hint: "shopBase: sk_…." } });
      // Whoever has only a publishable key opens a design with its token.
      if (!asked.configuration) throw new AppError("forbidden", { params: { hint: "design: sk_…." } });
    }
    const answer = await answerQuote(dependencies, asked, {
      merchantId: merchantOf(caller),
      language: context.get("language"),
    });
    return context.json(answer, 200);
  });
}

async function answerQuote(
  dependencies: Dependencies,
  asked: QuoteRequest,
  { merchantId, language }: { readonly merchantId: string; readonly language: Language },
): Promise<QuoteBody> {
  const { receiptKeys, now } = dependencies;
  const question = await questionOf(dependencies, asked, { merchantId, language });
  const sub = hashConfiguration(question.configuration);
  const shown = asked.receipt === undefined ? undefined : await shownReceipt(dependencies, asked.receipt, merchantId);
  const promised = shown && promisedBy(shown, { sub, lines: question.lines });
  const quoted = await quoteDesign(dependencies.rules, question);
  const [profileId = ""] = question.product.profiles;
  const { product, uploads } = question;
  const { made } = quoted;
  const groupSizes = await rosterSizes(dependencies, { merchantId, product, made });
  await requirePrintable(dependencies, { merchantId, product, uploads, made, groupSizes, profileId });
  const promise = promiseOf(question.product, {
    lines: quoted.made,
    profile: question.product.profileDocuments.find(({ id }) => id === profileId),
    country: quoted.country,
    now: now().toISOString(),
  });
  const claims = receiptClaims({ merchantId, question, quoted, design: asked.design, promise });
  const body = quoteBody({ ...quoted, promise }, await signReceipt(receiptKeys, claims, now()));
  if (shown && promised !== undefined) refuseChangedPrice(shown, { promised, quote: quoted.quote, body });
  return body;
}

async function questionOf(
  dependencies: Dependencies,
  asked: QuoteRequest,
  { merchantId, language }: { readonly merchantId: string; readonly language: Language },
): Promise<QuoteQuestion> {
  const { database, now } = dependencies;
  const merchant = await readMerchant(database, merchantId);
  if (!merchant) throw new Error(`expected merchant ${merchantId} of a live key`);
  const own = asked.configuration ?? (await savedConfiguration(dependencies, asked, merchantId));
  const found = await productOf(database, merchantId, own);
  refuseWithdrawn(found, undefined);
  const product = await atPricesOf(database, merchantId, { product: found.product, time: "now" });
  const configuration = { ...own, productVersion: product.version };
  const lines: readonly QuotedLine[] = asked.lines ?? [{ quantity: asked.quantity ?? 1 }];
  const each = lines.map((line) => lineConfiguration(configuration, line));
  const before = now().toISOString();
  const configurationSha256 = hashConfiguration(configuration);
  return {
    product,
    configuration,
    lines,
    language,
    uploads: await uploadsOf(database, merchantId, { product, configuration, lines: each }),
    shortages: await shortagesOf(dependencies, merchantId, product),
    settings: await readSettings(database, merchant),
    currency: asked.currency,
    country: asked.country,
    shopBase: asked.shopBase,
    reprint:
      asked.design !== undefined &&
      (await wasMadeBefore(database, { merchantId, design: asked.design, configurationSha256, before })),
  };
}

async function savedConfiguration(
  { database }: Dependencies,
  { design: id = "", version = 0 }: QuoteRequest,
  merchantId: string,
): Promise<Configuration> {
  const found = await findVersion(database, { merchantId, id, version });
  if (!found) throw new AppError("not_found");
  return found.configuration;
}

async function shownReceipt({ receiptKeys, now }: Dependencies, receipt: string, merchantId: string) {
  const verified = await verifyReceipt(receiptKeys, receipt, { merchantId, placedAt: now() });
  if (!verified.ok) throw new AppError(verified.code);
  return verified.claims;
}

function quoteBody(
  { words, country, ratePercent, promise }: QuotedDesign & { readonly promise: DeliveryPromise | undefined },
  signed: { readonly receipt: string; readonly validUntil: Date },
): QuoteBody {
  return {
    ...words,
    lines: [...words.lines],
    taxEstimate: { country, ratePercent },
    ladder: [...words.ladder],
    skus: words.skus.map(({ unitPrices, ...sku }) => ({ ...sku, ...(unitPrices && { unitPrices: [...unitPrices] }) })),
    ...(promise && { promiseBy: promise.promiseBy, orderBefore: promise.orderBefore }),
    validUntil: signed.validUntil.toISOString(),
    receipt: signed.receipt,
  };
}
