import { designSize } from "../../configurator-schemas/configuration/area-size.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { loadDocuments } from "../documents/load-documents.ts";
import type { Outcome } from "./command.ts";

/** `list`: what can be made here, and how print files must be. */
export async function listCommand(): Promise<Outcome> {
  const { products, profiles, problems } = await loadDocuments();
  return {
    exitCode: 0,
    output: { products: products.map(listProduct), profiles: profiles.map(listProfile) },
    sentences: problems.map(({ file }) => file),
    issues: problems.flatMap(({ issues }) => issues),
  };
}

function listProduct(product: Product) {
  const nothingChosen = { product: product.id, selections: {}, elements: {} };
  return {
    id: product.id,
    version: product.version,
    areas: product.printAreas.map((area) => {
      const size = designSize(product, area, nothingChosen);
      return { id: area.id, sizeMm: size ? [size.widthMm, size.heightMm] : null };
    }),
    profiles: product.profiles,
  };
}

function listProfile(profile: PrintProfile) {
  const { id, formats, bleedMm, targetPpi, floorPpi, tacPct, minLineMm, spots, maxBytes } = profile;
  return { id, formats, bleedMm, targetPpi, floorPpi, tacPct, minLineMm, spots, maxBytes };
}
