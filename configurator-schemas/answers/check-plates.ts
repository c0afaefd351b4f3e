import type { PictureEdges } from "../artwork/contour/covered-polygons.ts";
import type { DisplayList } from "../artwork/display-list.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { hasUnderbase } from "../configuration/cut-of-area.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Product } from "../schema/product.ts";
import { platesOf } from "./plates.ts";

/** What is smaller on its shorter side lifts off under the blade, and nobody peels it (common practice, 10 mm). */
const LEAST_MM = 10;
const FILLED = () => undefined;

interface PlatesCheck {
  readonly area: PrintArea;
  readonly profile: PrintProfile;
  /** Absent while the area's size is open. */
  readonly list: DisplayList | undefined;
  readonly edges?: PictureEdges | undefined;
}

/** What speaks against cutting an area around its artwork, or printing it on white (SPEC A93). */
export function checkPlates(
  product: Product,
  configuration: Configuration,
  { area, profile, list, edges = FILLED }: PlatesCheck,
): Issue[] {
  const found = (code: Issue["code"], params: Issue["params"]) => issue(code, "error", ["elements", area.id], params);
  const issues: Issue[] = [];
  if (area.cut && !profile.cut) issues.push(found("profile_cannot_cut", { profile: profile.id }));
  if (!profile.white && hasUnderbase(product, area, configuration))
    issues.push(found("profile_without_white", { profile: profile.id }));
  // White is not asked for: it has no faults of its own.
  const cut = list && area.cut && platesOf(product, configuration, { profile, list, edges, roles: ["cut"] }).cut;
  if (!cut || cut.pieces === 0) return issues;
  if (cut.pieces > 1) issues.push(found("cut_in_pieces", { pieces: cut.pieces }));
  else if (cut.smallestMm < LEAST_MM) issues.push(found("cut_too_small", { minMm: LEAST_MM }));
  return issues;
}
