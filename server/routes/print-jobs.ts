import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import {
  HeartbeatBody,
  JobStateName,
  PrintJobBody,
  ReprintRequest,
  StatusRequest,
} from "../../configurator-schemas/protocol/http.ts";
import { isLeased, mayMove, movesFrom } from "../../configurator-schemas/production/job-states.ts";
import { ExpectationFailed } from "../database/database.ts";
import { listShopJobs, moveJob, movedJob, prolongLease, readPrintFiles, readShopJob } from "../database/print-jobs.ts";
import type { JobMove } from "../database/print-jobs.ts";
import type { PrintJobRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AnswerOnce } from "../idempotency/answer-once.ts";
import { LEASE_MS, claimWithWait } from "../jobs/claim-jobs.ts";
import { describeJob } from "../jobs/describe-job.ts";
import { prepareReprint } from "../jobs/reprint-job.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { printShopOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { IdParameter, PRINT_SHOP, header, json, refusals, required, named } from "./api-route.ts";
import { STATUS_EXAMPLE } from "./examples.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { readIfMatch, requireVersion, versionMismatch, versionTag } from "./read-etag.ts";

const PrintJob = named("PrintJob", PrintJobBody);
const PAGE_SIZE = 50;

const claimRoute = createRoute({
  ...PRINT_SHOP,
  method: "post",
  path: "/print/claims",
  summary: "Lease queued jobs",
  description:
    "Waits up to `wait` seconds for the first one. A lease lapses unless it is prolonged or the job is accepted. " +
    "What is made without printing comes with no files: its ticket says what to make (`options` in words, `derived` numbers, `parts` = the cut list of one piece) and names its `picture`.",
  request: {
    headers: header("Idempotency-Key"),
    query: z.object({
      wait: z.coerce.number().min(0).max(25).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(10),
    }),
  },
  responses: {
    200: json(z.object({ items: z.array(PrintJob) }), "The leased jobs; empty when there were none."),
    ...refusals("invalid_request"),
  },
});

const heartbeatRoute = createRoute({
  ...PRINT_SHOP,
  method: "post",
  path: "/print/jobs/{id}/heartbeat",
  summary: "Prolong a lease",
  request: { params: IdParameter },
  responses: { 200: json(HeartbeatBody, "The new end."), ...refusals("not_found", "wrong_state") },
});

const listRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs",
  summary: "List jobs, oldest first",
  request: {
    query: z.object({
      cursor: z.string().max(300).optional(),
      state: z.string().max(200).optional().describe("One state, or several separated by commas."),
      limit: z.coerce.number().int().min(1).max(200).default(PAGE_SIZE),
    }),
  },
  responses: {
    200: json(z.object({ items: z.array(PrintJob), nextCursor: z.string().optional() }), "A page."),
    ...refusals("invalid_request"),
  },
});

const readRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs/{id}",
  summary: "Read a job",
  request: { params: IdParameter },
  responses: {
    200: json(PrintJob, "The job; its ETag is the version a change must name."),
    ...refusals("not_found"),
  },
});

const statusRoute = createRoute({
  ...PRINT_SHOP,
  method: "put",
  path: "/print/jobs/{id}/status",
  summary: "Say how far a job is",
  request: {
    params: IdParameter,
    headers: header("If-Match").extend(header("Idempotency-Key").shape),
    body: required(StatusRequest, STATUS_EXAMPLE),
  },
  responses: {
    200: json(PrintJob, "The job as it is now."),
    ...refusals(
      "invalid_request",
      "not_found",
      "wrong_state",
      "version_mismatch",
      "precondition_required",
      "idempotency_reused",
    ),
  },
});

const reprintRoute = createRoute({
  ...PRINT_SHOP,
  method: "post",
  path: "/print/jobs/{id}/reprint",
  summary: "Make a new job from the kept files of a produced one",
  description:
    "`rows` asks for single pieces of a roster. Kept files are the very bytes, and the job is `queued` at once. Single pieces, and files that are no longer kept, are made again by the same recipe: " +
    "the job is `rendering` first, and its ticket says in `reprint` whether the bytes are what they were, and every input that is not.",
  request: {
    params: IdParameter,
    headers: header("Idempotency-Key"),
    body: { ...json(ReprintRequest, "Which pieces, and why."), required: false },
  },
  responses: {
    201: json(PrintJob, "The new job."),
    ...refusals("invalid_request", "not_found", "wrong_state", "conflict", "erased", "idempotency_reused"),
  },
});

/** Print shops pull their jobs. */
export function addPrintJobRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies, answerOnce: AnswerOnce): void {
  const { database, now, signals } = dependencies;
  const open = async (caller: AppEnv["Variables"]["caller"], id: string): Promise<PrintJobRow> => {
    const job = await readShopJob(database, { printShopId: printShopOf(caller), id });
    if (!job) throw new AppError("not_found");
    return job;
  };
  const describe = async (job: PrintJobRow) => describeJob(job, await readPrintFiles(database, job.id));

  app.openapi(claimRoute, async (context) => {
    const { wait, limit } = context.req.valid("query");
    const printShopId = printShopOf(context.get("caller"));
    const gone = context.req.raw.signal;
    const body = await answerOnce(context, [wait, limit], async () => {
      const jobs = await claimWithWait(dependencies, { printShopId, limit, waitSeconds: wait, gone });
      // The lease is the guard here: if the kept answer is lost in a crash, the jobs come back when it lapses.
      return { body: { items: await Promise.all(jobs.map(describe)) }, writes: [] };
    });
    return context.json(body, 200);
  });

  app.openapi(heartbeatRoute, async (context) => {
    const { id } = context.req.valid("param");
    const job = await open(context.get("caller"), id);
    const leaseUntil = new Date(now().getTime() + LEASE_MS).toISOString();
    try {
      await database.write([prolongLease(database, { printShopId: job.printShopId, id, leaseUntil })]);
    } catch (error) {
      if (error instanceof ExpectationFailed) throw wrongState(await open(context.get("caller"), id));
      throw error;
    }
    return context.json({ id, version: job.version, leaseUntil }, 200);
  });

  app.openapi(listRoute, async (context) => {
    const { cursor, state, limit } = context.req.valid("query");
    const states = state === undefined ? undefined : readStates(state);
    const printShopId = printShopOf(context.get("caller"));
    const jobs = await listShopJobs(database, { printShopId, states, after: readCursor(cursor), limit: limit + 1 });
    const page = jobs.slice(0, limit);
    const last = page.at(-1);
    const items = await Promise.all(page.map(describe));
    return context.json({ items, ...(jobs.length > limit && last && { nextCursor: writeCursor(last) }) }, 200);
  });

  app.openapi(readRoute, async (context) => {
    const job = await open(context.get("caller"), context.req.valid("param").id);
    context.header("ETag", versionTag(job.version));
    return context.json(await describe(job), 200);
  });

  app.openapi(statusRoute, async (context) => {
    const { id } = context.req.valid("param");
    const asked = context.req.valid("json");
    const caller = context.get("caller");
    const ifMatch = context.req.header("If-Match");
    await open(caller, id);
    readIfMatch(ifMatch);
    const body = await answerOnce(context, [ifMatch, asked], async () => {
      const job = await open(caller, id);
      requireVersion(ifMatch, job.version);
      if (!mayMove("printShop", job.state, asked.state)) throw wrongState(job);
      if (asked.state === "rejected" && !asked.reason)
        throw new AppError("invalid_request", { params: { hint: "reason=…." } });
      const move = moveOf(job, asked, now());
      return { body: await describe(movedJob(job, move)), writes: moveJob(database, job, move) };
    }).catch(async (error: unknown) => {
      // Somebody moved it between our read and our write.
      if (error instanceof ExpectationFailed) throw versionMismatch((await open(caller, id)).version);
      throw error;
    });
    if (body.state === "queued") signals.events.emit("jobQueued");
    context.header("ETag", versionTag(body.version));
    return context.json(body, 200);
  });

  app.openapi(reprintRoute, async (context) => {
    const job = await open(context.get("caller"), context.req.valid("param").id);
    const asked = context.req.valid("json");
    const body = await answerOnce(context, asked, async () => {
      const reprint = await prepareReprint(dependencies, job, asked);
      return { body: describeJob(reprint.job, reprint.files), writes: reprint.writes };
    });
    signals.events.emit(body.state === "queued" ? "jobQueued" : "taskDue");
    return context.json(body, 201);
  });
}

function moveOf(job: PrintJobRow, asked: z.infer<typeof StatusRequest>, now: Date): JobMove {
  const { state, reason, tracking, quantityDone } = asked;
  return {
    to: state,
    actor: "printShop",
    at: now.toISOString(),
    reason: reason ?? null,
    set: {
      leaseUntil: isLeased(state) ? job.leaseUntil : null,
      ...(tracking !== undefined && { tracking }),
      ...(quantityDone !== undefined && { quantityDone }),
    },
  };
}

function wrongState({ state }: PrintJobRow): AppError {
  return new AppError("wrong_state", { params: { state, allowed: movesFrom("printShop", state).join(", ") || "—" } });
}

function readStates(text: string) {
  const states = z.array(JobStateName).safeParse(text.split(","));
  if (!states.success)
    throw new AppError("invalid_request", { params: { hint: `state: ${JobStateName.options.join(", ")}.` } });
  return states.data;
}
