import { FALLBACK_CHAIN } from "../../assets/fonts/catalogue.ts";
import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { preflight } from "../../configurator-schemas/answers/preflight.ts";
import type { PictureEdges } from "../../configurator-schemas/artwork/contour/covered-polygons.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { art } from "./art.ts";
import { drawingsOf } from "./drawings.ts";
import { emoji } from "./emoji.ts";
import { loadShaper } from "./fonts.ts";
import { layOutArea } from "./lay-out-area.ts";
import { pictureEdges } from "./picture-edges.ts";
import { pressIssues } from "./press-issues.ts";
import type { PreflightAnswer, PrintRequest } from "./render-request.ts";
import { isUnprinted, NO_PROFILE } from "./unprinted.ts";

/**
 * Everything that speaks against making a design by a profile: the configuration itself, then its artwork. Where nothing is
 * printed the configuration is all there is.
 */
export async function runPreflight(
  request: Pick<PrintRequest, "product" | "configuration" | "uploads" | "fonts" | "profileId" | "groupSizes">,
): Promise<PreflightAnswer> {
  const { product, configuration, profileId } = request;
  const uploads = new Map(Object.entries(request.uploads));
  const { issues } = checkConfiguration(product, configuration, { uploads });
  if (isUnprinted(product) && profileId === NO_PROFILE) return { issues };
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  if (!profile) return { issues: [...issues, profileNotOffered(product.profiles, profileId)] };
  const shaper = await loadShaper({ product, configurations: [configuration], fonts: request.fonts });
  const edges = await edgesToCutAround(request, profile);
  const found = preflight(product, configuration, {
    edges,
    profile,
    shaper,
    fallbackFonts: FALLBACK_CHAIN,
    uploads,
    art,
    emoji,
    drawings: drawingsOf(request.uploads),
    groupSizes: request.groupSizes,
  });
  return { issues: [...issues, ...found, ...(await pressIssues(profile))] };
}

/** Clear parts of pictures, where something is cut around them. */
async function edgesToCutAround(
  design: Pick<PrintRequest, "product" | "configuration" | "uploads" | "fonts" | "groupSizes">,
  profile: PrintProfile,
): Promise<PictureEdges> {
  const known: PictureEdges[] = [];
  const areas = profile.cut ? design.product.printAreas.filter((each) => each.cut) : [];
  for (const { id } of areas) {
    const { list } = await layOutArea(design, { area: id, profile });
    if (list) known.push(await pictureEdges(list, design.uploads));
  }
  return (image) => known.map((edges) => edges(image)).find((each) => each !== undefined);
}

function profileNotOffered(offered: readonly string[], profile: string): Issue {
  return issue("profile_not_offered", "error", [], { profile, expected: offered.join(", ") });
}
