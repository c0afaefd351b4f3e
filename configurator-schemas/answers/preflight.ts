import { checkLayout } from "../artwork/check-layout.ts";
import { layoutArtwork } from "../artwork/layout-artwork.ts";
import type { LayoutContext } from "../artwork/layout-artwork.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { UploadFacts } from "../configuration/upload-facts.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

export interface PreflightContext extends Omit<LayoutContext, "area"> {
  readonly uploads: ReadonlyMap<string, UploadFacts>;
}

/** Can this design be printed by this profile? Errors stop approval, order and rendering; warnings are shown. */
export function preflight(product: Product, configuration: Configuration, context: PreflightContext): Issue[] {
  const { profile, uploads } = context;
  if (!product.profiles.includes(profile.id)) {
    return [issue("profile_not_offered", "error", [], { profile: profile.id, expected: product.profiles.join(", ") })];
  }
  const scope = scopeOf(product, configuration);
  const made = madeElements(product, configuration);
  return product.printAreas
    .filter((area) => (made[area.id] ?? []).some(isFilled))
    .filter((area) => conditionHolds(product, area.availableWhen, scope))
    .flatMap((area) => {
      const layout = layoutArtwork(product, configuration, { ...context, area: area.id });
      return [...layout.issues, ...checkLayout(layout, { area: area.id, elements: made[area.id] ?? [], profile, uploads })];
    });
}
