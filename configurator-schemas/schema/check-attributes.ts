import type { NamedThing } from "../expressions/check.ts";
import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { Attribute, OptionValue } from "./option.ts";
import type { ProductDocument } from "./product.ts";

/** An attribute that is a number for one value and a text for the next cannot be compared with anything. */
export function checkAttributes(document: ProductDocument, issues: Issue[]): void {
  document.options.forEach((option, i) => {
    if (!("values" in option)) return;
    const kinds = attributesOf(option.values ?? []);
    option.values?.forEach(({ attributes = {} }, j) => {
      for (const [name, value] of Object.entries(attributes)) {
        if (kinds.get(name) === kindOf(value)) continue;
        const expected = `a ${kinds.get(name)}, as for the other values`;
        const path = ["options", i, "values", j, "attributes", name];
        issues.push(issue("document_invalid", "error", path, { expected, got: JSON.stringify(value) }));
      }
    });
  });
}

/** The attributes of an option's values, and what kind each is. */
export function attributesOf(values: readonly OptionValue[]): NonNullable<NamedThing["attributes"]> {
  return new Map(
    values.flatMap(({ attributes = {} }) => Object.entries(attributes).map(([name, value]) => [name, kindOf(value)])),
  );
}

function kindOf(value: Attribute): "boolean" | "number" | "text" {
  if (typeof value === "string") return "text";
  return typeof value === "number" ? "number" : "boolean";
}
