import type { FunctionName } from "../expressions/tree.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { countPrintedGraphemes } from "./graphemes.ts";
import { isFilled } from "./is-filled.ts";

/** What an expression's function says of the elements of one print area; what is not there does not count. */
export function countElements(name: FunctionName, all: readonly DesignElement[]): number | boolean {
  const elements = all.filter(isFilled);
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
