import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { IssueReport } from "../../configurator-schemas/protocol/problem.ts";
import { EXPECTATIONS } from "../../configurator-schemas/schema/expectations.ts";
import { Slug } from "../../configurator-schemas/schema/identifiers.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { readProductRow, withdrawProduct } from "../database/products.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { toIssueReports } from "../problems/answer-problem.ts";
import { AppError } from "../problems/app-error.ts";
import { askProof } from "../products/ask-proof.ts";
import { publishProduct } from "../products/publish-product.ts";
import { MERCHANT, json, refusals, required } from "./api-route.ts";

const ProductParameter = z.object({ id: Slug });
/** Its own grammar is checked elsewhere: a mistake in a document is 422, not 400. */
const DocumentBody = z
  .record(z.string(), z.unknown())
  .describe("A product document: /schemas/product.schema.json. At most 2 MB, 150000 JSON values, 5000 items a list.");

const publishRoute = createRoute({
  ...MERCHANT,
  method: "put",
  path: "/merchant/products/{id}",
  summary: "Publish a version of a product",
  request: {
    params: ProductParameter,
    body: required(DocumentBody),
  },
  responses: {
    200: json(
      z.object({ id: z.string(), version: z.int(), findings: z.array(IssueReport) }),
      "The newest version: a new one, or the present one when nothing changed; and what the lint has to say, without errors.",
    ),
    ...refusals("invalid_request", "invalid_document", "conflict", "too_large", "unavailable"),
  },
});

const withdrawRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/products/{id}/withdraw",
  summary: "Take a product off the offer",
  description: "Designs stay readable and can be saved; quotes and new orders are refused. Publishing brings it back.",
  request: { params: ProductParameter },
  responses: {
    200: json(z.object({ id: z.string(), version: z.int(), withdrawnAt: z.string() }), "Since when."),
    ...refusals("not_found"),
  },
});

const lintRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/products/lint",
  summary: "What would be found in a product document",
  description:
    "The same as publishing finds, and nothing is kept. Errors would refuse a publish: mistakes of the document, and rules no " +
    "configuration can keep, values nobody can ever choose, options and print areas nobody can reach, prices that contradict " +
    "each other. Each finding has its place and its proof in words.",
  request: { body: required(DocumentBody) },
  responses: {
    200: json(z.object({ findings: z.array(IssueReport) }), "Also when there are errors."),
    ...refusals("invalid_request", "too_large"),
  },
});

/** Merchants publish, try and withdraw products. */
export function addMerchantProductRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, now } = dependencies;
  app.openapi(lintRoute, async (context) => {
    const merchantId = merchantOf(context.get("caller"));
    const { issues } = await askProof(dependencies, { text: await context.req.text(), merchantId });
    return context.json({ findings: toIssueReports(issues, context.get("language")) }, 200);
  });

  app.openapi(publishRoute, async (context) => {
    const { id } = context.req.valid("param");
    const named = context.req.valid("json")["id"];
    if (named !== id) {
      const got = JSON.stringify(named)?.slice(0, 80) ?? EXPECTATIONS.nothing;
      const issues = [issue("document_invalid", "error", ["id"], { expected: id, got })];
      throw new AppError("invalid_document", { issues });
    }
    const merchantId = merchantOf(context.get("caller"));
    const { product, issues } = await askProof(dependencies, { text: await context.req.text(), merchantId });
    if (!product) throw new AppError("invalid_document", { issues });
    const version = await publishProduct(database, { merchantId, product, now: now() });
    return context.json({ id, version, findings: toIssueReports(issues, context.get("language")) }, 200);
  });

  app.openapi(withdrawRoute, async (context) => {
    const { id } = context.req.valid("param");
    const merchantId = merchantOf(context.get("caller"));
    await database.write([withdrawProduct(database, { merchantId, id, at: now().toISOString() })]);
    const row = await readProductRow(database, { merchantId, id });
    if (!row || row.withdrawnAt === null) throw new AppError("not_found");
    return context.json({ id, version: row.version, withdrawnAt: row.withdrawnAt }, 200);
  });
}
