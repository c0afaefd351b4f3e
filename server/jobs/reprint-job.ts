import type { JobTicket } from "../../configurator-schemas/production/job-ticket.ts";
import type { Write } from "../database/database.ts";
import { filesStillKept, insertPrintFile, insertPrintJob, readPrintFiles } from "../database/print-jobs.ts";
import type { PrintFileRow, PrintJobRow } from "../database/tables.ts";
import { insertTask } from "../database/tasks.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
import { rowsOf } from "./job-rows.ts";
import type { AskedReprint } from "./job-rows.ts";
import { ticketOf } from "./read-ticket.ts";

const REPRINTABLE = ["accepted", "printed", "shipped", "rejected"] as const;

export interface Reprint {
  readonly job: PrintJobRow;
  readonly files: readonly PrintFileRow[];
  readonly writes: readonly Write[];
}

/**
 * A new job for what was produced before. Where every file is kept and all of them are wanted, the very bytes are queued at
 * once. Single pieces of a roster, and what is no longer kept, are made again by the same recipe and compared: settle-job.ts.
 */
export async function prepareReprint(
  { database, now }: Pick<Dependencies, "database" | "now">,
  original: PrintJobRow,
  asked: AskedReprint = {},
): Promise<Reprint> {
  const ticket = ticketOf(original);
  if (!REPRINTABLE.some((state) => state === original.state) || !ticket) {
    throw new AppError("wrong_state", { params: { state: original.state, allowed: REPRINTABLE.join(", ") } });
  }
  const rows = wantedRows(original, asked);
  const files = await readPrintFiles(database, original.id);
  const at = now().toISOString();
  const job: PrintJobRow = {
    ...original,
    id: newId("job"),
    state: "queued",
    version: 1,
    reason: null,
    claimId: null,
    leaseUntil: null,
    reprintOf: original.id,
    rowsJson: original.rowsJson === null ? null : JSON.stringify(rows),
    reprintJson: JSON.stringify(asked),
    tracking: null,
    quantityDone: null,
    createdAt: at,
    changedAt: at,
  };
  const isWhole = rows.length === rowsOf(original).length && files.every(({ removedAt }) => removedAt === null);
  // Whoever erases or removes meanwhile changes these rows first, or finds the new ones.
  const guard = filesStillKept(database, original, files.filter(({ removedAt }) => removedAt === null).length);
  return isWhole
    ? fromKept({ database }, { job, ticket, files, asked, guard })
    : toBeMade({ database }, { ...job, state: "rendering", ticketJson: null, parityJson: null }, guard);
}

function wantedRows(original: PrintJobRow, { rows }: AskedReprint) {
  const all = rowsOf(original);
  if (!rows) return all;
  const unknown = rows.filter((row) => !all.some((each) => each.row === row));
  const wanted = all.filter(({ row }) => rows.includes(row));
  if (unknown.length === 0 && wanted.length > 0) return wanted;
  throw new AppError("invalid_request", { params: { hint: `rows: ${all.map(({ row }) => row).join(", ")}.` } });
}

interface Kept {
  readonly job: PrintJobRow;
  readonly ticket: JobTicket;
  readonly files: readonly PrintFileRow[];
  readonly asked: AskedReprint;
  readonly guard: Write;
}

function fromKept(
  { database }: Pick<Dependencies, "database">,
  { job, ticket, files: kept, asked, guard }: Kept,
): Reprint {
  const { id, reprintOf, createdAt } = job;
  const reprint = { ...aboutReprint(reprintOf ?? "", asked), bytes: "kept" } as const;
  const again: JobTicket = { ...ticket, job: id, createdAt, reprint };
  const files = kept.map((file) => ({ ...file, jobId: id }));
  const queued = { ...job, ticketJson: JSON.stringify(again) };
  return {
    job: queued,
    files,
    writes: [
      guard,
      ...insertPrintJob(database, queued, "printShop"),
      ...files.map((file) => insertPrintFile(database, file)),
    ],
  };
}

function toBeMade({ database }: Pick<Dependencies, "database">, job: PrintJobRow, guard: Write): Reprint {
  const { id: subject, merchantId, createdAt: runAfter } = job;
  const task = insertTask(database, { id: newId("task"), merchantId, subject, runAfter });
  return { job, files: [], writes: [guard, ...insertPrintJob(database, job, "printShop"), task] };
}

/** What the new ticket says of the request. */
export function aboutReprint(of: string, { rows, reason }: AskedReprint) {
  return { of, ...(reason !== undefined && { reason }), ...(rows && { rows: [...rows] }) };
}
