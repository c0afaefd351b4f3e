import type { DesignElement } from "../schema/design-element.ts";
import type { Configuration, Selection } from "./configuration.ts";

/** Pure edits: each takes a configuration and returns the changed one; an id that is not there changes nothing. */

export function select(configuration: Configuration, option: string, value: Selection | undefined): Configuration {
  const { [option]: _old, ...others } = configuration.selections;
  return { ...configuration, selections: value === undefined ? others : { ...others, [option]: value } };
}

export function addElement(configuration: Configuration, area: string, element: DesignElement): Configuration {
  return withElements(configuration, area, (elements) => [...elements, element]);
}

export function removeElement(configuration: Configuration, area: string, id: string): Configuration {
  return withElements(configuration, area, (elements) => elements.filter((each) => each.id !== id));
}

/** Replaces one element by what `change` makes of it. */
export function changeElement(
  configuration: Configuration,
  { area, id }: { readonly area: string; readonly id: string },
  change: (element: DesignElement) => DesignElement,
): Configuration {
  return withElements(configuration, area, (elements) =>
    elements.map((each) => (each.id === id ? change(each) : each)),
  );
}

/** Moves an element to a place in the drawing order; 0 is drawn first (lowest). */
export function reorderElement(
  configuration: Configuration,
  { area, id }: { readonly area: string; readonly id: string },
  index: number,
): Configuration {
  return withElements(configuration, area, (elements) => {
    const element = elements.find((each) => each.id === id);
    if (!element) return elements;
    const others = elements.filter((each) => each.id !== id);
    return others.toSpliced(Math.max(0, Math.min(index, others.length)), 0, element);
  });
}

/** The next free element id of the form e1, e2, … over all areas. */
export function nextElementId(configuration: Configuration): string {
  const taken = new Set(Object.values(configuration.elements).flatMap((elements) => elements.map((each) => each.id)));
  let n = 1;
  while (taken.has(`e${n}`)) n += 1;
  return `e${n}`;
}

function withElements(
  configuration: Configuration,
  area: string,
  change: (elements: DesignElement[]) => DesignElement[],
): Configuration {
  return {
    ...configuration,
    elements: { ...configuration.elements, [area]: change(configuration.elements[area] ?? []) },
  };
}
