import type { JobState } from "../../configurator-schemas/production/job-states.ts";
import type { Database, Write } from "./database.ts";
import type { PrintFileRow, PrintJobEventRow, PrintJobRow } from "./tables.ts";

export interface ShopKey {
  readonly printShopId: string;
  readonly id: string;
}

/** A job and the first line of its history. */
export function insertPrintJob(database: Database, row: PrintJobRow, actor: PrintJobEventRow["actor"]): Write[] {
  return [
    { query: database.read.insertInto("printJobs").values(row).compile(), rows: 1 },
    insertEvent(database, {
      merchantId: row.merchantId,
      jobId: row.id,
      version: row.version,
      state: row.state,
      actor,
      reason: row.reason,
      at: row.createdAt,
    }),
  ];
}

export interface JobMove {
  readonly to: JobState;
  readonly actor: PrintJobEventRow["actor"];
  readonly reason?: string | null;
  readonly at: string;
  readonly set?: Partial<
    Pick<PrintJobRow, "ticketJson" | "parityJson" | "tracking" | "quantityDone" | "claimId" | "leaseUntil">
  >;
}

/**
 * Moves a job from the state and version that were read. Race: whoever moved it meanwhile changed the version, so this
 * update finds no row and its whole unit is undone (ExpectationFailed).
 */
export function moveJob(database: Database, job: PrintJobRow, move: JobMove): Write[] {
  const { merchantId, id, version, state } = job;
  const changes = changesOf(job, move);
  const { reason } = changes;
  return [
    {
      query: database.read
        .updateTable("printJobs")
        .set(changes)
        .where("merchantId", "=", merchantId)
        .where("id", "=", id)
        .where("version", "=", version)
        .where("state", "=", state)
        .compile(),
      rows: 1,
    },
    insertEvent(database, {
      merchantId,
      jobId: id,
      version: version + 1,
      state: move.to,
      actor: move.actor,
      reason,
      at: move.at,
    }),
  ];
}

/** The job as it will be when the move is written. */
export function movedJob(job: PrintJobRow, move: JobMove): PrintJobRow {
  return { ...job, ...changesOf(job, move) };
}

/** The job as its merchant's server works on it. */
export async function readMerchantJob(
  { read }: Database,
  { merchantId, id }: { readonly merchantId: string; readonly id: string },
): Promise<PrintJobRow | undefined> {
  return read
    .selectFrom("printJobs")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The job as its print shop sees it; another shop's job does not exist. */
export async function readShopJob({ read }: Database, { printShopId, id }: ShopKey): Promise<PrintJobRow | undefined> {
  return read
    .selectFrom("printJobs")
    .selectAll()
    .where("printShopId", "=", printShopId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export interface JobPage {
  readonly printShopId: string;
  readonly states: readonly JobState[] | undefined;
  /** The last job of the page before. */
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** A page of a print shop's jobs, oldest first. A keyset: jobs that arrive meanwhile move no page. */
export async function listShopJobs({ read }: Database, page: JobPage): Promise<PrintJobRow[]> {
  const { after, states } = page;
  let query = read.selectFrom("printJobs").selectAll().where("printShopId", "=", page.printShopId);
  if (states) query = query.where("state", "in", states);
  if (after) {
    query = query.where((each) =>
      each.or([
        each("createdAt", ">", after.createdAt),
        each.and([each("createdAt", "=", after.createdAt), each("id", ">", after.id)]),
      ]),
    );
  }
  return query.orderBy("createdAt").orderBy("id").limit(page.limit).execute();
}

export interface Claim {
  readonly printShopId: string;
  /** Fresh for every claim; names the jobs it won. */
  readonly claimId: string;
  readonly limit: number;
  readonly now: string;
  readonly leaseUntil: string;
}

/**
 * Leases queued jobs, and jobs whose lease lapsed before they were accepted. One statement picks and takes: of two
 * claimants the second repeats the condition on rows the first has changed, and gets others or none.
 */
export function claimJobs({ read }: Database, claim: Claim): Write[] {
  const claimable = read
    .selectFrom("printJobs")
    .select("id")
    .where("printShopId", "=", claim.printShopId)
    .where((each) =>
      each.or([
        each("state", "=", "queued"),
        each.and([each("state", "in", ["claimed", "downloaded"]), each("leaseUntil", "<", claim.now)]),
      ]),
    )
    .orderBy("createdAt")
    .orderBy("id")
    .limit(claim.limit);
  return [
    {
      query: read
        .updateTable("printJobs")
        .set((each) => ({
          state: "claimed" as const,
          version: each("version", "+", 1),
          reason: null,
          claimId: claim.claimId,
          leaseUntil: claim.leaseUntil,
          changedAt: claim.now,
        }))
        .where("id", "in", claimable)
        // Again, for an engine that lets two updates run side by side.
        .where((each) => each.or([each("state", "=", "queued"), each("leaseUntil", "<", claim.now)]))
        .compile(),
    },
    {
      query: read
        .insertInto("printJobEvents")
        .columns(["merchantId", "jobId", "version", "state", "actor", "reason", "at"])
        .expression((each) =>
          each
            .selectFrom("printJobs")
            .select(["merchantId", "id", "version", "state"])
            .select((part) => [
              part.val("printShop").as("actor"),
              part.val(null).as("reason"),
              part.val(claim.now).as("at"),
            ])
            .where("claimId", "=", claim.claimId),
        )
        .compile(),
    },
  ];
}

export async function readClaimedJobs(
  { read }: Database,
  { printShopId, claimId }: Pick<Claim, "printShopId" | "claimId">,
): Promise<PrintJobRow[]> {
  return read
    .selectFrom("printJobs")
    .selectAll()
    .where("printShopId", "=", printShopId)
    .where("claimId", "=", claimId)
    .where("state", "=", "claimed")
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** Prolongs a lease. The version stays: the shop's If-Match must survive its own heartbeats. */
export function prolongLease(
  { read }: Database,
  { printShopId, id, leaseUntil }: ShopKey & { readonly leaseUntil: string },
): Write {
  const query = read
    .updateTable("printJobs")
    .set({ leaseUntil })
    .where("printShopId", "=", printShopId)
    .where("id", "=", id)
    .where("state", "in", ["claimed", "downloaded"])
    .compile();
  return { query, rows: 1 };
}

export function insertPrintFile({ read }: Database, row: PrintFileRow): Write {
  return { query: read.insertInto("printFiles").values(row).compile(), rows: 1 };
}

export async function readPrintFiles({ read }: Database, jobId: string): Promise<PrintFileRow[]> {
  return read.selectFrom("printFiles").selectAll().where("jobId", "=", jobId).orderBy("name").execute();
}

/**
 * Expects that as many files of a job are still kept as were read. Race: whoever removes or erases them meanwhile makes this
 * find fewer, and the unit that builds on them is undone.
 */
export function filesStillKept({ read }: Database, { merchantId, id }: PrintJobRow, count: number): Write {
  const query = read
    .updateTable("printFiles")
    .set({ removedAt: null })
    .where("merchantId", "=", merchantId)
    .where("jobId", "=", id)
    .where("removedAt", "is", null)
    .compile();
  return { query, rows: count };
}

function changesOf({ version }: PrintJobRow, { to, reason = null, at, set }: JobMove) {
  // A lease ends with the state it was given for, unless the move says otherwise.
  return { leaseUntil: null, ...set, state: to, version: version + 1, reason, changedAt: at };
}

function insertEvent({ read }: Database, row: PrintJobEventRow): Write {
  return { query: read.insertInto("printJobEvents").values(row).compile(), rows: 1 };
}
