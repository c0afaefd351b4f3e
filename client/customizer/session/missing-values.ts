import { stockOf } from "../../../configurator-schemas/configuration/availability.ts";
import type { Shortage, Stock } from "../../../configurator-schemas/configuration/availability.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** Per option, the values that are out of stock with what is chosen beside them. */
export type MissingValues = ReadonlyMap<string, ReadonlyMap<string | boolean, Stock>>;

export function missingValues(
  product: Product,
  { selections }: Configuration,
  shortages: readonly Shortage[],
): MissingValues {
  if (shortages.length === 0) return new Map();
  return new Map(
    product.options.flatMap((option): [string, ReadonlyMap<string | boolean, Stock>][] => {
      const values: readonly (string | boolean)[] =
        "values" in option ? (option.values ?? []).map(({ id }) => id) : option.kind === "boolean" ? [true] : [];
      const missing = values.flatMap((value): [string | boolean, Stock][] => {
        const stock = stockOf(product, { shortages, selections }, { option: option.id, value });
        return stock ? [[value, stock]] : [];
      });
      return missing.length === 0 ? [] : [[option.id, new Map(missing)]];
    }),
  );
}
