import { FALLBACK_CHAIN } from "../../../../assets/fonts/catalogue.ts";
import { describeArtwork } from "../../../../configurator-schemas/answers/describe-artwork.ts";
import type { AreaInWords } from "../../../../configurator-schemas/answers/describe-artwork.ts";
import type { DisplayList } from "../../../../configurator-schemas/artwork/display-list.ts";
import { layoutArtwork } from "../../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import { areasToPrint } from "../../areas-to-print.ts";
import { art } from "../../art.ts";
import { materialColour } from "../../compose-picture.ts";
import { drawingsOf } from "../../drawings.ts";
import { emoji } from "../../emoji.ts";
import type { UploadFiles } from "../../paint-raster.ts";

/** A print area that carries something, drawn and told. */
export interface ProofArea {
  readonly list: DisplayList;
  readonly words: AreaInWords;
  /** Under the artwork, #rrggbb. */
  readonly material: string;
}

interface Design {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly profile: PrintProfile;
  readonly language: Language;
  readonly shaper: Shaper;
  readonly uploads: UploadFiles;
}

export function proofAreas(design: Design): ProofArea[] {
  const { product, configuration, profile, language, shaper, uploads } = design;
  const told = describeArtwork(product, configuration, language);
  return areasToPrint(design).map((area) => {
    const { list } = layoutArtwork(product, configuration, {
      area,
      profile,
      shaper,
      fallbackFonts: FALLBACK_CHAIN,
      art,
      emoji,
      drawings: drawingsOf(uploads),
    });
    const words = told.find((each) => each.area === area);
    if (!list || !words) throw new Error(`expected print area "${area}" to have a size after preflight, got none`);
    return { list, words, material: materialColour(product, configuration, area) };
  });
}
