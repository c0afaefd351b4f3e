import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { readPrintFiles, readShopJob } from "../database/print-jobs.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { printShopOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { IdParameter, PRINT_SHOP, json, refusals } from "./api-route.ts";
import { sendBlob } from "./send-blob.ts";

const fileRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs/{id}/files/{name}",
  summary: "Download a print file",
  description:
    "Its bytes are compared with their sha256 before every answer. `Range` is honoured; `Repr-Digest` is of the whole file.",
  request: { params: IdParameter.extend({ name: z.string().min(1).max(200) }) },
  responses: {
    200: { description: "The file.", content: { "image/png": {} } },
    206: { description: "The asked part.", content: { "image/png": {} } },
    ...refusals("not_found"),
  },
});

const ticketRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs/{id}/ticket.json",
  summary: "The job's ticket",
  description:
    "Options in words, derived numbers, print files with their hashes, and, for what is cut from boards, the `parts` of one piece. `profile.id` is `none` for what is made without printing.",
  request: { params: IdParameter },
  responses: {
    200: json(z.record(z.string(), z.unknown()), "What a person at the machine needs."),
    ...refusals("not_found"),
  },
});

/** What a print shop downloads. */
export function addPrintFileRoutes(app: OpenAPIHono<AppEnv>, { database, blobs }: Dependencies): void {
  app.openapi(fileRoute, async (context) => {
    const { id, name } = context.req.valid("param");
    const job = await readShopJob(database, { printShopId: printShopOf(context.get("caller")), id });
    const file = job && (await readPrintFiles(database, job.id)).find((each) => each.name === name);
    if (!file) throw new AppError("not_found");
    // Corruption is found here, never in the print shop.
    await blobs.verify(file.sha256);
    context.header("Cache-Control", "private, max-age=31536000, immutable");
    return sendBlob(context, blobs, { ...file, mime: "image/png" });
  });

  app.openapi(ticketRoute, async (context) => {
    const { id } = context.req.valid("param");
    const job = await readShopJob(database, { printShopId: printShopOf(context.get("caller")), id });
    if (!job || job.ticketJson === null) throw new AppError("not_found");
    // Written by build-ticket.ts.
    return context.json(JSON.parse(job.ticketJson) as Record<string, unknown>, 200);
  });
}
