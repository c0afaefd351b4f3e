import { conditionHolds } from "../../../configurator-schemas/configuration/conditions.ts";
import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import type { Localised } from "../../../configurator-schemas/schema/localised.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

export interface Recommended {
  readonly value: Selection;
  readonly because: Localised | undefined;
}

/** What the merchant would take with the present choices. */
export function recommendedValues(
  product: Product,
  configuration: Configuration,
  option: Option,
): readonly Recommended[] {
  if (!("recommended" in option) || option.recommended.length === 0) return [];
  const scope = scopeOf(product, configuration);
  return option.recommended
    .filter(({ when }) => conditionHolds(product, when, scope))
    .map(({ value, because }) => ({ value, because }));
}
