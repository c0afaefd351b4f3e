import type { DesignElement } from "../schema/design-element.ts";
import type { Configuration, Selection } from "./configuration.ts";

const NONE: readonly DesignElement[] = [];

/** Pure edits: each takes a configuration and returns the changed one; an id that is not there changes nothing. */

export function select(configuration: Configuration, option: string, value: Selection | undefined): Configuration {
  const { [option]: _old, ...others } = configuration.selections;
  return { ...configuration, selections: value === undefined ? others : { ...others, [option]: value } };
}

export function addElement(configuration: Configuration, area: string, element: DesignElement): Configuration {
  return editElements(configuration, area, (elements) => [...elements, element]);
}

export function removeElement(configuration: Configuration, area: string, id: string): Configuration {
  return editElements(configuration, area, (elements) => elements.filter((each) => each.id !== id));
}

/** Replaces one element by what `change` makes of it. */
export function changeElement(
  configuration: Configuration,
  { area, id }: { readonly area: string; readonly id: string },
  change: (element: DesignElement) => DesignElement,
): Configuration {
  return editElements(configuration, area, (elements) =>
    elements.map((each) => (each.id === id ? change(each) : each)),
  );
}

/** The next free element id of the form e1, e2, … over all areas. */
export function nextElementId(configuration: Configuration): string {
  const taken = new Set(Object.values(configuration.elements).flatMap((elements) => elements.map((each) => each.id)));
  let n = 1;
  while (taken.has(`e${n}`)) n += 1;
  return `e${n}`;
}

/** Replaces the elements of one area by what `change` makes of them; the same configuration where that is the same list. */
export function editElements(
  configuration: Configuration,
  area: string,
  change: (elements: readonly DesignElement[]) => readonly DesignElement[],
): Configuration {
  const before = configuration.elements[area] ?? NONE;
  const after = change(before);
  if (after === before) return configuration;
  return { ...configuration, elements: { ...configuration.elements, [area]: [...after] } };
}
