import type { Configuration } from "../configuration/configuration.ts";
import { scopeOf } from "../configuration/scope.ts";
import { defaultOf } from "../configuration/selections.ts";
import type { Value } from "../expressions/tree.ts";
import type { Option } from "../schema/option.ts";
import type { Product } from "../schema/product.ts";

/** Working days that making one piece of a settled configuration takes: the product's, and what its choices add (D3). */
export function leadTimeOf(product: Product, configuration: Configuration): number {
  const scope = scopeOf(product, configuration);
  // An option that is not asked is null in the scope, whatever was picked for it before.
  const added = product.options
    .filter(mayAddDays)
    .reduce((sum, option) => sum + addedDays(option, scope.option(option.id)), 0);
  return Math.max(0, product.leadTimeDays + added);
}

/** Of the others it does not matter whether they are asked, which takes longer to find out. */
function mayAddDays(option: Option): boolean {
  if ("values" in option) return option.values?.some(({ leadTimeDays }) => leadTimeDays !== undefined) ?? false;
  return "leadTimeDays" in option && option.leadTimeDays !== undefined;
}

function addedDays(option: Option, value: Value): number {
  if (value === null) return 0;
  switch (option.kind) {
    case "choice":
    case "multi-choice": {
      const chosen: readonly Value[] = Array.isArray(value) ? value : [value];
      return (option.values ?? []).reduce(
        (sum, { id, leadTimeDays = 0 }) => sum + (chosen.includes(id) ? leadTimeDays : 0),
        0,
      );
    }
    case "boolean":
      return value === true ? (option.leadTimeDays ?? 0) : 0;
    case "number":
      return value === defaultOf(option) ? 0 : (option.leadTimeDays ?? 0);
    case "text":
    case "colour":
    case "image":
      return typeof value === "string" && value.trim() !== "" ? (option.leadTimeDays ?? 0) : 0;
  }
}
