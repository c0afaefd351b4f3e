import type { Database } from "../database/database.ts";
import { offeredThat } from "../products/offered-that.ts";

/** Ids of the products on offer that are printed by a press profile. */
export async function productsPrintedBy(
  database: Database,
  { merchantId, icc }: { readonly merchantId: string; readonly icc: string },
): Promise<readonly string[]> {
  return offeredThat(database, merchantId, {
    holds: ({ profileDocuments }) => profileDocuments.some(({ press }) => press?.icc === icc),
  });
}
