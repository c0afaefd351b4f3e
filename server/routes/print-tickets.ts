import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { jobXjdf } from "../../configurator-schemas/production/job-xjdf.ts";
import type { JobTicket, TicketFile } from "../../configurator-schemas/production/job-ticket.ts";
import { JobTicketBody } from "../../configurator-schemas/protocol/job-ticket-body.ts";
import { LANGUAGES } from "../../configurator-schemas/schema/localised.ts";
import { readPrintFiles, readShopJob } from "../database/print-jobs.ts";
import type { PrintJobRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { openJob } from "../jobs/open-job.ts";
import { readTicket } from "../jobs/read-ticket.ts";
import type { AppEnv, Caller } from "../middleware/app-env.ts";
import { printShopOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import type { TicketAnswer, TicketRequest } from "../render/pdf/ticket/ticket-request.ts";
import type { BlobStore } from "../storage/blob-store.ts";
import { IdParameter, PRINT_SHOP, json, named, refusals } from "./api-route.ts";

const asked = {
  params: IdParameter,
  query: z.object({ language: z.enum(LANGUAGES).optional().describe("Of everything in words; absent = French.") }),
};
const refused = refusals("invalid_request", "not_found", "erased");

const jsonRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs/{id}/ticket.json",
  summary: "The job's ticket",
  description:
    "Grammar: /schemas/job-ticket.schema.json. Options in words, derived numbers, print files with their hashes, the recipe they were made by, the rows of a roster and, for what is cut from boards, the `parts` of one piece. " +
    "`profile.id` is `none` for what is made without printing.",
  request: asked,
  responses: { 200: json(named("JobTicket", JobTicketBody), "What a person at the machine needs."), ...refused },
});

const pdfRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs/{id}/ticket.pdf",
  summary: "The job's ticket as a page for the bench",
  description: "A4, with the job's id as a QR code. The same ticket is the same bytes.",
  request: asked,
  responses: { 200: { description: "PDF.", content: { "application/pdf": {} } }, ...refused },
});

const xjdfRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs/{id}/ticket.xjdf",
  summary: "The job's ticket as XJDF 2.1",
  description:
    "A product with its intents and the files in a RunList: their addresses (which want your key), sizes and MD5; their sha256 as a GeneralID.",
  request: asked,
  responses: { 200: { description: "XJDF.", content: { "application/vnd.cip4-xjdf+xml": {} } }, ...refused },
});

/** What travels with a job, for people and for machines. */
export function addPrintTicketRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, blobs } = dependencies;
  const open = async (caller: Caller, id: string): Promise<PrintJobRow> => {
    const job = await readShopJob(database, { printShopId: printShopOf(caller), id });
    if (!job) throw new AppError("not_found");
    return job;
  };

  app.openapi(jsonRoute, async (context) => {
    const job = await open(context.get("caller"), context.req.valid("param").id);
    const ticket = await readTicket(dependencies, job, context.req.valid("query").language);
    // Of the same shape, only read-only; those of before there was a grammar are handed out as they are.
    return context.json(ticket as z.infer<typeof JobTicketBody>, 200);
  });

  app.openapi(pdfRoute, async (context) => {
    const job = await open(context.get("caller"), context.req.valid("param").id);
    const ticket = await readTicket(dependencies, job, context.req.valid("query").language);
    const bytes = await renderTicketPage(dependencies, job, ticket);
    context.header("Content-Type", "application/pdf");
    context.header("Content-Disposition", `inline; filename="${job.id}.pdf"`);
    return context.body(bytes, 200);
  });

  app.openapi(xjdfRoute, async (context) => {
    const job = await open(context.get("caller"), context.req.valid("param").id);
    const ticket = await readTicket(dependencies, job, context.req.valid("query").language);
    const sums = new Map<string, string>();
    for (const { sha256 } of ticket.files) {
      const sum = await md5Of(blobs, sha256);
      if (sum !== undefined) sums.set(sha256, sum);
    }
    const { origin } = new URL(context.req.url);
    const text = jobXjdf(ticket, {
      urlOf: ({ name }: TicketFile) => `${origin}/api/v1/print/jobs/${job.id}/files/${encodeURIComponent(name)}`,
      md5Of: ({ sha256 }: TicketFile) => sums.get(sha256),
    });
    context.header("Content-Type", "application/vnd.cip4-xjdf+xml");
    return context.body(text, 200);
  });
}

async function renderTicketPage(
  dependencies: Dependencies,
  job: PrintJobRow,
  ticket: JobTicket,
): Promise<Uint8Array<ArrayBuffer>> {
  const { database, blobs, render, temporaryDir } = dependencies;
  const { product } = await openJob(dependencies, job);
  const kept = (await readPrintFiles(database, job.id)).find(({ role, removedAt }) => role === "picture" && !removedAt);
  if (kept) await blobs.verify(kept.sha256);
  const outDir = await mkdtemp(join(temporaryDir, "ticket-"));
  try {
    const { path } = await render.run<TicketRequest, TicketAnswer>({
      kind: "ticket",
      product,
      ticket,
      picture: kept && { path: await blobs.path(kept.sha256) },
      outDir,
    });
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** XJDF knows no other sum; undefined where the bytes are no longer kept. */
async function md5Of(blobs: BlobStore, sha256: string): Promise<string | undefined> {
  const stream = await blobs.read(sha256);
  if (!stream) return undefined;
  const hash = createHash("md5");
  for await (const chunk of stream) hash.update(chunk as Uint8Array); // a byte stream of Node yields Buffers
  return hash.digest("hex");
}
