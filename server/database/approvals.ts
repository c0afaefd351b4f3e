import type { Database, Write } from "./database.ts";
import type { ApprovalRow } from "./tables.ts";

interface VersionKey {
  readonly merchantId: string;
  readonly designId: string;
  readonly version: number;
}

/** Race: of two approvals of one version by one profile the second is undone (UniqueViolation); the first counts. */
export function insertApproval({ read }: Database, row: ApprovalRow): Write {
  return { query: read.insertInto("approvals").values(row).compile(), rows: 1 };
}

export async function readApproval(
  { read }: Database,
  { merchantId, designId, version, profileId }: VersionKey & { readonly profileId: string },
): Promise<ApprovalRow | undefined> {
  return read
    .selectFrom("approvals")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("designId", "=", designId)
    .where("version", "=", version)
    .where("profileId", "=", profileId)
    .executeTakeFirst();
}

/** The newest approval of a version, by whatever profile. */
export async function readNewestApproval(
  { read }: Database,
  { merchantId, designId, version }: VersionKey,
): Promise<ApprovalRow | undefined> {
  return read
    .selectFrom("approvals")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("designId", "=", designId)
    .where("version", "=", version)
    .orderBy("approvedAt", "desc")
    .orderBy("profileId")
    .executeTakeFirst();
}
