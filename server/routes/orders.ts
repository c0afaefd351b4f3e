import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { ReleaseRequest } from "../../configurator-schemas/protocol/file-parity-body.ts";
import { OrderBody, OrderRequest } from "../../configurator-schemas/protocol/http.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AnswerOnce } from "../idempotency/answer-once.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { parityOf } from "../jobs/measure-parity.ts";
import { cancelOrder, readOrder, releaseOrder } from "../orders/change-order.ts";
import { describeOrder } from "../orders/describe-order.ts";
import { placeOrder } from "../orders/place-order.ts";
import { AppError } from "../problems/app-error.ts";
import { IdParameter, MERCHANT, header, json, refusals, required, named } from "./api-route.ts";
import { ORDER_EXAMPLE } from "./examples.ts";
import { sendBlob } from "./send-blob.ts";

const Order = named("Order", OrderBody);

const placeRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/orders",
  summary: "Order what shoppers bought",
  description:
    "A receipt is judged at `placedAt`. A paid order is never refused for its price: a difference is a `priceWarning`. " +
    "A product without print areas is ordered the same way: its jobs have the profile `none`, a ticket with its picture, and no print files.",
  request: { headers: header("Idempotency-Key"), body: required(OrderRequest, ORDER_EXAMPLE) },
  responses: {
    201: json(
      Order,
      "One job per line; the rows of a roster (lines with `fields`) share one. Durable when it is answered.",
    ),
    ...refusals(
      "invalid_request",
      "not_found",
      "product_withdrawn",
      "invalid_configuration",
      "receipt_forged",
      "idempotency_reused",
      "storage_full",
    ),
  },
});

const readRoute = createRoute({
  ...MERCHANT,
  method: "get",
  path: "/merchant/orders/{id}",
  summary: "Read an order and the states of its jobs",
  request: { params: IdParameter },
  responses: { 200: json(Order, "The order."), ...refusals("not_found") },
});

const seenRoute = createRoute({
  ...MERCHANT,
  method: "get",
  path: "/merchant/orders/{id}/jobs/{job}/{picture}/{area}",
  summary: "A held print file, or its proof, as they were compared",
  description: "For whoever decides whether it leaves all the same. On clear ground, bleed included.",
  request: {
    params: IdParameter.extend({ job: z.string(), picture: z.enum(["file", "proof"]), area: z.string() }),
    query: z.object({ row: z.coerce.number().int().min(1).optional().describe("Of a roster: which piece.") }),
  },
  responses: { 200: { description: "PNG.", content: { "image/png": {} } }, ...refusals("not_found") },
});

const releaseRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/orders/{id}/release",
  summary: "Let held jobs go into production",
  description:
    "A job that is held because its file differs from the approved proof is made and measured again; it leaves with that difference only when `releasedBy` names who looked at it. The figures and the name stay with the job.",
  request: { params: IdParameter, body: { ...json(ReleaseRequest, "Who lets go what differs."), required: false } },
  responses: { 200: json(Order, "The order."), ...refusals("not_found", "wrong_state", "conflict") },
});

const cancelRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/orders/{id}/cancel",
  summary: "Cancel an order that the print shop has not accepted yet",
  request: { params: IdParameter },
  responses: { 200: json(Order, "The order."), ...refusals("not_found", "wrong_state", "conflict") },
});

/** Merchants' servers place and follow orders. */
export function addOrderRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies, answerOnce: AnswerOnce): void {
  const { metrics, signals } = dependencies;

  app.openapi(placeRoute, async (context) => {
    const asked = context.req.valid("json");
    const merchantId = merchantOf(context.get("caller"));
    const language = context.get("language");
    const body = await answerOnce(context, asked, () => placeOrder(dependencies, asked, { merchantId, language }));
    metrics.count("atelier_orders_total");
    signals.events.emit("taskDue");
    context.header("Location", `/api/v1/merchant/orders/${body.id}`);
    return context.json(body, 201);
  });

  app.openapi(readRoute, async (context) => {
    const { id } = context.req.valid("param");
    return context.json(
      describeOrder(await readOrder(dependencies, { merchantId: merchantOf(context.get("caller")), id })),
      200,
    );
  });

  app.openapi(seenRoute, async (context) => {
    const { id, job: jobId, picture, area } = context.req.valid("param");
    const { jobs } = await readOrder(dependencies, { merchantId: merchantOf(context.get("caller")), id });
    const job = jobs.find((each) => each.id === jobId);
    const { row } = context.req.valid("query");
    const areas = (job && parityOf(job)?.areas) ?? [];
    const sha256 = areas.find((each) => each.area === area && (row === undefined || each.row === row))?.seen?.[picture];
    if (sha256 === undefined) throw new AppError("not_found");
    const { blobs } = dependencies;
    await blobs.verify(sha256);
    return sendBlob(context, blobs, { sha256, bytes: await blobs.size(sha256), mime: "image/png" });
  });

  app.openapi(releaseRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { releasedBy } = context.req.valid("json");
    const rows = await releaseOrder(dependencies, { merchantId: merchantOf(context.get("caller")), id, releasedBy });
    signals.events.emit("taskDue");
    return context.json(describeOrder(rows), 200);
  });

  app.openapi(cancelRoute, async (context) => {
    const { id } = context.req.valid("param");
    const rows = await cancelOrder(dependencies, { merchantId: merchantOf(context.get("caller")), id });
    return context.json(describeOrder(rows), 200);
  });
}
