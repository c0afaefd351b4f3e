import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { listPressProfiles } from "../database/press-profiles.ts";
import { listPrintProfiles } from "../database/print-profiles.ts";
import type { Dependencies } from "../dependencies.ts";

/** The print profiles a merchant's products may name: the installation's, and the newest version of the merchant's own. */
export async function profilesOf(
  { database, library }: Pick<Dependencies, "database" | "library">,
  merchantId: string,
): Promise<readonly PrintProfile[]> {
  const rows = await listPrintProfiles(database, merchantId);
  // Written by publish-profile.ts, checked against the grammar before.
  const own = rows.map(({ documentJson }) => JSON.parse(documentJson) as PrintProfile);
  const presses = await listPressProfiles(database, merchantId);
  const hashes = new Map(presses.map(({ id, sha256 }) => [id, sha256]));
  return [...library.profiles, ...own].map((profile) => withOwnPress(profile, hashes));
}

/** Names the very bytes of a merchant's ICC file, so that what is published now is printed with them for ever. */
export function withOwnPress(profile: PrintProfile, hashes: ReadonlyMap<string, string>): PrintProfile {
  const { press } = profile;
  const iccSha256 = press && hashes.get(press.icc);
  return press && iccSha256 !== undefined ? { ...profile, press: { ...press, iccSha256 } } : profile;
}
