import type { ProblemCode } from "../../configurator-schemas/protocol/problem.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";

/** A refusal the caller should understand; everything else that is thrown is a defect and becomes `internal`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ProblemCode;
  /** Values for the slots of the code's message. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly issues: readonly Issue[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Extension members of the problem document (RFC 9457, 3.2): data the caller needs to go on. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, { params = {}, issues, headers = {}, extensions = {}, cause }: AppErrorFacts = {}) {
    super(code, { cause });
    this.code = code;
    this.params = params;
    this.issues = issues;
    this.headers = headers;
    this.extensions = extensions;
  }
}

interface AppErrorFacts {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly issues?: readonly Issue[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}
