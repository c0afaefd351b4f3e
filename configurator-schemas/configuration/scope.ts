import { exact } from "../expressions/evaluate.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { FunctionName, Value } from "../expressions/tree.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { Option } from "../schema/option.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";
import { isBlankText } from "./blank-text.ts";
import { conditionHolds, valueOf } from "./conditions.ts";
import type { Configuration } from "./configuration.ts";
import { countPrintedGraphemes, graphemesOf } from "./graphemes.ts";
import { selectionOf } from "./selections.ts";

/**
 * What a product's expressions see of one configuration: option values with defaults, derived values, and counts per print
 * area. An option that is not available is null, whatever was picked for it before; so is one not answered, unless it is a text. Conditions that wait for each other were
 * refused when the product was published.
 */
export function scopeOf(product: Product, configuration: Configuration): Scope {
  const { options, derived } = indexOf(product);
  const found = new Map<string, Value>();
  const look = (id: string): Value => {
    const derivedValue = derived.get(id);
    if (derivedValue) return valueOf(product, derivedValue.value, scope);
    const option = options.get(id);
    if (!option || !conditionHolds(product, option.availableWhen, scope)) return null;
    // A text nobody typed is the empty text.
    return selectionOf(option, configuration.selections) ?? (option.kind === "text" ? "" : null);
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
    call: (name, area) => count(name, (configuration.elements[area] ?? []).filter(isFilled)),
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
/** A text nobody wrote yet, a slot without its picture and what is hidden are not there: they are neither printed nor priced. */
export function isFilled(element: DesignElement): boolean {
  return element.hidden !== true && hasContent(element);
}

/** Whether there would be anything to see of it, hidden or not. */
export function hasContent(element: DesignElement): boolean {
  switch (element.kind) {
    case "text":
      return !isBlankText(element.text);
    case "image":
      return element.upload !== "";
    case "shape":
    case "art":
      return true;
    case "code":
      return element.value.trim() !== "";
  }
}

/** Colours that are named, as screens and vinyls are counted; a photo has none, nor a motif left in its own colours. */
function coloursOf(elements: readonly DesignElement[]): ReadonlySet<string> {
  return new Set(elements.flatMap((each) => namedColours(each).map((colour) => colour.toLowerCase())));
}

function namedColours(element: DesignElement): readonly string[] {
  switch (element.kind) {
    case "text":
      return [element.color, ...(element.outline ? [element.outline.color] : [])];
    case "image":
      return [];
    case "shape":
      return [element.fill];
    case "art":
      return element.colours ?? [];
    case "code":
      return [element.fill, ...(element.background === undefined ? [] : [element.background])];
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
    case "colours":
      return coloursOf(elements).size;
    case "used":
      return elements.length > 0;
  }
}
