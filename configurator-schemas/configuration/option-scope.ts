import { exact } from "../expressions/evaluate.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { Value } from "../expressions/tree.ts";
import type { Option } from "../schema/option.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";
import { conditionHolds, valueOf } from "./conditions.ts";
import type { Selections } from "./configuration.ts";
import { graphemesOf } from "./graphemes.ts";
import { selectionOf } from "./selections.ts";

/**
 * What expressions see of selections: option values with defaults and derived values; `call` answers for the print areas. An
 * option that is not available is null, whatever was picked for it before; so is one not answered, unless it is a text.
 * Conditions that wait for each other were refused when the product was published.
 */
export function optionScope(product: Product, selections: Selections, call: Scope["call"]): Scope {
  const { options, derived } = indexOf(product);
  const found = new Map<string, Value>();
  const look = (id: string): Value => {
    const derivedValue = derived.get(id);
    if (derivedValue) return valueOf(product, derivedValue.value, scope);
    const option = options.get(id);
    if (!option || !conditionHolds(product, option.availableWhen, scope)) return null;
    // A text nobody typed is the empty text.
    return selectionOf(option, selections) ?? (option.kind === "text" ? "" : null);
  };
  const scope: Scope = {
    option(id) {
      let value = found.get(id);
      if (value === undefined) {
        value = look(id);
        found.set(id, value);
      }
      return value;
    },
    attribute: (id, name) => attributeOf(options.get(id), scope.option(id), name) ?? null,
    sum(id, name) {
      const chosen = scope.option(id);
      const ids: readonly Value[] = Array.isArray(chosen) ? chosen : [chosen];
      return ids.reduce<number>((sum, each) => exact(sum + numberOr0(attributeOf(options.get(id), each, name))), 0);
    },
    size(id) {
      const value = scope.option(id);
      if (Array.isArray(value)) return value.length;
      return typeof value === "string" ? graphemesOf(value).length : 0;
    },
    call,
  };
  return scope;
}

function attributeOf(option: Option | undefined, value: Value, name: string): Value | undefined {
  if (!option || !("values" in option) || typeof value !== "string") return undefined;
  return option.values?.find((each) => each.id === value)?.attributes?.[name];
}

function numberOr0(value: Value | undefined): number {
  return typeof value === "number" ? value : 0;
}
