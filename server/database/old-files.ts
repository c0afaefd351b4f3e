import type { JobState } from "../../configurator-schemas/production/job-states.ts";
import type { Database, Write } from "./database.ts";
import type { PrintFileRow } from "./tables.ts";

const DONE: readonly JobState[] = ["shipped", "rejected", "cancelled"];

interface Old {
  readonly merchantId: string;
  /** Jobs that ended before. */
  readonly before: string;
  readonly limit: number;
}

/** Kept files of a merchant's jobs that ended long ago, of the oldest first. */
export async function listOldFiles({ read }: Database, { merchantId, before, limit }: Old): Promise<PrintFileRow[]> {
  return read
    .selectFrom("printFiles")
    .innerJoin("printJobs", "printJobs.id", "printFiles.jobId")
    .selectAll("printFiles")
    .where("printJobs.merchantId", "=", merchantId)
    .where("printJobs.state", "in", DONE)
    .where("printJobs.changedAt", "<", before)
    .where("printFiles.removedAt", "is", null)
    .orderBy("printJobs.changedAt")
    .limit(limit)
    .execute();
}

/** Hashes of files removed since a time: their bytes may still be there, if the process died or somebody named them then. */
export async function listRemovedHashes({ read }: Database, since: string): Promise<string[]> {
  const rows = await read.selectFrom("printFiles").select("sha256").distinct().where("removedAt", ">", since).execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Says that a file's bytes are no longer kept; its hash stays. */
export function markRemoved({ read }: Database, { merchantId, jobId, name }: PrintFileRow, at: string): Write {
  const query = read
    .updateTable("printFiles")
    .set({ removedAt: at })
    .where("merchantId", "=", merchantId)
    .where("jobId", "=", jobId)
    .where("name", "=", name)
    .where("removedAt", "is", null)
    .compile();
  return { query };
}

/** Merchants that set something at all. */
export async function listMerchantsWithSettings({ read }: Database): Promise<string[]> {
  const rows = await read.selectFrom("merchantSettings").select("merchantId").execute();
  return rows.map(({ merchantId }) => merchantId);
}
