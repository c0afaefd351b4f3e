import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { freedomOf } from "../../../configurator-schemas/configuration/template-parts.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

const known = new WeakMap<readonly DesignElement[], DesignElement[]>();

/** What a template does not let be moved is shown as locked; an area's list is the same object while it is the same. */
export function lockParts(product: Product, elements: Configuration["elements"]): Configuration["elements"] {
  const lists = Object.entries(elements).map(([area, list]): [string, DesignElement[]] => {
    if (!list.some((each) => each.part && !freedomOf(product, each).place)) return [area, list];
    const locked =
      known.get(list) ?? list.map((each) => (freedomOf(product, each).place ? each : { ...each, locked: true }));
    known.set(list, locked);
    return [area, locked];
  });
  return lists.every(([area, list]) => list === elements[area]) ? elements : Object.fromEntries(lists);
}
