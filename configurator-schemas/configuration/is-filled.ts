import type { DesignElement } from "../schema/design-element.ts";
import { isBlankText } from "./blank-text.ts";

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
