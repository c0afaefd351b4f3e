import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { UniqueViolation } from "../database/database.ts";
import { listPrintProfiles, publishPrintProfile } from "../database/print-profiles.ts";
import type { Dependencies } from "../dependencies.ts";
import { sha256Hex } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

/** More than any merchant has print shops and machines. */
const MAX_PROFILES = 100;
const UNNUMBERED = 0;

/** Publishes a version of a merchant's print profile and tells its number: the present one when nothing changed since. */
export async function publishProfile(
  { database, library, now }: Pick<Dependencies, "database" | "library" | "now">,
  { merchantId, profile }: { readonly merchantId: string; readonly profile: PrintProfile },
): Promise<number> {
  const { id } = profile;
  // An id means one profile: the installation's own are every merchant's.
  if (library.profiles.some((each) => each.id === id)) throw new AppError("conflict", { params: { id } });
  const own = await listPrintProfiles(database, merchantId);
  const newest = own.find((each) => each.id === id);
  if (!newest && own.length >= MAX_PROFILES)
    throw new AppError("too_large", { params: { limit: `${MAX_PROFILES} print profiles` } });
  const sourceSha256 = sha256Hex(canonicalJson({ ...profile, version: UNNUMBERED }));
  if (newest?.sourceSha256 === sourceSha256) return newest.version;
  const version = (newest?.version ?? 0) + 1;
  const documentJson = JSON.stringify({ ...profile, version });
  const publishedAt = now().toISOString();
  try {
    await database.write([
      publishPrintProfile(database, { merchantId, id, version, documentJson, sourceSha256, publishedAt }),
    ]);
  } catch (error) {
    if (error instanceof UniqueViolation) throw new AppError("conflict", { cause: error });
    throw error;
  }
  return version;
}
