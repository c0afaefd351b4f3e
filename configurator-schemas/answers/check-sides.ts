import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { select } from "../configuration/edit.ts";
import { scopeOf } from "../configuration/scope.ts";

import { areasIn, namesIn } from "../expressions/names-in.ts";
import { indexOf } from "../schema/product-index.ts";
import { issue, localisedParam } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { Product } from "../schema/product.ts";

/** Sides somebody chose and pays for, with nothing on them (SPEC A67). */
export function checkSides(product: Product, configuration: Configuration): Issue[] {
  const made = madeElements(product, configuration);
  return product.printAreas
    .filter((area) => !(made[area.id] ?? []).some(isFilled))
    .filter((area) => switchOf(product, area, configuration) !== undefined)
    .map((area) => issue("side_empty", "warning", ["elements", area.id], { area: localisedParam(area.label) }));
}

/** The priced pick that switches a side on: without it the side is not there. */
export function switchOf(product: Product, area: PrintArea, configuration: Configuration): string | undefined {
  if (area.availableWhen === undefined) return undefined;
  if (!conditionHolds(product, area.availableWhen, scopeOf(product, configuration))) return undefined;
  const picked = namesOf(product, area.availableWhen).filter((id) => configuration.selections[id] !== undefined);
  return picked.find(
    (id) =>
      !conditionHolds(product, area.availableWhen, scopeOf(product, select(configuration, id, undefined))) &&
      isPriced(product, area, id),
  );
}

/** A row of a price table speaks of the pick, or counts what is on the side. */
function isPriced(product: Product, area: PrintArea, option: string): boolean {
  return product.prices.some(({ surcharges, oneOff }) =>
    [...surcharges.flatMap(({ when, per }) => [when, per]), ...oneOff.map(({ when }) => when)].some((text) => {
      if (text === undefined) return false;
      const tree = product.expressions[text];
      return namesOf(product, text).includes(option) || (tree !== undefined && areasIn(tree).has(area.id));
    }),
  );
}

/** The options an expression looks at, also by derived values. */
function namesOf(product: Product, text: string): readonly string[] {
  const { derived } = indexOf(product);
  const tree = product.expressions[text];
  return [...(tree ? namesIn(tree) : [])].flatMap((name) => {
    const value = derived.get(name)?.value;
    // Derived values that go round in circles were refused when the product was published.
    return value === undefined ? [name] : namesOf(product, value);
  });
}
