import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { partsOf } from "../../../configurator-schemas/configuration/parts.ts";
import type { CutPart } from "../../../configurator-schemas/configuration/parts.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import type { DerivedValue } from "../../../configurator-schemas/schema/derived.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

export interface Fact extends Pick<DerivedValue, "id" | "label" | "unit"> {
  /** Undefined while an answer it follows from is missing. */
  readonly value: number | undefined;
}

export interface Facts {
  readonly numbers: readonly Fact[];
  readonly parts: readonly CutPart[];
}

/** What follows from the choices: the derived numbers that are shown, and the cut list. */
export function factsOf(product: Product, configuration: Configuration): Facts {
  const scope = scopeOf(product, configuration);
  const numbers = product.derived
    .filter(({ shown }) => shown)
    .map(({ id, label, unit }): Fact => {
      const value = scope.option(id);
      return { id, label, unit, value: typeof value === "number" ? value : undefined };
    });
  return { numbers, parts: partsOf(product, configuration) };
}
