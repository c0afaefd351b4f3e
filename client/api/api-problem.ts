import type { IssueReport, Problem, ProblemCode } from "../../configurator-schemas/protocol/problem.ts";
import type { z } from "zod";

export type ReportedIssue = z.infer<typeof IssueReport>;

/** `network`: no answer at all. `timeout`: none in time. The rest is what the server said. */
export type ApiCode = ProblemCode | "network" | "timeout" | "unexpected";

/** A refused or failed call, with the server's own words in the reader's language. */
export class ApiProblem extends Error {
  readonly code: ApiCode;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly issues: readonly ReportedIssue[];

  constructor(code: ApiCode, { status = 0, title = code, issues = [], cause }: ProblemFacts = {}) {
    super(title, { cause });
    this.name = "ApiProblem";
    this.code = code;
    this.status = status;
    this.issues = issues;
  }

  /** True when trying again may help: nobody answered, or the server said "later". */
  get passing(): boolean {
    return this.code === "network" || this.code === "timeout" || this.status === 503 || this.status === 429;
  }
}

interface ProblemFacts {
  readonly status?: number;
  readonly title?: string;
  readonly issues?: readonly ReportedIssue[];
  readonly cause?: unknown;
}

/** Reads the refusal out of an answer. What is no problem document (a proxy's page) becomes `unexpected`. */
export function toApiProblem(status: number, body: unknown): ApiProblem {
  if (isProblem(body)) {
    return new ApiProblem(body.code, { status, title: body.detail ?? body.title, issues: body.issues ?? [] });
  }
  return new ApiProblem(status === 503 ? "unavailable" : "unexpected", { status });
}

/** Our own server's documents carry a `code`; its other fields are its promise (contract.md). */
function isProblem(body: unknown): body is Problem & { readonly code: ProblemCode } {
  return (
    typeof body === "object" && body !== null && "code" in body && typeof body.code === "string" && "title" in body
  );
}
