import { checkElements } from "../artwork/check-elements.ts";
import type { Configuration, Selection, Selections } from "../configuration/configuration.ts";
import { scopeOf } from "../configuration/scope.ts";
import { conditionHolds } from "../configuration/conditions.ts";
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
  readonly issues: readonly Issue[];
}

/** What an option stands at: its value with what follows from the rules, and whether it is asked at all. */
export interface OptionStanding {
  readonly available: boolean;
  readonly value: Selection | null;
}

/**
 * Is the configuration allowed, and is anything missing? Everything that needs no text shaping. The configuration is a
 * settled one: see rules/guide.
 */
export function checkConfiguration(
  product: Product,
  configuration: Configuration,
  context: { readonly uploads?: ReadonlyMap<string, UploadFacts> | undefined },
): CheckAnswer {
  const issues = [
    ...checkSelections(product, configuration, context),
    ...checkElements(product, configuration, context),
  ];
  return {
    valid: !hasErrors(issues.filter((each) => each.code !== "option_missing")),
    complete: !issues.some((each) => each.code === "option_missing"),
    issues,
  };
}

/** Every option's standing, in the document's order. */
export function standingsOf(product: Product, configuration: Configuration): ReadonlyMap<string, OptionStanding> {
  const scope = scopeOf(product, configuration);
  return new Map(
    product.options.map((option) => [
      option.id,
      {
        available: conditionHolds(product, option.availableWhen, scope),
        value: selectionOf(option, configuration.selections) ?? null,
      },
    ]),
  );
}

/** A configuration with other selections. */
export function withSelections(configuration: Configuration, selections: Selections): Configuration {
  return selections === configuration.selections ? configuration : { ...configuration, selections };
}
