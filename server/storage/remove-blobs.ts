import type { Database } from "../database/database.ts";
import { namedBlobs } from "../database/named-blobs.ts";
import type { BlobStore } from "./blob-store.ts";

interface Stores {
  readonly database: Database;
  readonly blobs: BlobStore;
}

/**
 * Removes bytes that no row names any more; how many there were. Equal bytes of others stay: they are one file. `keptBefore`:
 * younger ones stay, too, as whoever just kept them may be about to name them.
 */
export async function removeBlobs(
  { database, blobs }: Stores,
  hashes: Iterable<string>,
  keptBefore?: Date,
): Promise<number> {
  const wanted = [...new Set(hashes)];
  const named = await namedBlobs(database, wanted);
  let removed = 0;
  for (const sha256 of wanted) {
    if (named.has(sha256) || !(await blobs.has(sha256))) continue;
    if (await blobs.delete(sha256, keptBefore)) removed += 1;
  }
  return removed;
}
