import type { DesignElement } from "../schema/design-element.ts";

const PREFIX = "group:";

/** The group of texts an element shares its size with; undefined when it is in none. */
export function textGroupOf(element: DesignElement): string | undefined {
  if (element.kind !== "text" || element.fit?.startsWith(PREFIX) !== true) return undefined;
  return element.fit.slice(PREFIX.length);
}

export function hasTextGroup(element: DesignElement): boolean {
  return textGroupOf(element) !== undefined;
}
