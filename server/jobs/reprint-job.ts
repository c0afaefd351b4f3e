import type { Write } from "../database/database.ts";
import { insertPrintFile, insertPrintJob, readPrintFiles } from "../database/print-jobs.ts";
import type { PrintFileRow, PrintJobRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";

const REPRINTABLE = ["accepted", "printed", "shipped", "rejected"] as const;

export interface Reprint {
  readonly job: PrintJobRow;
  readonly files: readonly PrintFileRow[];
  readonly writes: readonly Write[];
}

/** A new queued job that serves the kept bytes of a job that was produced: the same file, not a new rendering. */
export async function prepareReprint({ database, now }: Dependencies, original: PrintJobRow): Promise<Reprint> {
  if (!REPRINTABLE.some((state) => state === original.state) || original.ticketJson === null) {
    throw new AppError("wrong_state", { params: { state: original.state, allowed: REPRINTABLE.join(", ") } });
  }
  const at = now().toISOString();
  const id = newId("job");
  // Written by build-ticket.ts.
  const ticket = JSON.parse(original.ticketJson) as Record<string, unknown>;
  const job: PrintJobRow = {
    ...original,
    id,
    state: "queued",
    version: 1,
    reason: null,
    claimId: null,
    leaseUntil: null,
    reprintOf: original.id,
    ticketJson: JSON.stringify({ ...ticket, job: id, createdAt: at }),
    tracking: null,
    quantityDone: null,
    createdAt: at,
    changedAt: at,
  };
  const files = (await readPrintFiles(database, original.id)).map((file) => ({ ...file, jobId: id }));
  return {
    job,
    files,
    writes: [...insertPrintJob(database, job, "printShop"), ...files.map((file) => insertPrintFile(database, file))],
  };
}
