import type { DesignElement } from "../schema/design-element.ts";
import { isFilled } from "./is-filled.ts";

/** Colours that are named, as screens and vinyls are counted; a photo has none, nor a motif left in its own colours. */
export function coloursOf(elements: readonly DesignElement[]): ReadonlySet<string> {
  return new Set(elements.filter(isFilled).flatMap((each) => inksOf(each).map((colour) => colour.toLowerCase())));
}

/** The colours an element names for itself. */
export function inksOf(element: DesignElement): readonly string[] {
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

/** The element with every colour it names replaced by what `change` makes of it. */
export function withInks(element: DesignElement, change: (colour: string) => string): DesignElement {
  switch (element.kind) {
    case "text": {
      const { outline } = element;
      return {
        ...element,
        color: change(element.color),
        ...(outline && { outline: { ...outline, color: change(outline.color) } }),
      };
    }
    case "image":
      return element;
    case "shape":
      return { ...element, fill: change(element.fill) };
    case "art":
      return element.colours ? { ...element, colours: element.colours.map(change) } : element;
    case "code":
      return {
        ...element,
        fill: change(element.fill),
        ...(element.background !== undefined && { background: change(element.background) }),
      };
  }
}
