import type { Configuration } from "../configuration/configuration.ts";
import { selectionOf } from "../configuration/selections.ts";
import { couldHold } from "../expressions/could-hold.ts";
import type { Scope } from "../expressions/evaluate.ts";
import { namesIn } from "../expressions/names-in.ts";
import type { Option } from "../schema/option.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";

/**
 * Tells which names may still come to something else: options asked but not answered, options of which it is not known whether
 * they will be asked, and derived values of either.
 */
export function openNames(
  product: Product,
  { configuration, scope }: { readonly configuration: Configuration; readonly scope: Scope },
): (name: string) => boolean {
  const { options, derived } = indexOf(product);
  const known = new Map<string, boolean>();
  const isOpen = (name: string): boolean => {
    const found = known.get(name) ?? look(name);
    known.set(name, found);
    return found;
  };
  const look = (name: string): boolean => {
    const value = derived.get(name)?.value;
    const tree = value === undefined ? undefined : product.expressions[value];
    if (tree) return [...namesIn(tree)].some(isOpen);
    const option = options.get(name);
    if (!option) return false;
    const condition = option.availableWhen === undefined ? undefined : product.expressions[option.availableWhen];
    const asked = condition === undefined ? "holds" : couldHold(condition, { scope, isOpen });
    return asked === "open" || (asked === "holds" && !isAnswered(option, configuration));
  };
  return isOpen;
}

function isAnswered(option: Option, { selections }: Configuration): boolean {
  const value = selectionOf(option, selections);
  if (option.kind === "text" || option.kind === "image") return value !== undefined || !option.required;
  if (option.kind === "multi-choice") return Array.isArray(value) && value.length >= option.min;
  return value !== undefined;
}
