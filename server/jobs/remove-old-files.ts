import { readMerchant } from "../database/merchants.ts";
import { listMerchantsWithSettings, listOldFiles, listRemovedHashes, markRemoved } from "../database/old-files.ts";
import type { Dependencies } from "../dependencies.ts";
import { readSettings } from "../settings/read-settings.ts";
import { removeBlobs } from "../storage/remove-blobs.ts";

const DAY_MS = 86_400_000;
/** Of a merchant in one go; the rest is for the next time. */
const AT_ONCE = 500;
/** Bytes that were kept just now may be named in a moment. */
const GRACE_MS = 3_600_000;
/** Rows are marked before bytes go: of a process that died between, the next ones take up what is left. */
const LOOK_BACK_MS = 2 * DAY_MS;

/** Removes the print files of jobs that ended longer ago than their merchant keeps them; how many files. Hashes stay. */
export async function removeOldFiles(dependencies: Pick<Dependencies, "database" | "blobs" | "now">): Promise<number> {
  const { database, now } = dependencies;
  const time = now().getTime();
  let count = 0;
  for (const merchantId of await listMerchantsWithSettings(database)) {
    const merchant = await readMerchant(database, merchantId);
    const days = merchant && (await readSettings(database, merchant)).keepPrintFilesDays;
    if (days === undefined) continue;
    const before = new Date(time - days * DAY_MS).toISOString();
    const files = await listOldFiles(database, { merchantId, before, limit: AT_ONCE });
    if (files.length === 0) continue;
    const at = now().toISOString();
    await database.write(files.map((file) => markRemoved(database, file, at)));
    count += files.length;
  }
  const since = new Date(time - LOOK_BACK_MS).toISOString();
  await removeBlobs(dependencies, await listRemovedHashes(database, since), new Date(time - GRACE_MS));
  return count;
}
