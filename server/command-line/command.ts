import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";

/** What a command reads and where it speaks; handed in, so that tests run commands without a process. */
export interface Terminal {
  readonly language: Language;
  readonly readStdin: () => Promise<string>;
}

/** What a command found: `output` is printed as JSON, issues and sentences are said on the error stream. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly output?: unknown;
  readonly issues?: readonly Issue[];
  readonly sentences?: readonly string[];
}

export type Command = (args: readonly string[], terminal: Terminal) => Promise<Outcome>;

/** Thrown where a command cannot go on: 1 = it was called wrongly or a file is missing, 2 = what it was given is invalid. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
  readonly exitCode: 1 | 2;
  readonly issues: readonly Issue[];

  constructor(exitCode: 1 | 2, { sentence = "", issues = [] }: { sentence?: string; issues?: readonly Issue[] }) {
    super(sentence);
    this.exitCode = exitCode;
    this.issues = issues;
  }
}
