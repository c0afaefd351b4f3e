import type { Scope } from "../expressions/evaluate.ts";
import type { FunctionName } from "../expressions/tree.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { ProductDocument } from "../schema/product.ts";
import type { Configuration } from "./configuration.ts";
import { countPrintedGraphemes } from "./graphemes.ts";
import { resolveSelections } from "./selections.ts";

/** What a product's expressions see of one configuration: option values with defaults, and counts per print area. */
export function scopeOf(product: ProductDocument, configuration: Configuration): Scope {
  const selections = resolveSelections(product, configuration.selections);
  return {
    option: (id) => selections[id] ?? null,
    call: (name, area) => count(name, (configuration.elements[area] ?? []).filter(isFilled)),
  };
}

/** A text nobody wrote yet and a slot without its picture are not there: they are neither printed nor priced. */
export function isFilled(element: DesignElement): boolean {
  switch (element.kind) {
    case "text":
      return element.text.trim() !== "";
    case "image":
      return element.upload !== "";
    case "shape":
      return true;
  }
}

function count(name: FunctionName, elements: readonly DesignElement[]): number | boolean {
  switch (name) {
    case "graphemes":
      return elements.reduce((sum, each) => sum + (each.kind === "text" ? countPrintedGraphemes(each.text) : 0), 0);
    case "elements":
      return elements.length;
    case "texts":
      return elements.filter((each) => each.kind === "text").length;
    case "images":
      return elements.filter((each) => each.kind === "image").length;
    case "used":
      return elements.length > 0;
  }
}
