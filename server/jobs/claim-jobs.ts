import { claimJobs, listShopJobs, readClaimedJobs } from "../database/print-jobs.ts";
import type { PrintJobRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";

export const LEASE_MS = 5 * 60_000;
/** How often a waiting claim looks again by itself: leases lapse without anybody saying so. */
const LOOK_AGAIN_MS = 2000;

interface Asking {
  readonly printShopId: string;
  readonly limit: number;
  readonly waitSeconds: number;
  /** The caller went away. */
  readonly gone: AbortSignal;
}

/** Leases up to `limit` jobs for a print shop; waits for the first one as long as it was asked to. */
export async function claimWithWait(dependencies: Dependencies, asking: Asking): Promise<PrintJobRow[]> {
  const { signals } = dependencies;
  const deadline = performance.now() + asking.waitSeconds * 1000;
  const stop = AbortSignal.any([signals.ending, asking.gone]);
  for (;;) {
    // Nobody would get the answer: the jobs would lie leased for nothing.
    if (stop.aborted) return [];
    const jobs = await claimNow(dependencies, asking);
    const left = deadline - performance.now();
    if (jobs.length > 0 || left <= 0) return jobs;
    await waitForJob(dependencies, Math.min(left, LOOK_AGAIN_MS), stop);
  }
}

async function claimNow({ database, now }: Dependencies, { printShopId, limit }: Asking): Promise<PrintJobRow[]> {
  const at = now();
  if (!(await hasClaimable({ database, now }, printShopId))) return [];
  const claim = {
    printShopId,
    claimId: newId("claim"),
    limit,
    now: at.toISOString(),
    leaseUntil: new Date(at.getTime() + LEASE_MS).toISOString(),
  };
  await database.write(claimJobs(database, claim));
  return readClaimedJobs(database, claim);
}

/** Reading is free, a write costs a sync: waiting claims only read. */
async function hasClaimable(
  { database, now }: Pick<Dependencies, "database" | "now">,
  printShopId: string,
): Promise<boolean> {
  const page = { printShopId, after: undefined, limit: 1 };
  const queued = await listShopJobs(database, { ...page, states: ["queued"] });
  if (queued.length > 0) return true;
  const leased = await listShopJobs(database, { ...page, states: ["claimed", "downloaded"], limit: 1000 });
  const at = now().toISOString();
  return leased.some((job) => job.leaseUntil !== null && job.leaseUntil < at);
}

function waitForJob({ signals }: Dependencies, milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signals.events.off("jobQueued", end);
      stop.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signals.events.once("jobQueued", end);
    stop.addEventListener("abort", end);
  });
}
