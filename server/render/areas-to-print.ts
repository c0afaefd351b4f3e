import { conditionHolds } from "../../configurator-schemas/configuration/conditions.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { isFilled } from "../../configurator-schemas/configuration/is-filled.ts";
import { madeElements } from "../../configurator-schemas/configuration/made-elements.ts";
import { scopeOf } from "../../configurator-schemas/configuration/scope.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

interface Design {
  readonly product: Product;
  readonly configuration: Configuration;
  /** Absent = all. */
  readonly areas?: readonly string[] | undefined;
}

/** Asked-for areas (or all) that are available and carry something. */
export function areasToPrint({ product, configuration, areas }: Design): string[] {
  const scope = scopeOf(product, configuration);
  return product.printAreas
    .filter(
      (area) =>
        (areas?.includes(area.id) ?? true) &&
        conditionHolds(product, area.availableWhen, scope) &&
        (madeElements(product, configuration)[area.id] ?? []).some(isFilled),
    )
    .map((area) => area.id);
}
