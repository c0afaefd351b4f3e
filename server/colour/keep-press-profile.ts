import { listPressProfiles } from "../database/press-profiles.ts";
import type { PressProfileRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import type { ReceivedFile } from "../uploads/receive-file.ts";
import { installedFile } from "./press-files.ts";

/** Real ones are below 3 MB. */
export const MAX_PRESS_BYTES = 4 * 1024 * 1024;
/** All of them are told to every product that is published. */
const MAX_PROFILES = 50;

/** Reads a merchant's ICC file and keeps it as it is. Returns the row; the caller writes it. */
export async function keepPressProfile(
  dependencies: Pick<Dependencies, "press" | "blobs" | "database" | "pressFolders" | "now">,
  { merchantId, id, file }: { readonly merchantId: string; readonly id: string; readonly file: ReceivedFile },
): Promise<PressProfileRow> {
  const { press, blobs, database, now } = dependencies;
  if (file.bytes === 0) throw new AppError("empty");
  // An id means one profile: what a condition is called may not become something else.
  if (await installedFile(dependencies, id)) throw new AppError("conflict", { params: { id } });
  const own = await listPressProfiles(database, merchantId);
  const known = own.find((each) => each.id === id);
  if (!known && own.length >= MAX_PROFILES)
    throw new AppError("too_large", { params: { limit: `${MAX_PROFILES} press profiles` } });
  const { path, sha256, bytes } = file;
  const facts = await press.facts({ id, path, sha256, bytes });
  if (typeof facts === "string") throw new AppError(`icc_${facts}`);
  const blob = await blobs.putFile(path);
  return { merchantId, id, ...blob, factsJson: JSON.stringify(facts), createdAt: now().toISOString() };
}
