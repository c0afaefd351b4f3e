import type { PictureEdges } from "../artwork/contour/covered-polygons.ts";
import { checkLayout } from "../artwork/check-layout.ts";
import { layoutArtwork } from "../artwork/layout-artwork.ts";
import type { LayoutContext } from "../artwork/layout-artwork.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { areaColour } from "../configuration/area-colour.ts";
import { designSize } from "../configuration/area-size.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { cutOffset, hasUnderbase } from "../configuration/cut-of-area.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { UploadFacts } from "../configuration/upload-facts.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";
import { checkPlates } from "./check-plates.ts";
import { checkSpots } from "./check-spots.ts";
import { checkSides } from "./check-sides.ts";

export interface PreflightContext extends Omit<LayoutContext, "area"> {
  readonly uploads: ReadonlyMap<string, UploadFacts>;
  /** Where pictures are clear, for what is cut around them; absent = nowhere. */
  readonly edges?: PictureEdges | undefined;
}

/** Can this design be printed by this profile? Errors stop approval, order and rendering; warnings are shown. */
export function preflight(product: Product, configuration: Configuration, context: PreflightContext): Issue[] {
  const { profile } = context;
  if (!product.profiles.includes(profile.id)) {
    return [issue("profile_not_offered", "error", [], { profile: profile.id, expected: product.profiles.join(", ") })];
  }
  const scope = scopeOf(product, configuration);
  const made = madeElements(product, configuration);
  const found = product.printAreas
    .filter((area) => (made[area.id] ?? []).some(isFilled))
    .filter((area) => conditionHolds(product, area.availableWhen, scope))
    .flatMap((area) => {
      const layout = layoutArtwork(product, configuration, { ...context, area: area.id });
      const designed = designSize(product, area, configuration);
      if (!designed) return layout.issues;
      const elements = made[area.id] ?? [];
      const material = areaColour(product, area.id, configuration.selections);
      const borderMm = cutOffset(product, area, configuration);
      const onWhite = hasUnderbase(product, area, configuration);
      return [
        ...layout.issues,
        ...checkLayout(layout, { ...context, area: area.id, elements, designed, material, borderMm, onWhite }),
        ...checkSpots(product, configuration, area.id),
        ...checkPlates(product, configuration, { ...context, area, list: layout.list }),
      ];
    });
  return [...found, ...checkSides(product, configuration)];
}
