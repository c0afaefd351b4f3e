import { asksForPlates, platesOf } from "../../configurator-schemas/answers/plates.ts";
import type { Plate } from "../../configurator-schemas/answers/plates.ts";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { UploadFiles } from "./paint-raster.ts";
import { pictureEdges } from "./picture-edges.ts";

/** The line among them that a machine cuts along. */
export function cutOf(plates: readonly Plate[]): string | undefined {
  return plates.find(({ role }) => role === "cut")?.d;
}

interface LaidOutArea {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly uploads: UploadFiles;
}

/** The cut line and the white plate of one laid-out area; none where the product asks for none. */
export async function areaPlates(
  { product, configuration, uploads }: LaidOutArea,
  { list, profile }: { readonly list: DisplayList; readonly profile: PrintProfile },
): Promise<readonly Plate[]> {
  if (!asksForPlates(product, list.area, configuration)) return [];
  const edges = await pictureEdges(list, uploads);
  return platesOf(product, configuration, { profile, list, edges }).plates;
}
