import { describeArtwork } from "../../../../configurator-schemas/answers/describe-artwork.ts";
import type { AreaInWords } from "../../../../configurator-schemas/answers/describe-artwork.ts";
import type { DisplayList } from "../../../../configurator-schemas/artwork/display-list.ts";
import type { GroupSizes } from "../../../../configurator-schemas/artwork/group-sizes.ts";
import type { ArtworkLayout } from "../../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import { areaPlates, cutOf } from "../../area-plates.ts";
import { areasToPrint } from "../../areas-to-print.ts";
import { materialColour } from "../../compose-picture.ts";
import { layOutArea } from "../../lay-out-area.ts";
import type { FontFiles } from "../../fonts-named.ts";
import type { UploadFiles } from "../../paint-raster.ts";

/** A print area that carries something, drawn and told. */
export interface ProofArea {
  readonly list: DisplayList;
  readonly words: AreaInWords;
  /** Under the artwork, #rrggbb. */
  readonly material: string;
  /** The line it is cut along, in mm of the area, where that is not the trim. */
  readonly cut: string | undefined;
}

interface Design {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly profile: PrintProfile;
  readonly uploads: UploadFiles;
  /** The merchant's own. */
  readonly fonts?: FontFiles | undefined;
  readonly language: Language;
  readonly groupSizes?: GroupSizes | undefined;
}

export async function proofAreas(design: Design): Promise<ProofArea[]> {
  const { product, configuration, profile, language } = design;
  const layouts = new Map<string, ArtworkLayout>();
  for (const area of areasToPrint(design)) layouts.set(area, await layOutArea(design, { area, profile }));
  const boxes = new Map([...layouts].map(([area, layout]) => [area, layout.boxes]));
  const told = describeArtwork(product, configuration, { language, drawn: { profile: profile.id, boxes } });
  const areas: ProofArea[] = [];
  for (const [area, { list }] of layouts) {
    const words = told.find((each) => each.area === area);
    if (!list || !words) throw new Error(`expected print area "${area}" to have a size after preflight, got none`);
    const cut = cutOf(await areaPlates(design, { list, profile }));
    areas.push({ list, words, material: materialColour(product, configuration, area), cut });
  }
  return areas;
}
