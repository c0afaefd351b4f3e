import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { Slug } from "../../configurator-schemas/schema/identifiers.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { migrateDocument } from "../../configurator-schemas/schema/migrations.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import { readProductRow, withdrawProduct } from "../database/products.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { publishProduct } from "../products/publish-product.ts";
import { MERCHANT, json, refusals, required } from "./api-route.ts";

const ProductParameter = z.object({ id: Slug });

const publishRoute = createRoute({
  ...MERCHANT,
  method: "put",
  path: "/merchant/products/{id}",
  summary: "Publish a version of a product",
  request: {
    params: ProductParameter,
    // Its own grammar is checked in the handler: a mistake in a document is 422, not 400.
    body: required(z.record(z.string(), z.unknown()).describe("A product document: /schemas/product.schema.json")),
  },
  responses: {
    200: json(
      z.object({ id: z.string(), version: z.int() }),
      "The newest version: a new one, or the present one when nothing changed.",
    ),
    ...refusals("invalid_request", "invalid_document", "conflict"),
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

/** Merchants publish and withdraw products. */
export function addMerchantProductRoutes(app: OpenAPIHono<AppEnv>, { database, library, now }: Dependencies): void {
  app.openapi(publishRoute, async (context) => {
    const { id } = context.req.valid("param");
    const document = readProduct(id, context.req.valid("json"));
    const merchantId = merchantOf(context.get("caller"));
    const published = await publishProduct(database, { merchantId, document, library, now: now() });
    if (!published.ok) throw new AppError("invalid_document", { issues: published.issues });
    return context.json({ id, version: published.version }, 200);
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

function readProduct(id: string, body: Readonly<Record<string, unknown>>): ProductDocument {
  const parsed = parseDocument(ProductDocument, migrate(body));
  if (!parsed.ok) throw new AppError("invalid_document", { issues: parsed.issues });
  if (parsed.value.id !== id) {
    const issues = [issue("document_invalid", "error", ["id"], { expected: id, got: parsed.value.id })];
    throw new AppError("invalid_document", { issues });
  }
  return parsed.value;
}

function migrate(body: Readonly<Record<string, unknown>>): unknown {
  try {
    return migrateDocument(body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const got = JSON.stringify(body["schemaVersion"]);
    const issues = [
      issue("document_invalid", "error", ["schemaVersion"], { expected: error.message.split(", got ")[0] ?? "", got }),
    ];
    throw new AppError("invalid_document", { issues, cause: error });
  }
}
