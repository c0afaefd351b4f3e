import type { JobState } from "../../configurator-schemas/production/job-states.ts";
import type { DesignErased } from "../../configurator-schemas/protocol/erasure.ts";
import { movesFrom } from "../../configurator-schemas/production/job-states.ts";
import type { Write } from "../database/database.ts";
import { readDesignRow } from "../database/designs.ts";
import {
  deleteUploadRow,
  eraseApproval,
  eraseDesignRow,
  eraseJob,
  eraseLine,
  eraseShipTo,
  eraseVersions,
  forgetAnswersAbout,
  readDesignTraces,
  uploadsOnlyIn,
} from "../database/erasure.ts";
import type { DesignTraces } from "../database/erasure.ts";
import { markRemoved } from "../database/old-files.ts";
import type { PrintFileRow, PrintJobRow, UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { sha256Hex } from "../identifiers.ts";
import { parityOf } from "../jobs/measure-parity.ts";
import type { ErasedTicket } from "../jobs/read-ticket.ts";
import { AppError } from "../problems/app-error.ts";
import { removeBlobs } from "../storage/remove-blobs.ts";
import { recordOf } from "./approve-design.ts";

/** With nothing of it on anybody's machine or on its way there. */
const ENDED: readonly JobState[] = ["shipped", "rejected", "cancelled"];
const UPLOAD = /"(up_[\w-]+)"/g;

interface Key {
  readonly merchantId: string;
  readonly id: string;
}

/**
 * Erases what a design shows and for whom it was made, in all its versions, orders and jobs: configurations, fields of rosters,
 * tickets, proofs, print files, uploads nobody else's design uses. Their hashes stay, so that a file somebody else still has can
 * be recognised; nothing can be made from it again. Refuses while a job of it is under way. Doing it twice is harmless.
 */
export async function eraseDesign(
  dependencies: Pick<Dependencies, "database" | "blobs" | "now">,
  key: Key,
): Promise<DesignErased> {
  const { database, now } = dependencies;
  const design = await readDesignRow(database, key);
  if (!design) throw new AppError("not_found");
  const traces = await readDesignTraces(database, key);
  if (design.erasedAt !== null) return answer(key.id, design.erasedAt, traces);
  const live = traces.jobs.find(({ state }) => !ENDED.includes(state));
  if (live) {
    const allowed = movesFrom("merchant", live.state).join(", ") || "—";
    throw new AppError("wrong_state", { params: { state: live.state, allowed } });
  }
  const at = now().toISOString();
  const uploads = await uploadsOnlyIn(database, key, uploadsNamed(traces));
  await database.write(erasing({ database }, { key, traces, uploads, at }));
  await removeBlobs(dependencies, [...hashesOf(traces), ...uploads.flatMap(uploadHashes)]);
  return answer(key.id, at, traces);
}

interface Erasing {
  readonly key: Key;
  readonly traces: DesignTraces;
  readonly uploads: readonly UploadRow[];
  readonly at: string;
}

function erasing(
  { database }: Pick<Dependencies, "database">,
  { key, traces, uploads, at }: Erasing,
): readonly Write[] {
  const { merchantId } = key;
  const orders = [...new Set(traces.lines.map(({ orderId }) => orderId))];
  const ticket: ErasedTicket = { erasedAt: at };
  return [
    eraseDesignRow(database, key, at),
    ...eraseVersions(database, key),
    ...traces.approvals.map((row) => {
      const { approvedBy: _, ...record } = recordOf(row);
      // Warnings quote what was written.
      return eraseApproval(database, row, JSON.stringify({ ...record, warnings: [] }));
    }),
    ...traces.lines.map((line) => eraseLine(database, line, `erased:${sha256Hex(line.receipt)}`)),
    ...traces.jobs.flatMap((job) =>
      eraseJob(database, job, { ticketJson: JSON.stringify(ticket), parityJson: figuresOnly(job) }),
    ),
    ...traces.files.map((file) => markRemoved(database, file, at)),
    ...orders.map((id) => eraseShipTo(database, { merchantId, id })),
    ...uploads.map((row) => deleteUploadRow(database, row)),
    ...forgetAnswersAbout(database, [key.id, ...orders, ...traces.jobs.map(({ id }) => id)]),
  ];
}

/** Figures say how well it was printed, not what. */
function figuresOnly(job: PrintJobRow): string | null {
  const parity = parityOf(job);
  if (!parity) return null;
  return JSON.stringify({ ...parity, areas: parity.areas.map(({ seen: _, ...area }) => area) });
}

function hashesOf({ files, approvals, previews, jobs }: DesignTraces): string[] {
  const proofs = approvals.flatMap((row) => [row.proofSha256, ...recordOf(row).areas.map(({ sha256 }) => sha256)]);
  const seen = jobs.flatMap((job) => (parityOf(job)?.areas ?? []).flatMap((area) => Object.values(area.seen ?? {})));
  return [...files.map(({ sha256 }) => sha256), ...proofs, ...previews, ...seen];
}

function uploadsNamed({ versions, lines }: DesignTraces): string[] {
  const texts = [...versions, ...lines].map(({ configurationJson }) => configurationJson);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(UPLOAD)].map(([, id]) => id ?? "")))];
}

function uploadHashes({ sha256, originalSha256, drawingSha256 }: UploadRow): string[] {
  return [sha256, originalSha256, ...(drawingSha256 === null ? [] : [drawingSha256])];
}

function answer(id: string, erasedAt: string, { jobs, files }: DesignTraces): DesignErased {
  const describe = ({ jobId, name, sha256 }: PrintFileRow) => ({ job: jobId, name, sha256 });
  return { id, erasedAt, jobs: jobs.map((job) => job.id), files: files.map(describe) };
}
