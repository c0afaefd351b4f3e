import type { FunctionName } from "../expressions/tree.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { countPrintedGraphemes } from "./graphemes.ts";
import { coloursOf } from "./inks.ts";
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
