import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { issueMessage } from "../../configurator-schemas/answers/issue-messages.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import { ExpectationFailed } from "../database/database.ts";
import type { Write } from "../database/database.ts";
import { insertPrintFile, moveJob, readMerchantJob } from "../database/print-jobs.ts";
import type { PrintFileRow, PrintJobRow, TaskRow } from "../database/tables.ts";
import { finishTask } from "../database/tasks.ts";
import type { Dependencies } from "../dependencies.ts";
import { buildTicket } from "./build-ticket.ts";
import { heldReason } from "./held-reason.ts";
import { recipeOf } from "./job-recipe.ts";
import { makeFiles } from "./make-files.ts";
import type { MadeFile, MadeFiles } from "./make-files.ts";
import { measureParity } from "./measure-parity.ts";
import { settleReprint } from "./settle-reprint.ts";
import { openJob } from "./open-job.ts";
import type { OpenedJob } from "./open-job.ts";

export const PICTURE_NAME = "picture.png";

/**
 * Renders a job's print files, compares them with their proof and queues it for its print shop. Safe to repeat: files are named by their bytes, and
 * rows, state and the task's end are one unit that only succeeds from the state and the lease that were read.
 */
export async function renderJob(dependencies: Dependencies, task: TaskRow): Promise<void> {
  const { database, signals, metrics, now } = dependencies;
  const started = await startJob(dependencies, task);
  if (!started) {
    await database.write([finishTask(database, task)]);
    return;
  }
  const outDir = await mkdtemp(join(dependencies.temporaryDir, "print-"));
  try {
    const opened = await openJob(dependencies, started);
    const answer = await makeFiles(dependencies, opened, outDir);
    const at = now().toISOString();
    if (!answer.ok) {
      // Preflight holds the job: the merchant can see why, and cancel it or release it after a repair.
      const move = { to: "held" as const, actor: "server" as const, reason: reasonOf(answer.issues), at };
      await database.write([...moveJob(database, started, move), finishTask(database, task)]);
      metrics.count("atelier_print_jobs_total", { outcome: "held" });
      return;
    }
    const move = await settleMade(dependencies, opened, { answer, at, outDir });
    await database.write([...move.writes, finishTask(database, task)]);
    metrics.count("atelier_print_jobs_total", { outcome: move.outcome });
    if (move.outcome === "queued") signals.events.emit("jobQueued");
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** After the last attempt: the job waits as failed, with the reason, for its merchant to release or cancel it. */
export async function giveUpJob(
  { database, metrics, now }: Dependencies,
  task: TaskRow,
  reason: string,
): Promise<void> {
  const job = await readMerchantJob(database, { merchantId: task.merchantId, id: task.subject });
  const writes: Write[] = [finishTask(database, task)];
  if (job?.state === "rendering") {
    writes.push(...moveJob(database, job, { to: "failed", actor: "server", reason, at: now().toISOString() }));
  }
  await database.write(writes);
  metrics.count("atelier_print_jobs_total", { outcome: "failed" });
}

/** The job in state `rendering`; undefined when it no longer wants rendering. A held job's time has come. */
async function startJob({ database, now }: Dependencies, task: TaskRow): Promise<PrintJobRow | undefined> {
  const key = { merchantId: task.merchantId, id: task.subject };
  const job = await readMerchantJob(database, key);
  if (job?.state !== "held") return job?.state === "rendering" ? job : undefined;
  try {
    await database.write(moveJob(database, job, { to: "rendering", actor: "merchant", at: now().toISOString() }));
  } catch (error) {
    if (!(error instanceof ExpectationFailed)) throw error;
  }
  const moved = await readMerchantJob(database, key);
  return moved?.state === "rendering" ? moved : undefined;
}

/**
 * Keeps the files (durable before their rows), opens them again beside their proof, and moves the job: on with its ticket, or
 * held with what differs. Files that are held have no rows: nobody can pull them.
 */
async function settleMade(
  dependencies: Dependencies,
  opened: OpenedJob,
  {
    answer,
    at,
    outDir,
  }: { readonly answer: Extract<MadeFiles, { ok: true }>; readonly at: string; readonly outDir: string },
): Promise<{ readonly outcome: "queued" | "held"; readonly writes: readonly Write[] }> {
  const { database, blobs } = dependencies;
  const { job, order, product, pieces, uploads } = opened;
  const made: PrintFileRow[] = [];
  for (const file of answer.files) made.push(await keepFile(dependencies, job, file));
  const recipe = recipeOf({ product, profileId: job.profileId, pieces, uploads, materials: answer.materials });
  const again = await settleReprint(dependencies, { job, files: made, recipe });
  const files = again?.files ?? made;
  const picture = await blobs.putFile(answer.picture.path);
  const pictureRow = fileRow(job, { name: PICTURE_NAME, role: "picture", area: "", format: "png", ...picture });
  const parity = await measureParity(dependencies, { job, product, pieces, files, outDir });
  const parityJson = parity ? JSON.stringify(parity) : null;
  if (parity?.verdict === "held") {
    const reason = heldReason(parity, { product, pieces });
    const move = { to: "held", actor: "server", reason, at, set: { parityJson } } as const;
    return { outcome: "held", writes: moveJob(database, job, move) };
  }
  const ticket = buildTicket({
    order,
    job,
    product,
    pieces,
    files,
    picture: PICTURE_NAME,
    warnings: answer.preflight,
    recipe: again?.recipe ?? recipe,
    parity,
    reprint: again?.reprint,
  });
  const set = { ticketJson: JSON.stringify(ticket), parityJson };
  return {
    outcome: "queued",
    writes: [
      ...[...files, pictureRow].map((row) => insertPrintFile(database, row)),
      ...moveJob(database, job, { to: "queued", actor: "server", at, set }),
    ],
  };
}

async function keepFile({ blobs }: Dependencies, job: PrintJobRow, file: MadeFile): Promise<PrintFileRow> {
  const { name, area, format, widthPx = 0, heightPx = 0, shows } = file;
  const kept = await blobs.putFile(file.path);
  if (kept.sha256 !== file.sha256 || kept.bytes !== file.bytes) {
    throw new Error(`expected ${name} with sha256 ${file.sha256}, kept ${kept.sha256}`);
  }
  const pagesJson = shows.length > 1 || job.rowsJson !== null ? JSON.stringify(shows) : null;
  return fileRow(job, { name, role: "print", area, format, ...kept, widthPx, heightPx, pagesJson });
}

function fileRow(
  { merchantId, id: jobId }: PrintJobRow,
  file: Pick<PrintFileRow, "name" | "role" | "area" | "format" | "sha256" | "bytes"> & Partial<PrintFileRow>,
): PrintFileRow {
  return { merchantId, jobId, widthPx: 0, heightPx: 0, pagesJson: null, removedAt: null, ...file };
}

function reasonOf(issues: readonly Issue[]): string {
  return issues
    .filter((each) => each.severity === "error")
    .map((each) => `${each.code}: ${issueMessage(each, "fr")}`)
    .join(" ")
    .slice(0, 1000);
}
