import { recipeDifferences } from "../../configurator-schemas/production/job-recipe.ts";
import type { JobRecipe } from "../../configurator-schemas/production/job-recipe.ts";
import type { TicketReprint } from "../../configurator-schemas/production/job-ticket.ts";
import { readMerchantJob, readPrintFiles } from "../database/print-jobs.ts";
import type { PrintFileRow, PrintJobRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { askedReprint, pagesOf } from "./job-rows.ts";
import { ticketOf } from "./read-ticket.ts";
import { aboutReprint } from "./reprint-job.ts";

export interface SettledReprint {
  /** What leaves: a kept file where there is one that shows the same, else the one that was made now. */
  readonly files: readonly PrintFileRow[];
  /** What these files were made of. */
  readonly recipe: JobRecipe;
  readonly reprint: TicketReprint;
}

interface MadeAgain {
  readonly job: PrintJobRow;
  /** Made now, and kept. */
  readonly files: readonly PrintFileRow[];
  readonly recipe: JobRecipe;
}

/** Compares what was made again with what it is a reprint of; undefined for a job that is none. */
export async function settleReprint(
  { database }: Pick<Dependencies, "database">,
  { job, files, recipe }: MadeAgain,
): Promise<SettledReprint | undefined> {
  if (job.reprintOf === null) return undefined;
  const original = await readMerchantJob(database, { merchantId: job.merchantId, id: job.reprintOf });
  if (!original) throw new Error(`expected job ${job.reprintOf}, of which ${job.id} is a reprint`);
  const before = await readPrintFiles(database, original.id);
  const compared = files.map((file) => compare(file, before));
  const bytes = (["different", "part", "same", "kept"] as const).find((each) =>
    compared.some((file) => file.bytes === each),
  );
  const was = recipeBefore(original, recipe);
  return {
    files: compared.map(({ file }) => file),
    recipe: bytes === "kept" && was ? was : recipe,
    reprint: {
      ...aboutReprint(original.id, askedReprint(job)),
      bytes: bytes ?? "same",
      // A ticket of before recipes were kept has nothing to compare with.
      ...(bytes !== "kept" && { differs: was ? [...recipeDifferences(was, recipe)] : [] }),
    },
  };
}

interface Compared {
  readonly file: PrintFileRow;
  readonly bytes: TicketReprint["bytes"];
}

function compare(file: PrintFileRow, before: readonly PrintFileRow[]): Compared {
  const shown = JSON.stringify(pagesOf(file));
  const old = before.find(
    (each) => each.role === "print" && each.format === file.format && JSON.stringify(pagesOf(each)) === shown,
  );
  if (!old) return { file, bytes: "part" };
  if (old.removedAt === null) return { file: { ...old, jobId: file.jobId }, bytes: "kept" };
  return { file, bytes: old.sha256 === file.sha256 ? "same" : "different" };
}

/** What the original was made of, as far as the rows that were asked for go. */
function recipeBefore(original: PrintJobRow, now: JobRecipe): JobRecipe | undefined {
  const old: { readonly recipe?: JobRecipe } | undefined = ticketOf(original);
  if (!old?.recipe) return undefined;
  const rows = new Set(now.configurations.map(({ id }) => id));
  const uploads = new Set(now.uploads.map(({ id }) => id));
  return {
    ...old.recipe,
    configurations: old.recipe.configurations.filter(({ id }) => rows.has(id)),
    uploads: old.recipe.uploads.filter(({ id }) => uploads.has(id)),
  };
}
