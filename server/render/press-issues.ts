import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { installedProfile } from "../colour/installed-profiles.ts";

/** What keeps this machine from making inks for a press: its ICC profile is not here, or is none. */
export async function pressIssues({ id, press }: Pick<PrintProfile, "id" | "press">): Promise<Issue[]> {
  if (!press) return [];
  const found = await installedProfile(press);
  const about = { profile: id, condition: press.condition, file: `${press.icc}.icc` };
  switch (found.kind) {
    case "installed":
      return [];
    case "absent":
      return [issue("profile_without_icc", "error", [], about)];
    case "invalid":
      return [issue("profile_icc_invalid", "error", [], { ...about, fault: found.fault })];
  }
}
