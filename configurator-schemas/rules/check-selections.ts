import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration, Selection } from "../configuration/configuration.ts";
import { graphemesOf } from "../configuration/graphemes.ts";
import { matchesPattern } from "../configuration/matches-pattern.ts";
import { scopeOf } from "../configuration/scope.ts";
import { selectionOf } from "../configuration/selections.ts";
import type { UploadFacts } from "../configuration/upload-facts.ts";
import { variantOf } from "../configuration/variant.ts";
import { hasErrors, issue, localisedParam } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { NumberOption, Option, TextOption } from "../schema/option.ts";
import type { Product } from "../schema/product.ts";
import { openNames } from "./open-names.ts";
import { ruleHolds } from "./rule-holds.ts";

/**
 * Everything that is wrong with the selections: unknown options, values outside their option, answers missing, broken
 * rules. An option that is not available asks for nothing; a pick made while it was is kept and ignored.
 */
export function checkSelections(
  product: Product,
  configuration: Configuration,
  { uploads }: { readonly uploads?: ReadonlyMap<string, UploadFacts> | undefined },
): Issue[] {
  const scope = scopeOf(product, configuration);
  const issues: Issue[] = Object.keys(configuration.selections)
    .filter((id) => !product.options.some((option) => option.id === id))
    .map((id) => issue("option_unknown", "error", ["selections", id], { option: id, product: product.id }));

  for (const option of product.options) {
    if (!conditionHolds(product, option.availableWhen, scope)) continue;
    const value = selectionOf(option, configuration.selections);
    issues.push(...(value === undefined ? checkMissing(option) : checkValue(option, value, uploads)));
  }
  const isOpen = openNames(product, { configuration, scope });
  for (const rule of product.rules) {
    if (!ruleHolds(product, rule, { scope, isOpen })) {
      issues.push(
        issue("rule_broken", rule.severity, ["selections"], { rule: rule.id, because: localisedParam(rule.because) }),
      );
    }
  }
  if (!hasErrors(issues) && !variantOf(product, configuration)) {
    issues.push(issue("variant_unknown", "error", ["selections"], { options: product.variants.by.join(", ") }));
  }
  return issues;
}

function checkMissing(option: Option): Issue[] {
  const optional = (option.kind === "text" || option.kind === "image") && !option.required;
  return optional ? [] : [missing(option)];
}

function missing(option: Option): Issue {
  return issue("option_missing", "error", ["selections", option.id], {
    option: option.id,
    label: localisedParam(option.label),
  });
}

function checkValue(option: Option, value: Selection, uploads: ReadonlyMap<string, UploadFacts> | undefined): Issue[] {
  const path = ["selections", option.id];
  const label = localisedParam(option.label);
  const wrongKind = (expected: string) => [
    issue("value_wrong_kind", "error", path, { label, expected, got: JSON.stringify(value).slice(0, 80) }),
  ];
  switch (option.kind) {
    case "choice":
      if (typeof value !== "string") return wrongKind("text");
      return option.values?.some((each) => each.id === value)
        ? []
        : [
            issue("value_unknown", "error", path, {
              label,
              got: value,
              expected: (option.values ?? []).map((each) => each.id).join(", "),
            }),
          ];
    case "multi-choice": {
      if (!Array.isArray(value)) return wrongKind("list");
      const unknown = value.filter((id) => !option.values?.some((each) => each.id === id));
      if (unknown.length > 0)
        return [
          issue("value_unknown", "error", path, {
            label,
            got: unknown.join(", "),
            expected: (option.values ?? []).map((each) => each.id).join(", "),
          }),
        ];
      const count = new Set(value).size;
      const max = option.max ?? option.values?.length ?? 0;
      if (count < option.min) return [missing(option)];
      return count > max || count !== value.length
        ? [issue("value_out_of_range", "error", path, { label, got: value.length, min: option.min, max })]
        : [];
    }
    case "boolean":
      return typeof value === "boolean" ? [] : wrongKind("boolean");
    case "number":
      return typeof value === "number" ? checkNumber(option, value) : wrongKind("number");
    case "text":
      return typeof value === "string" ? checkText(option, value) : wrongKind("text");
    case "colour":
      if (typeof value !== "string" || !/^#[0-9a-f]{6}$/.test(value)) return wrongKind("#rrggbb");
      return option.free || option.palette.some((each) => each.colour === value)
        ? []
        : [
            issue("value_unknown", "error", path, {
              label,
              got: value,
              expected: option.palette.map((each) => each.colour).join(", "),
            }),
          ];
    case "image":
      if (typeof value !== "string") return wrongKind("text");
      if (value === "") return checkMissing(option);
      return uploads === undefined || uploads.has(value)
        ? []
        : [issue("upload_unknown", "error", path, { upload: value })];
  }
}

function checkNumber(option: NumberOption, value: number): Issue[] {
  const path = ["selections", option.id];
  const label = localisedParam(option.label);
  const steps = (value - option.min) / option.step;
  const offGrid = Math.abs(steps - Math.round(steps)) > 1e-6;
  if (value >= option.min && value <= option.max && !offGrid) return [];
  return [
    issue("value_out_of_range", "error", path, {
      label,
      got: value,
      min: option.min,
      max: option.max,
      step: option.step,
    }),
  ];
}

function checkText(option: TextOption, value: string): Issue[] {
  const path = ["selections", option.id];
  const label = localisedParam(option.label);
  if (value === "") return checkMissing(option);
  const issues: Issue[] = [];
  const graphemes = graphemesOf(value).length;
  const lines = value.split("\n").length;
  if (graphemes > option.maxGraphemes || lines > option.maxLines) {
    issues.push(
      issue("text_too_long", "error", path, {
        label,
        got: graphemes,
        max: option.maxGraphemes,
        lines,
        maxLines: option.maxLines,
      }),
    );
  }
  if (option.pattern !== undefined && !matchesPattern(value, option.pattern)) {
    issues.push(
      issue("text_wrong_pattern", "error", path, { label, got: value.slice(0, 80), pattern: option.pattern }),
    );
  }
  return issues;
}
