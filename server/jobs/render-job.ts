import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { issueMessage } from "../../configurator-schemas/answers/issue-messages.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import { ExpectationFailed } from "../database/database.ts";
import type { Write } from "../database/database.ts";
import { readOrderLine, readOrderRow } from "../database/orders.ts";
import { insertPrintFile, moveJob, readMerchantJob } from "../database/print-jobs.ts";
import type { OrderLineRow, PrintFileRow, PrintJobRow, TaskRow } from "../database/tables.ts";
import { finishTask } from "../database/tasks.ts";
import type { Dependencies } from "../dependencies.ts";
import { productOf } from "../products/published-product.ts";
import type { PrintAnswer, PrintRequest, RenderedFile } from "../render/render-request.ts";
import { uploadFiles, uploadsOf } from "../uploads/uploads-of.ts";
import { buildTicket } from "./build-ticket.ts";
import { groupSizesOf } from "./group-sizes-of.ts";
import { heldReason } from "./held-reason.ts";
import { measureParity } from "./measure-parity.ts";

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
  const line = await readOrderLine(database, { merchantId: started.merchantId, id: started.orderLineId });
  if (!line) throw new Error(`expected line ${started.orderLineId} of job ${started.id}`);
  const outDir = await mkdtemp(join(dependencies.temporaryDir, "print-"));
  try {
    const answer = await render(dependencies, { job: started, line, outDir });
    const at = now().toISOString();
    if (!answer.ok) {
      // Preflight holds the job: the merchant can see why, and cancel it or release it after a repair.
      const move = { to: "held" as const, actor: "server" as const, reason: reasonOf(answer.issues), at };
      await database.write([...moveJob(database, started, move), finishTask(database, task)]);
      metrics.count("atelier_print_jobs_total", { outcome: "held" });
      return;
    }
    const move = await settleRendered(dependencies, { job: started, line, answer, at, outDir });
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

async function render(
  { database, blobs, render: pool }: Dependencies,
  { job, line, outDir }: { readonly job: PrintJobRow; readonly line: OrderLineRow; readonly outDir: string },
): Promise<PrintAnswer> {
  const configuration = configurationOf(line);
  const { product } = await productOf(database, job.merchantId, configuration);
  const uploads = await uploadsOf(database, job.merchantId, { product, configuration });
  // Printed pixels come from stored ones: what changed on the disk must not reach a machine.
  for (const { sha256 } of uploads.values()) await blobs.verify(sha256);
  return pool.run<PrintRequest, PrintAnswer>({
    kind: "print",
    product,
    configuration,
    groupSizes: groupSizesOf(line),
    profileId: job.profileId,
    uploads: await uploadFiles(blobs, uploads),
    outDir,
  });
}

interface Rendered {
  readonly job: PrintJobRow;
  readonly line: OrderLineRow;
  readonly answer: Extract<PrintAnswer, { ok: true }>;
  readonly at: string;
  readonly outDir: string;
}

/**
 * Keeps the files (durable before their rows), opens them again beside their proof, and moves the job: on with its ticket, or
 * held with what differs. Files that are held have no rows: nobody can pull them.
 */
async function settleRendered(
  dependencies: Dependencies,
  { job, line, answer, at, outDir }: Rendered,
): Promise<{ readonly outcome: "queued" | "held"; readonly writes: readonly Write[] }> {
  const { database, blobs } = dependencies;
  const files: PrintFileRow[] = [];
  for (const file of answer.files) files.push(await keepFile(dependencies, job, file));
  const picture = await blobs.putFile(answer.picture.path);
  const pictureRow: PrintFileRow = {
    merchantId: job.merchantId,
    jobId: job.id,
    name: PICTURE_NAME,
    role: "picture",
    area: "",
    format: "png",
    ...picture,
    widthPx: 0,
    heightPx: 0,
  };
  const configuration = configurationOf(line);
  const { product } = await productOf(database, job.merchantId, configuration);
  const parity = await measureParity(dependencies, { job, line, product, configuration, files, outDir });
  const parityJson = parity ? JSON.stringify(parity) : null;
  if (parity?.verdict === "held") {
    const reason = heldReason(parity, { product, configuration });
    const move = { to: "held", actor: "server", reason, at, set: { parityJson } } as const;
    return { outcome: "held", writes: moveJob(database, job, move) };
  }
  const order = await readOrderRow(database, { merchantId: job.merchantId, id: job.orderId });
  if (!order) throw new Error(`expected order ${job.orderId} of job ${job.id}`);
  const ticket = buildTicket({ order, line, job, product, configuration, files, picture: PICTURE_NAME, parity });
  const set = { ticketJson: JSON.stringify(ticket), parityJson };
  return {
    outcome: "queued",
    writes: [
      ...[...files, pictureRow].map((row) => insertPrintFile(database, row)),
      ...moveJob(database, job, { to: "queued", actor: "server", at, set }),
    ],
  };
}

async function keepFile({ blobs }: Dependencies, job: PrintJobRow, file: RenderedFile): Promise<PrintFileRow> {
  const { name, area, format, widthPx = 0, heightPx = 0 } = file;
  const kept = await blobs.putFile(file.path);
  if (kept.sha256 !== file.sha256 || kept.bytes !== file.bytes) {
    throw new Error(`expected ${name} with sha256 ${file.sha256}, kept ${kept.sha256}`);
  }
  return { merchantId: job.merchantId, jobId: job.id, name, role: "print", area, format, ...kept, widthPx, heightPx };
}

/** Checked against the grammar when the order was placed. */
function configurationOf(line: OrderLineRow): Configuration {
  return JSON.parse(line.configurationJson) as Configuration;
}

function reasonOf(issues: readonly Issue[]): string {
  return issues
    .filter((each) => each.severity === "error")
    .map((each) => `${each.code}: ${issueMessage(each, "fr")}`)
    .join(" ")
    .slice(0, 1000);
}
