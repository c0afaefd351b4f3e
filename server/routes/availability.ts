import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { AvailabilityBody, AvailabilityRequest } from "../../configurator-schemas/protocol/http.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { toAvailabilityBody, toAvailabilityRow } from "../availability/availability-entry.ts";
import { countAvailability, keepAvailability, listAvailability } from "../database/availability.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { MERCHANT, json, refusals, required } from "./api-route.ts";
import { AVAILABILITY_EXAMPLE } from "./examples.ts";

const PAGE_SIZE = 1000;
/** Bounds what every look at a product reads. */
const MAX_ENTRIES = 20_000;

const keepRoute = createRoute({
  ...MERCHANT,
  method: "put",
  path: "/merchant/availability",
  summary: "Say what is out of stock, or back",
  description:
    "About a SKU, or about a value of an option (of one `product`, or of all that have it), or `{items: [...]}` of both. What is out of stock stays visible, muted, with its day; quotes refuse it; " +
    "a paid order is never refused for it. `until` is an announcement: the item is back when a later call says `available: true`, and a day that has passed is no longer shown.",
  request: { body: required(AvailabilityRequest, AVAILABILITY_EXAMPLE) },
  responses: {
    200: json(z.object({ items: z.array(AvailabilityBody) }), "What was kept, durably."),
    ...refusals("invalid_request", "invalid_configuration", "storage_full"),
  },
});

const listRoute = createRoute({
  ...MERCHANT,
  method: "get",
  path: "/merchant/availability",
  summary: "Everything said about what is in stock",
  request: { query: z.object({ cursor: z.string().max(600).optional() }) },
  responses: {
    200: json(z.object({ items: z.array(AvailabilityBody), nextCursor: z.string().optional() }), "A page."),
    ...refusals("invalid_request"),
  },
});

/** The merchant's feed of what is out of stock. */
export function addAvailabilityRoutes(app: OpenAPIHono<AppEnv>, { database, now }: Dependencies): void {
  app.openapi(keepRoute, async (context) => {
    const merchantId = merchantOf(context.get("caller"));
    const asked = context.req.valid("json");
    const entries = "items" in asked ? asked.items : [asked];
    const rows = entries.map((entry) => toAvailabilityRow(entry, { merchantId, now: now() }));
    const got = await countAvailability(database, { merchantId, rows });
    if (got > MAX_ENTRIES) {
      const what = { fr: "Entrées de disponibilité", en: "Availability entries", ar: "إدخالات التوفر" };
      const issues = [issue("limit_exceeded", "error", [], { what, got, max: MAX_ENTRIES })];
      throw new AppError("invalid_configuration", { issues });
    }
    await database.write(rows.map((row) => keepAvailability(database, row)));
    return context.json({ items: rows.map(toAvailabilityBody) }, 200);
  });

  app.openapi(listRoute, async (context) => {
    const merchantId = merchantOf(context.get("caller"));
    const after = Buffer.from(context.req.valid("query").cursor ?? "", "base64url").toString("utf8");
    const rows = await listAvailability(database, { merchantId, after, limit: PAGE_SIZE + 1 });
    const page = rows.slice(0, PAGE_SIZE);
    const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
    const nextCursor = last && Buffer.from(last.subject).toString("base64url");
    context.header("Cache-Control", "no-store");
    return context.json({ items: page.map(toAvailabilityBody), ...(nextCursor !== undefined && { nextCursor }) }, 200);
  });
}
