import { checkElements } from "../artwork/check-elements.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { UploadFacts } from "../configuration/upload-facts.ts";
import { checkSelections } from "../rules/check-selections.ts";
import { hasErrors } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

export interface CheckAnswer {
  /** No error at all, unanswered options and empty slots aside. */
  readonly valid: boolean;
  /** Nothing unanswered. */
  readonly complete: boolean;
  readonly issues: readonly Issue[];
}

export interface CheckContext {
  readonly uploads?: ReadonlyMap<string, UploadFacts> | undefined;
}

/**
 * What can be said of a settled configuration before anything about templates has been loaded, as in a browser's first
 * moment. Everybody else asks checkConfiguration.
 */
export function checkBasics(product: Product, configuration: Configuration, context: CheckContext): Issue[] {
  return [...checkSelections(product, configuration, context), ...checkElements(product, configuration, context)];
}

/** Issues as an answer to "is it allowed, and is anything missing?". */
export function answerOf(issues: readonly Issue[]): CheckAnswer {
  return {
    valid: !hasErrors(issues.filter((each) => !isUnanswered(each))),
    complete: !issues.some(isUnanswered),
    issues,
  };
}

/** Something still to be answered is not a mistake. */
function isUnanswered({ code }: Issue): boolean {
  return code === "option_missing" || code === "slot_empty";
}
