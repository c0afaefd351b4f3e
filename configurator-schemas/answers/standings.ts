import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration, Selection, Selections } from "../configuration/configuration.ts";
import { scopeOf } from "../configuration/scope.ts";
import { selectionOf } from "../configuration/selections.ts";
import type { Product } from "../schema/product.ts";

/** What an option stands at: its value with what follows from the rules, and whether it is asked at all. */
export interface OptionStanding {
  readonly available: boolean;
  readonly value: Selection | null;
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
