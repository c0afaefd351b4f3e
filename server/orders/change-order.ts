import type { JobState } from "../../configurator-schemas/production/job-states.ts";
import { mayMove, movesFrom } from "../../configurator-schemas/production/job-states.ts";
import { ExpectationFailed } from "../database/database.ts";
import type { Write } from "../database/database.ts";
import { readOrderJobs, readOrderLines, readOrderRow } from "../database/orders.ts";
import { moveJob } from "../database/print-jobs.ts";
import type { OrderLineRow, OrderRow, PrintJobRow } from "../database/tables.ts";
import { deleteTask, insertTask } from "../database/tasks.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";
import { parityOf } from "../jobs/measure-parity.ts";
import { AppError } from "../problems/app-error.ts";

export interface OrderRows {
  readonly order: OrderRow;
  readonly lines: readonly OrderLineRow[];
  readonly jobs: readonly PrintJobRow[];
}

interface OrderKey {
  readonly merchantId: string;
  readonly id: string;
}

const ATTEMPTS = 5;

export async function readOrder({ database }: Dependencies, key: OrderKey): Promise<OrderRows> {
  const order = await readOrderRow(database, key);
  if (!order) throw new AppError("not_found");
  return { order, lines: await readOrderLines(database, key), jobs: await readOrderJobs(database, key) };
}

/**
 * Lets held jobs go into production. What is under way already stays as it is, so releasing twice is harmless. A job whose
 * file differs from its proof is made and measured again; with the name of whoever looked at it, those bytes leave.
 */
export async function releaseOrder(
  dependencies: Dependencies,
  { releasedBy, ...key }: OrderKey & { readonly releasedBy: string | undefined },
): Promise<OrderRows> {
  return change(dependencies, key, ({ jobs }) => {
    const { database, now } = dependencies;
    const at = now().toISOString();
    const releasable = jobs.filter((job) => mayMove("merchant", job.state, "rendering"));
    if (releasable.length === 0 && jobs.every((job) => job.state === "cancelled")) throw wrongState("cancelled");
    return releasable.flatMap((job) => [
      ...moveJob(database, job, {
        to: "rendering",
        actor: "merchant",
        at,
        ...signedRelease(job, { by: releasedBy, at }),
      }),
      // A job released for a time has its task already; the new one replaces it.
      deleteTask(database, job.id),
      insertTask(database, { id: newId("task"), merchantId: job.merchantId, subject: job.id, runAfter: at }),
    ]);
  });
}

/** The figures stay with the name beside them. */
function signedRelease(job: PrintJobRow, { by, at }: { readonly by: string | undefined; readonly at: string }) {
  const parity = parityOf(job);
  if (by === undefined || parity?.verdict !== "held") return {};
  const released = { ...parity, verdict: "released" as const, released: { by, at } };
  return { reason: `Libéré par ${by}`, set: { parityJson: JSON.stringify(released) } };
}

/** Cancels all jobs of an order or, when the print shop has accepted one, none. */
export async function cancelOrder(dependencies: Dependencies, key: OrderKey): Promise<OrderRows> {
  return change(dependencies, key, ({ jobs }) => {
    const { database, now } = dependencies;
    const at = now().toISOString();
    const live = jobs.filter((job) => job.state !== "cancelled" && job.state !== "rejected");
    const accepted = live.find((job) => !mayMove("merchant", job.state, "cancelled"));
    if (accepted) throw wrongState(accepted.state);
    return live.flatMap((job) => [
      ...moveJob(database, job, { to: "cancelled", actor: "merchant", at }),
      deleteTask(database, job.id),
    ]);
  });
}

/** Race: a print shop or the renderer moves a job between our read and our write; then the rules are applied again. */
async function change(
  dependencies: Dependencies,
  key: OrderKey,
  decide: (rows: OrderRows) => readonly Write[],
): Promise<OrderRows> {
  for (let attempt = 1; ; attempt += 1) {
    const writes = decide(await readOrder(dependencies, key));
    try {
      if (writes.length > 0) await dependencies.database.write(writes);
      return await readOrder(dependencies, key);
    } catch (error) {
      if (!(error instanceof ExpectationFailed) || attempt === ATTEMPTS) throw error;
    }
  }
}

function wrongState(state: JobState): AppError {
  return new AppError("wrong_state", { params: { state, allowed: movesFrom("merchant", state).join(", ") || "—" } });
}
