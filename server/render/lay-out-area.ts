import { FALLBACK_CHAIN } from "../../assets/fonts/catalogue.ts";
import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import { layoutArtwork } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { ArtworkLayout } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { art } from "./art.ts";
import { drawingsOf } from "./drawings.ts";
import { emoji } from "./emoji.ts";
import type { FontFiles } from "./fonts-named.ts";
import { loadShaper } from "./fonts.ts";
import type { UploadFiles } from "./paint-raster.ts";

interface LaidOutDesign {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly uploads: UploadFiles;
  /** The merchant's own. */
  readonly fonts?: FontFiles | undefined;
  /** Of the whole order line it is a piece of; absent = it is by itself. */
  readonly groupSizes?: GroupSizes | undefined;
}

/** One area of a design, laid out with this machine's fonts and motifs and its uploads. */
export async function layOutArea(
  { product, configuration, uploads, fonts, groupSizes }: LaidOutDesign,
  { area, profile }: { readonly area: string; readonly profile: PrintProfile },
): Promise<ArtworkLayout> {
  const shaper = await loadShaper({ product, configurations: [configuration], fonts });
  return layoutArtwork(product, configuration, {
    area,
    profile,
    shaper,
    fallbackFonts: FALLBACK_CHAIN,
    art,
    emoji,
    drawings: drawingsOf(uploads),
    groupSizes,
  });
}
