import type { Fix } from "../../../configurator-schemas/answers/fix.ts";
import { fixesOf } from "../../../configurator-schemas/answers/fixes.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { knownUploads } from "./findings.ts";
import type { SessionState } from "./session-state.ts";

/** The ways out of an issue that lead somewhere from where the shopper is, the obvious one first. */
export function offeredFixes(issue: Issue, state: SessionState): readonly Fix[] {
  const { product, configuration, boxes, area } = state;
  const [profile] = product.profileDocuments;
  if (!profile) return [];
  const found = fixesOf(issue, { product, configuration, profile, boxes, uploads: knownUploads(state) });
  return found.filter((fix) => fix.apply !== undefined || fix.area !== area);
}
