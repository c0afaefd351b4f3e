import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { select } from "../../../configurator-schemas/configuration/edit.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import { selectionOf } from "../../../configurator-schemas/configuration/selections.ts";
import { ruleHolds } from "../../../configurator-schemas/rules/rule-holds.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { Localised } from "../../../configurator-schemas/schema/localised.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** One change that makes a broken rule hold again without breaking another. */
export interface Repair {
  readonly option: Option;
  readonly value: Selection;
  readonly label: Localised | undefined;
}

const REPAIRS_SHOWN = 3;

/** The option an issue belongs beside: its own, or the one a broken rule asks something of. */
export function optionOfIssue(product: Product, { code, path, params }: Issue): string | undefined {
  if (code === "rule_broken") {
    const rule = product.rules.find((each) => each.id === params["rule"]);
    return rule && optionsIn(product, rule.require ?? "")[0]?.id;
  }
  return /^\/selections\/([^/]+)/.exec(path)?.[1];
}

/** Single changes of the options a rule asks about; what the rule's condition is made of stays as the shopper chose it. */
export function repairsOf(product: Product, configuration: Configuration, issue: Issue): readonly Repair[] {
  const rule = product.rules.find((each) => each.id === issue.params["rule"]);
  if (!rule) return [];
  const brokenNow = brokenRules(product, configuration);
  return optionsIn(product, rule.require ?? "")
    .flatMap((option) => candidates(option).map((value) => ({ option, ...value })))
    .filter(({ option, value }) => {
      if (selectionOf(option, configuration.selections) === value) return false;
      const broken = brokenRules(product, select(configuration, option.id, value));
      return !broken.has(rule.id) && [...broken].every((id) => brokenNow.has(id));
    })
    .slice(0, REPAIRS_SHOWN);
}

function brokenRules(product: Product, configuration: Configuration): ReadonlySet<string> {
  const scope = scopeOf(product, configuration);
  return new Set(product.rules.filter((rule) => !ruleHolds(product, rule, scope)).map((rule) => rule.id));
}

function candidates(option: Option): readonly { readonly value: Selection; readonly label: Localised | undefined }[] {
  switch (option.kind) {
    case "choice":
      return (option.values ?? []).map((value) => ({ value: value.id, label: value.label }));
    case "boolean":
      return [true, false].map((value) => ({ value, label: undefined }));
    default:
      return [];
  }
}

function optionsIn(product: Product, expression: string): readonly Option[] {
  // Words inside quotes are values, not options.
  const names = new Set(expression.replace(/'[^']*'|"[^"]*"/g, "").match(/[a-z][a-zA-Z0-9]*/g));
  return product.options.filter((option) => names.has(option.id));
}
