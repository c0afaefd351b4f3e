import { areaSize, designSize } from "../../configurator-schemas/configuration/area-size.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { madeElements } from "../../configurator-schemas/configuration/made-elements.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

interface Compared {
  readonly area: string;
  /** Id of a print profile. */
  readonly profile: string;
}

/**
 * Do two configurations of a product put the same artwork on an area? Judged by what was chosen (elements as they are made,
 * and the sizes they are laid out on), never by what is drawn of it: a drawing that changed by mistake must not pass for
 * another wish.
 */
export function isSameArtwork(
  product: Product,
  [one, other]: readonly [Configuration, Configuration],
  { area: id, profile }: Compared,
): boolean {
  const area = product.printAreas.find((each) => each.id === id);
  if (!area) return false;
  const wished = (configuration: Configuration) =>
    canonicalJson([
      madeElements(product, configuration)[id] ?? [],
      designSize(product, area, configuration),
      areaSize(product, area, { configuration, profile }),
    ]);
  return wished(one) === wished(other);
}
