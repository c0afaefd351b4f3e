import { checkAttributes } from "./check-attributes.ts";
import { checkPlates } from "./check-plates.ts";
import { checkReferences } from "./check-references.ts";
import { checkTables } from "./check-tables.ts";
import { checkTemplates, templatesOfProduct } from "./check-templates.ts";
import { compileExpressions } from "./compile-expressions.ts";
import { fillCalendar } from "./fill-calendar.ts";
import { findCycle } from "./find-cycle.ts";
import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { Library } from "./library.ts";
import type { Option } from "./option.ts";
import type { Parsed } from "./parse-document.ts";
import type { Product, ProductDocument } from "./product.ts";
import { unknownReference } from "./unknown-reference.ts";

/**
 * Makes a published version of a document: fills in option sets and the calendar, parses and checks every expression, resolves
 * every reference. All mistakes are reported at once; a product with one is not published.
 */
export function compileProduct(document: ProductDocument, library: Library, version: number): Parsed<Product> {
  const issues: Issue[] = [];
  const options = document.options.map((option, i) => fillValues(option, i, library, issues));
  const dated = fillCalendar(document, library.calendars);
  if (!dated.ok) issues.push(...dated.issues);
  const filled: ProductDocument = { ...(dated.ok ? dated.value : document), options };
  checkIds(filled, issues);
  checkReferences(filled, library, issues);
  checkPlates(filled, library, issues);
  checkAttributes(filled, issues);
  checkTables(filled, issues);
  checkTemplates(filled, library, issues);
  const templates = templatesOfProduct(document, library);
  const expressions = compileExpressions({ ...filled, templates }, issues, library.limits);
  if (issues.length === 0) issues.push(...findCycle(filled, expressions));
  if (issues.length > 0) return { ok: false, issues };

  return {
    ok: true,
    value: {
      ...filled,
      version,
      expressions,
      templateDocuments: templates,
      profileDocuments: document.profiles.flatMap((id) => library.profiles.filter((profile) => profile.id === id)),
    },
  };
}

function fillValues(option: Option, index: number, library: Library, issues: Issue[]): Option {
  if (option.kind !== "choice" && option.kind !== "multi-choice") return option;
  const { valuesFrom, ...rest } = option;
  const path = ["options", index];
  if (valuesFrom === undefined) {
    if (!option.values) {
      issues.push(
        issue("document_invalid", "error", [...path, "values"], { expected: "values or valuesFrom", got: "nothing" }),
      );
    }
    return rest;
  }
  const set = library.optionSets.find((each) => each.id === valuesFrom);
  if (!set)
    issues.push(
      unknownReference(
        [...path, "valuesFrom"],
        "option set",
        valuesFrom,
        library.optionSets.map((each) => each.id),
      ),
    );
  return { ...rest, values: set?.values ?? [] };
}

function checkIds(document: ProductDocument, issues: Issue[]): void {
  const lists: [name: string, ids: readonly string[]][] = [
    ["options", document.options.map((each) => each.id)],
    ["derived", document.derived.map((each) => each.id)],
    ["parts", document.parts.map((each) => each.id)],
    ["printAreas", document.printAreas.map((each) => each.id)],
    ["rules", document.rules.map((each) => each.id)],
    ["steps", document.steps.map((each) => each.id)],
    ...document.options.flatMap((option, i): [string, readonly string[]][] =>
      "values" in option ? [[`options/${i}/values`, (option.values ?? []).map((value) => value.id)]] : [],
    ),
  ];
  for (const [name, ids] of lists) {
    const seen = new Set<string>();
    ids.forEach((id, i) => {
      if (seen.has(id)) issues.push(issue("duplicate_id", "error", [...name.split("/"), i, "id"], { got: id }));
      seen.add(id);
    });
  }
  const optionIds = new Set(document.options.map((each) => each.id));
  document.derived.forEach(({ id }, i) => {
    if (optionIds.has(id)) issues.push(issue("duplicate_id", "error", ["derived", i, "id"], { got: id }));
  });
}
