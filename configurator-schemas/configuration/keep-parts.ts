import type { DesignElement } from "../schema/design-element.ts";
import type { Product } from "../schema/product.ts";
import type { Configuration } from "./configuration.ts";
import { allowedEdit, freedomOf } from "./template-parts.ts";

type Elements = readonly DesignElement[];

/**
 * An edit as far as the templates on it allow: parts keep what may not be changed of them, those that may not go come back in
 * their places, and none of them changes places with another. Not for laying out or restoring a template.
 */
export function keepParts(product: Product, before: Configuration, after: Configuration): Configuration {
  const elements = Object.entries(after.elements).map(([area, list]): [string, DesignElement[]] => {
    const old = before.elements[area] ?? [];
    return [area, list === old ? list : keptList(product, old, list)];
  });
  if (elements.every(([area, list]) => list === after.elements[area])) return after;
  return { ...after, elements: Object.fromEntries(elements) };
}

function keptList(product: Product, before: Elements, after: DesignElement[]): DesignElement[] {
  const bound = before.filter((each) => !freedomOf(product, each).look);
  if (bound.length === 0) return after;
  const old = new Map(before.map((each) => [each.id, each]));
  const allowed = after.map((each) => {
    const was = old.get(each.id);
    return was && was !== each ? allowedEdit(product, was, each) : each;
  });
  const whole = bound.reduce<DesignElement[]>((list, part) => {
    if (list.some(({ id }) => id === part.id) || freedomOf(product, part).removal) return list;
    return list.toSpliced(Math.min(before.indexOf(part), list.length), 0, part);
  }, allowed);
  return inOrder(before, bound, whole);
}

/** Bound parts and what comes from their template stand in the order they stood in; others where they were put. */
function inOrder(before: Elements, bound: Elements, after: DesignElement[]): DesignElement[] {
  const templates = new Set(bound.map(({ part }) => part?.template));
  const isOf = ({ id, part }: DesignElement) =>
    part !== undefined && templates.has(part.template) && before.some((each) => each.id === id);
  const ranked = after.filter(isOf).toSorted((a, b) => placeIn(before, a) - placeIn(before, b));
  let next = 0;
  return after.map((each) => (isOf(each) ? (ranked[next++] ?? each) : each));
}

function placeIn(elements: Elements, { id }: DesignElement): number {
  return elements.findIndex((each) => each.id === id);
}
