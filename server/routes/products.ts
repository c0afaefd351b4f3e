import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { guideOptions, settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import { Selection } from "../../configurator-schemas/configuration/configuration.ts";
import { CheckRequest, ProductSummary } from "../../configurator-schemas/protocol/http.ts";
import { IssueReport } from "../../configurator-schemas/protocol/problem.ts";
import { listPriceFrom } from "../products/list-price-from.ts";
import { listProducts } from "../database/products.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { toIssueReports } from "../problems/answer-problem.ts";
import { AppError } from "../problems/app-error.ts";
import { findProduct } from "../products/published-product.ts";
import { uploadsOf } from "../uploads/uploads-of.ts";
import { IdParameter, SHOPPER, json, refusals, required } from "./api-route.ts";
import { CHECK_EXAMPLE } from "./examples.ts";
import { matchesTag } from "./read-etag.ts";

const ProductBody = z
  .looseObject({ id: z.string(), version: z.int(), withdrawnAt: z.string().optional() })
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
  summary: "Is a set of selections allowed, and complete?",
  request: { params: IdParameter, body: required(CheckRequest, CHECK_EXAMPLE) },
  responses: {
    200: json(
      z.object({
        valid: z.boolean(),
        complete: z.boolean(),
        options: z.array(
          z.object({ id: z.string(), available: z.boolean(), value: Selection.nullable(), forced: z.boolean() }),
        ),
        issues: z.array(IssueReport),
      }),
      "Also when invalid.",
    ),
    ...refusals("invalid_request", "not_found"),
  },
});

/** What is on offer, for shoppers' browsers and merchants' servers. */
export function addProductRoutes(app: OpenAPIHono<AppEnv>, { database }: Dependencies): void {
  app.openapi(listRoute, async (context) => {
    const rows = await listProducts(database, merchantOf(context.get("caller")));
    const items = await Promise.all(
      rows.map(async ({ merchantId, productId, version }) => {
        const found = await findProduct(database, { merchantId, id: productId, version });
        if (!found) throw new Error(`expected version ${version} of product ${productId}`);
        const { id, name, description } = found.product;
        const from = listPriceFrom(found.product);
        return { id, version, name, ...(description && { description }), ...(from && { from }) };
      }),
    );
    context.header("Cache-Control", "no-cache");
    return context.json({ items }, 200);
  });

  app.openapi(getRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { version } = context.req.valid("query");
    const found = await findProduct(database, { merchantId: merchantOf(context.get("caller")), id, version });
    if (!found) throw new AppError("not_found");
    const { product, withdrawnAt } = found;
    const tag = `"${product.version}${withdrawnAt === undefined ? "" : "-withdrawn"}"`;
    context.header("ETag", tag);
    context.header("Cache-Control", "no-cache");
    if (matchesTag(context.req.header("If-None-Match"), tag)) return context.body(null, 304);
    return context.json({ ...product, ...(withdrawnAt !== undefined && { withdrawnAt }) }, 200);
  });

  app.openapi(checkRoute, async (context) => {
    const { id } = context.req.valid("param");
    const merchantId = merchantOf(context.get("caller"));
    const found = await findProduct(database, { merchantId, id });
    if (!found) throw new AppError("not_found");
    const configuration = { product: id, selections: context.req.valid("json").selections, elements: {} };
    const uploads = await uploadsOf(database, merchantId, { product: found.product, configuration });
    const settled = settleConfiguration(found.product, configuration);
    const answer = checkConfiguration(found.product, settled, { uploads });
    const issues = toIssueReports(answer.issues, context.get("language"));
    return context.json({ ...answer, options: [...guideOptions(found.product, configuration)], issues }, 200);
  });
}
