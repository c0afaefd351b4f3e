import { issue } from "../../schema/issue.ts";
import type { DocumentCode, Issue, Severity } from "../../schema/issue.ts";
import { inEvery, ruleWords } from "./words.ts";
import type { Prover } from "./prover.ts";
import type { Words } from "./words.ts";

/** What refuses a publish; everything else warns. */
const REFUSED: ReadonlySet<DocumentCode> = new Set([
  "product_void",
  "value_dead",
  "option_never_available",
  "area_unreachable",
  "prices_contradict",
  "price_too_large",
]);

type Path = readonly (string | number)[];

/** A finding of the lint at its place in the document. */
export function finding(
  code: DocumentCode,
  path: Path,
  params: Issue["params"],
  severity: Severity = REFUSED.has(code) ? "error" : "warning",
): Issue {
  return issue(code, severity, path, params);
}

/** Slots of a proof: the rules in words, and their ids for programs. */
export function proof(
  { product }: Prover,
  rules: readonly string[],
): { readonly rules: Words; readonly ruleIds: string } {
  return { rules: ruleWords(product, rules), ruleIds: rules.join(", ") };
}

/** A question the steps did not suffice for. */
export function undecided(path: Path, ...what: readonly Words[]): Issue {
  return finding("lint_undecided", path, {
    what: inEvery((language) => what.map((each) => each[language]).join(language === "fr" ? "\u00a0: " : ": ")),
  });
}
