import { checkElements } from "../artwork/check-elements.ts";
import type { Configuration, Selection } from "../configuration/configuration.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { scopeOf } from "../configuration/scope.ts";
import { selectionOf } from "../configuration/selections.ts";
import type { UploadFacts } from "../configuration/upload-facts.ts";
import { checkSelections } from "../rules/check-selections.ts";
import { hasErrors } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

export interface CheckAnswer {
  /** No error at all, unanswered options aside. */
  readonly valid: boolean;
  /** Nothing unanswered. */
  readonly complete: boolean;
  readonly options: readonly OptionAnswer[];
  readonly issues: readonly Issue[];
}

export interface OptionAnswer {
  readonly id: string;
  readonly available: boolean;
  readonly value: Selection | null;
  readonly forced: boolean;
}

/** Is the configuration allowed, and is anything missing? Everything that needs no text shaping. */
export function checkConfiguration(
  product: Product,
  configuration: Configuration,
  context: { readonly uploads?: ReadonlyMap<string, UploadFacts> | undefined },
): CheckAnswer {
  const issues = [
    ...checkSelections(product, configuration, context),
    ...checkElements(product, configuration, context),
  ];
  const missing = issues.filter((each) => each.code === "option_missing");
  const scope = scopeOf(product, configuration);
  return {
    valid: !hasErrors(issues.filter((each) => each.code !== "option_missing")),
    complete: missing.length === 0,
    options: product.options.map((option) => ({
      id: option.id,
      available: conditionHolds(product, option.availableWhen, scope),
      value: selectionOf(option, configuration.selections) ?? null,
      forced: false,
    })),
    issues,
  };
}
