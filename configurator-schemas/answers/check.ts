import type { Configuration, Selection, Selections } from "../configuration/configuration.ts";
import { scopeOf } from "../configuration/scope.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { selectionOf } from "../configuration/selections.ts";
import type { Product } from "../schema/product.ts";
import { answerOf, checkBasics } from "./check-basics.ts";
import type { CheckAnswer, CheckContext } from "./check-basics.ts";
import { checkTemplateParts } from "./check-template-parts.ts";

/** What an option stands at: its value with what follows from the rules, and whether it is asked at all. */
export interface OptionStanding {
  readonly available: boolean;
  readonly value: Selection | null;
}

/**
 * Is the configuration allowed, and is anything missing? Everything that needs no text shaping. The configuration is a
 * settled one: see rules/guide.
 */
export function checkConfiguration(product: Product, configuration: Configuration, context: CheckContext): CheckAnswer {
  return answerOf([...checkBasics(product, configuration, context), ...checkTemplateParts(product, configuration)]);
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
