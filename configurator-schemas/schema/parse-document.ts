import type { z } from "zod";
import { EXPECTATIONS, expectationOf } from "./expectations.ts";
import type { Expectation } from "./expectations.ts";
import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads a document against a grammar; each mistake says where, what was expected and what came. */
export function parseDocument<Grammar extends z.ZodType>(grammar: Grammar, input: unknown): Parsed<z.output<Grammar>> {
  const result = grammar.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, issues: result.error.issues.flatMap((each) => toIssues(each, [])) };
}

type Problem = z.core.$ZodIssue;

function toIssues(problem: Problem, parents: readonly PropertyKey[]): Issue[] {
  const path = [...parents, ...problem.path].map((part) => (typeof part === "symbol" ? part.toString() : part));
  if (problem.code === "unrecognized_keys") {
    return problem.keys.map((key) =>
      issue("document_invalid", "error", [...path, key], { expected: EXPECTATIONS.noSuchProperty, got: key }),
    );
  }
  if (problem.code === "invalid_union" && problem.errors.length > 0) {
    // The branch that understood most of the input is the one the author meant.
    const closest = [...problem.errors].toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
    if (closest && depth(closest) > 0) return closest.flatMap((each) => toIssues(each, path));
  }
  return [issue("document_invalid", "error", path, { expected: expectation(problem), got: show(offending(problem)) })];
}

function depth(problems: readonly Problem[]): number {
  return Math.max(0, ...problems.map((each) => each.path.length));
}

function expectation(problem: Problem): Expectation {
  switch (problem.code) {
    case "invalid_type":
      return expectationOf(problem.expected);
    case "invalid_value":
      return sameInEvery(problem.values.map((value) => JSON.stringify(value)).join(" | "));
    case "too_small":
      return sameInEvery(`≥ ${problem.minimum}`);
    case "too_big":
      return sameInEvery(`≤ ${problem.maximum}`);
    case "invalid_union": {
      if (problem.discriminator === undefined) return EXPECTATIONS.anotherForm;
      const known = "options" in problem ? problem.options?.map(String).join(" | ") : undefined;
      return sameInEvery(known === undefined ? problem.discriminator : `${problem.discriminator}: ${known}`);
    }
    default:
      return expectationOf(problem.message);
  }
}

/** Names, numbers and signs need no translation. */
function sameInEvery(text: string): Expectation {
  return { fr: text, en: text, ar: text };
}

/** Of a union's whole input only the part that names the kind is of interest. */
function offending(problem: Problem): unknown {
  const { input } = problem;
  const discriminator = problem.code === "invalid_union" ? problem.discriminator : undefined;
  if (discriminator === undefined || typeof input !== "object" || input === null) return input;
  return Object.entries(input).find(([key]) => key === discriminator)?.[1];
}

const SHOWN_LENGTH = 80;

function show(input: unknown): string | Expectation {
  if (input === undefined) return EXPECTATIONS.nothing;
  const text = JSON.stringify(input) ?? typeof input;
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
