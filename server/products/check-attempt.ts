import type { Selection } from "../../configurator-schemas/configuration/configuration.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { NumberOption, Option } from "../../configurator-schemas/schema/option.ts";
import { indexOf } from "../../configurator-schemas/schema/product-index.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

/**
 * What is wrong with asking for a value, before any rule is looked at: an option the product does not have, one without values
 * (texts, colours, pictures: nothing about them is ever impossible), or a value the option does not have.
 */
export function checkAttempt(
  product: Product,
  { option: id, value }: { readonly option: string; readonly value: Selection },
): readonly Issue[] {
  const option = indexOf(product).options.get(id);
  if (!option) return [issue("option_unknown", "error", ["attempt", "option"], { option: id, product: product.id })];
  return checkValue(option, value);
}

function checkValue(option: Option, value: Selection): readonly Issue[] {
  switch (option.kind) {
    case "choice":
      return typeof value === "string" ? checkListed(option, [value]) : wrongKind(option, value, "text");
    case "multi-choice":
      return Array.isArray(value) ? checkListed(option, value) : wrongKind(option, value, "list");
    case "boolean":
      return typeof value === "boolean" ? [] : wrongKind(option, value, "boolean");
    case "number":
      return typeof value === "number" ? checkNumber(option, value) : wrongKind(option, value, "number");
    case "text":
    case "colour":
    case "image":
      return [
        issue("value_wrong_kind", "error", ["attempt", "option"], {
          label: labelOf(option),
          expected: "choice | multi-choice | boolean | number",
          got: option.kind,
        }),
      ];
  }
}

function checkListed(
  option: Extract<Option, { kind: "choice" | "multi-choice" }>,
  asked: readonly string[],
): readonly Issue[] {
  const known = (option.values ?? []).map(({ id }) => id);
  const unknown = asked.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    const params = { label: labelOf(option), got: unknown.slice(0, 20).join(", "), expected: known.join(", ") };
    return [issue("value_unknown", "error", ["attempt", "value"], params)];
  }
  return new Set(asked).size === asked.length
    ? []
    : outOfRange(option, { got: asked.length, min: 0, max: known.length });
}

function checkNumber(option: NumberOption, value: number): readonly Issue[] {
  const { min, max, step } = option;
  const steps = (value - min) / step;
  const isOnGrid = Math.abs(steps - Math.round(steps)) <= 1e-6;
  return value >= min && value <= max && isOnGrid ? [] : outOfRange(option, { got: value, min, max, step });
}

function outOfRange(option: Option, params: Readonly<Record<string, number>>): readonly Issue[] {
  return [issue("value_out_of_range", "error", ["attempt", "value"], { label: labelOf(option), ...params })];
}

function wrongKind(option: Option, value: Selection, expected: string): readonly Issue[] {
  const params = { label: labelOf(option), expected, got: JSON.stringify(value).slice(0, 80) };
  return [issue("value_wrong_kind", "error", ["attempt", "value"], params)];
}

/** In every language; the reader's is chosen where it is shown. */
function labelOf({ label }: Option): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(label).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
