import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { CheckBody, CheckRequest, ProductSummary, ShortageBody } from "../../configurator-schemas/protocol/http.ts";
import { shortagesOf } from "../availability/shortages-of.ts";
import { listProducts } from "../database/products.ts";
import type { Dependencies } from "../dependencies.ts";
import { sha256Hex } from "../identifiers.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { checkAttempt } from "../products/check-attempt.ts";
import { describeCheck } from "../products/describe-check.ts";
import { findProduct } from "../products/published-product.ts";
import type { PublishedProduct } from "../products/published-product.ts";
import { uploadFacts, uploadsOf } from "../uploads/uploads-of.ts";
import { IdParameter, SHOPPER, json, named, refusals, required } from "./api-route.ts";
import { CHECK_EXAMPLE } from "./examples.ts";
import { matchesTag } from "./read-etag.ts";

const ProductBody = z
  .looseObject({
    id: z.string(),
    version: z.int(),
    withdrawnAt: z.string().optional(),
    availability: z.array(ShortageBody).optional().describe("What is out of stock; absent when all is there."),
  })
  .describe("The product document with its version: grammar in /schemas/product.schema.json.");

const listRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/products",
  summary: "Products on offer",
  responses: { 200: json(z.object({ items: z.array(ProductSummary) }), "The newest version of each."), ...refusals() },
});

const getRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/products/{id}",
  summary: "One product, as the customizer needs it",
  request: { params: IdParameter, query: z.object({ version: z.coerce.number().int().min(1).optional() }) },
  responses: {
    200: json(ProductBody, "The document. A withdrawn product is still readable and says since when."),
    304: { description: "The caller's version is the newest (If-None-Match)." },
    ...refusals("not_found"),
  },
});

const checkRoute = createRoute({
  ...SHOPPER,
  method: "post",
  path: "/products/{id}/check",
  summary: "Is a set of selections allowed and complete, and what may still be chosen?",
  description:
    "Every option with its present value and what is left of it, each asked with all selections but its own. `forced`: in every full valid configuration; `impossible`: in none. " +
    "A number says the reachable `min` and `max` and, up to 64 values, the `holes` between them. `undecided` (or `isExact: false`): too hard for one answer; never to be shown as possible. " +
    "`attempt` asks why a value cannot be chosen and for the smallest changes that make it possible, best first; its value is the option's whole answer (a list for a multi-choice). " +
    "What is out of stock carries `stock` and, when chosen, an `out_of_stock` issue.",
  request: { params: IdParameter, body: required(CheckRequest, CHECK_EXAMPLE) },
  responses: {
    200: json(named("Check", CheckBody), "Also when invalid."),
    ...refusals("invalid_request", "not_found", "too_large", "invalid_configuration", "unavailable"),
  },
});

/** What is on offer, for shoppers' browsers and merchants' servers. */
export function addProductRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, rules } = dependencies;
  app.openapi(listRoute, async (context) => {
    const rows = await listProducts(database, merchantOf(context.get("caller")));
    const items = await Promise.all(
      rows.map(async ({ merchantId, productId, version }) => {
        const found = await findProduct(database, { merchantId, id: productId, version });
        if (!found) throw new Error(`expected version ${version} of product ${productId}`);
        const { id, name, description } = found.product;
        const from = await rules.listPrice(found.product);
        return { id, version, name, ...(description && { description }), ...(from && { from }) };
      }),
    );
    context.header("Cache-Control", "no-cache");
    return context.json({ items }, 200);
  });

  app.openapi(getRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { version } = context.req.valid("query");
    const merchantId = merchantOf(context.get("caller"));
    const found = await findProduct(database, { merchantId, id, version });
    if (!found) throw new AppError("not_found");
    const { product, withdrawnAt } = found;
    const shortages = await shortagesOf(dependencies, merchantId, product);
    const availability = shortages.map((each): ShortageBody => ({ ...each, available: false }));
    const stock = availability.length === 0 ? {} : { availability };
    const tag = tagOf(found, availability);
    context.header("ETag", tag);
    context.header("Cache-Control", "no-cache");
    if (matchesTag(context.req.header("If-None-Match"), tag)) return context.body(null, 304);
    return context.json({ ...product, ...(withdrawnAt !== undefined && { withdrawnAt }), ...stock }, 200);
  });

  app.openapi(checkRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { selections, attempt } = context.req.valid("json");
    const merchantId = merchantOf(context.get("caller"));
    const found = await findProduct(database, { merchantId, id });
    if (!found) throw new AppError("not_found");
    const { product } = found;
    const wrong = attempt ? checkAttempt(product, attempt) : [];
    if (wrong.length > 0) throw new AppError("invalid_configuration", { issues: wrong });
    const configuration = { product: id, selections, elements: {} };
    const uploads = await uploadsOf(database, merchantId, { product, configuration });
    const shortages = await shortagesOf(dependencies, merchantId, product);
    const answer = await rules.check(product, { configuration, uploads: uploadFacts(uploads), shortages, attempt });
    return context.json(describeCheck(answer, context.get("language")), 200);
  });
}

/** The version, whether it is withdrawn, and what is out of stock: everything the answer is made of. */
function tagOf({ product, withdrawnAt }: PublishedProduct, availability: readonly ShortageBody[]): string {
  const stock = availability.length === 0 ? "" : `-${sha256Hex(JSON.stringify(availability)).slice(0, 12)}`;
  return `"${product.version}${withdrawnAt === undefined ? "" : "-withdrawn"}${stock}"`;
}
