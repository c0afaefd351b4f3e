import type { Localised } from "../schema/localised.ts";
import type { Product } from "../schema/product.ts";
import { conditionHolds } from "./conditions.ts";
import type { Configuration } from "./configuration.ts";
import { scopeOf } from "./scope.ts";

/** An ink of its own among an area's colours. */
export interface OfferedSpot {
  /** As designs write it: `spot(name)`. */
  readonly colour: string;
  readonly label: Localised;
  /** Whether the options chosen have it. */
  readonly isChosen: boolean;
}

/** Inks of their own that an area offers. */
export function offeredSpots(product: Product, areaId: string, configuration: Configuration): readonly OfferedSpot[] {
  const { spots = [] } = product.printAreas.find(({ id }) => id === areaId) ?? {};
  if (spots.length === 0) return [];
  const scope = scopeOf(product, configuration);
  return spots.map(({ name, label, when }) => ({
    colour: `spot(${name})`,
    label,
    isChosen: conditionHolds(product, when, scope),
  }));
}
