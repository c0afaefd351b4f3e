import type { JobRecipe } from "../../configurator-schemas/production/job-recipe.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { installedProfile } from "../colour/installed-profiles.ts";
import { fontIdentities } from "./fonts.ts";
import { rendererIdentity } from "./renderer-identity.ts";

/** What this machine brings to a print file, by its bytes; the rest of a recipe comes from whoever asks. */
export type Materials = Pick<JobRecipe, "renderer" | "fonts" | "icc">;

export async function materialsOf(
  designs: Parameters<typeof fontIdentities>[0],
  profile: PrintProfile | undefined,
): Promise<Materials> {
  return {
    renderer: rendererIdentity(),
    fonts: await fontIdentities(designs),
    icc: await pressProfiles(profile),
  };
}

async function pressProfiles(profile: PrintProfile | undefined): Promise<Materials["icc"]> {
  if (!profile?.press) return [];
  const id = profile.press.icc;
  const found = await installedProfile(profile.press);
  return found.kind === "installed" ? [{ id, sha256: found.sha256 }] : [];
}
