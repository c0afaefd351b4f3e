import type { Configuration } from "../configuration/configuration.ts";
import { inksOf } from "../configuration/inks.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { offeredSpots } from "../configuration/offered-spots.ts";
import { issue, localisedParam } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

/** Inks of their own that a design is drawn in and the options chosen do not have: nobody would pay for them (SPEC A94). */
export function checkSpots(product: Product, configuration: Configuration, area: string): Issue[] {
  const missing = offeredSpots(product, area, configuration).filter(({ isChosen }) => !isChosen);
  if (missing.length === 0) return [];
  return (madeElements(product, configuration)[area] ?? []).flatMap((element, index) =>
    missing
      .filter(({ colour }) => isFilled(element) && inksOf(element).includes(colour))
      .map(({ colour, label }) =>
        issue("spot_not_chosen", "error", ["elements", area, index], { colour, label: localisedParam(label) }),
      ),
  );
}
