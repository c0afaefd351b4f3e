import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { documentMessage } from "../../configurator-schemas/answers/document-messages.ts";
import { PROBLEMS } from "../../configurator-schemas/protocol/problem.ts";
import type { Problem } from "../../configurator-schemas/protocol/problem.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { ExpectationFailed, StorageFull, UniqueViolation } from "../database/database.ts";
import { IngestBusy } from "../ingest/ingest-pool.ts";
import type { Metrics } from "../metrics.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { BlobCorrupt } from "../storage/blob-store.ts";
import { isDiskFull } from "../storage/disk-full.ts";
import { WorkerFailed } from "../workers/worker-pool.ts";
import { AppError } from "./app-error.ts";
import { problemMessage } from "./problem-messages.ts";

/** Turns whatever was thrown into an RFC 9457 problem in the reader's language; defects are logged with their stack. */
export function answerProblem(error: unknown, context: Context<AppEnv>, metrics: Metrics): Response {
  const language = context.get("language") ?? "fr";
  const request = context.get("requestId") ?? "";
  const known = toAppError(error);
  const status = PROBLEMS[known.code];
  if (error instanceof BlobCorrupt) metrics.count("atelier_files_corrupt_total");
  if (status >= 500) logFailure(error, { request, method: context.req.method, path: context.req.path });
  // Some refusals happen before the counting middleware can see an answer.
  const problem = toProblem(known, language, request);
  for (const [name, value] of Object.entries(known.headers)) context.header(name, value);
  if (status === 503) context.header("Retry-After", known.headers["Retry-After"] ?? "2");
  context.header("Content-Language", language);
  context.header("Cache-Control", "no-store");
  return context.body(JSON.stringify(problem), status, { "Content-Type": "application/problem+json; charset=utf-8" });
}

export function toIssueReports(issues: readonly Issue[], language: Language) {
  return issues.map((issue) => ({ ...issue, message: documentMessage(issue, language) }));
}

function toProblem({ code, params, issues, extensions }: AppError, language: Language, request: string): Problem {
  const detail = problemMessage(code, language, { ...params, request });
  return {
    ...extensions,
    type: `/api/v1/docs#${code}`,
    title: detail.split(/(?<=[.!])\s+/)[0] ?? detail,
    status: PROBLEMS[code],
    code,
    detail,
    ...(issues && { issues: toIssueReports(issues, language) }),
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ExpectationFailed || error instanceof UniqueViolation)
    return new AppError("conflict", { cause: error });
  if (error instanceof StorageFull || isDiskFull(error)) return new AppError("storage_full", { cause: error });
  if (error instanceof WorkerFailed || error instanceof IngestBusy)
    return new AppError("unavailable", { cause: error });
  if (error instanceof HTTPException && error.status < 500) {
    return new AppError("invalid_request", { params: { hint: `${error.message}.` }, cause: error });
  }
  return new AppError("internal", { cause: error });
}

/** One JSON line for the operator; quiet otherwise. */
function logFailure(error: unknown, facts: Readonly<Record<string, string>>): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.log(JSON.stringify({ at: new Date().toISOString(), level: "error", ...facts, error: stack }));
}
