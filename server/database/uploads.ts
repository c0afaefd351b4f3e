import type { Database, Write } from "./database.ts";
import type { UploadRow } from "./tables.ts";

export function insertUpload({ read }: Database, row: UploadRow): Write {
  return { query: read.insertInto("uploads").values(row).compile(), rows: 1 };
}

export async function readUpload(
  { read }: Database,
  { merchantId, id }: { readonly merchantId: string; readonly id: string },
): Promise<UploadRow | undefined> {
  return read
    .selectFrom("uploads")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Those of the ids that are this merchant's; another merchant's upload does not exist. */
export async function readUploads(
  { read }: Database,
  { merchantId, ids }: { readonly merchantId: string; readonly ids: readonly string[] },
): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  return read.selectFrom("uploads").selectAll().where("merchantId", "=", merchantId).where("id", "in", ids).execute();
}
