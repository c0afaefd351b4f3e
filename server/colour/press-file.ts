import { listPressProfiles } from "../database/press-profiles.ts";
import type { PressProfileRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { installedFile } from "./press-files.ts";
import type { PressFile } from "./press-request.ts";

type Stores = Pick<Dependencies, "database" | "blobs" | "pressFolders">;

/** The press profile a merchant's print profiles mean by an id: the installation's, or the merchant's own. */
export async function pressFile(
  stores: Stores,
  { merchantId, id }: { readonly merchantId: string; readonly id: string },
): Promise<PressFile | undefined> {
  const installed = await installedFile(stores, id);
  if (installed) return installed;
  const row = (await listPressProfiles(stores.database, merchantId)).find((each) => each.id === id);
  return row && ownFile(stores, row);
}

/** The file of a merchant's own press profile. */
export async function ownFile({ blobs }: Pick<Stores, "blobs">, row: PressProfileRow): Promise<PressFile> {
  const { id, sha256, bytes } = row;
  return { id, sha256, bytes, path: await blobs.path(sha256) };
}
