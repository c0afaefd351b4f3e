import { TICKET_VERSION } from "../../configurator-schemas/production/job-ticket.ts";
import type { JobTicket } from "../../configurator-schemas/production/job-ticket.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { readPrintFiles } from "../database/print-jobs.ts";
import type { PrintFileRow, PrintJobRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import { openJob } from "./open-job.ts";
import { TICKET_LANGUAGE, withWords } from "./ticket-words.ts";

/** What stands in the place of a ticket whose design was erased. */
export interface ErasedTicket {
  readonly erasedAt: string;
}

/** A job's ticket in a language; absent = the one it was written in. Refuses a job that is not made yet, or was erased. */
export async function readTicket(
  dependencies: Pick<Dependencies, "database">,
  job: PrintJobRow,
  language?: Language,
): Promise<JobTicket> {
  const kept = ticketOf(job);
  if (!kept) throw new AppError("not_found");
  const ticket = asNumbered(kept, await readPrintFiles(dependencies.database, job.id));
  if (language === undefined || language === ticket.language) return ticket;
  const { product, pieces } = await openJob(dependencies, job);
  const configurations = new Map(pieces.map((piece) => [piece.row, piece.configuration]));
  return withWords(ticket, { product, configurations, language });
}

/** As it was written; undefined before it was. Refuses what was erased. */
export function ticketOf({ ticketJson }: PrintJobRow): JobTicket | undefined {
  if (ticketJson === null) return undefined;
  // Written by build-ticket.ts and erase-design.ts.
  const kept = JSON.parse(ticketJson) as JobTicket | ErasedTicket;
  if ("erasedAt" in kept) throw new AppError("erased", { params: { since: kept.erasedAt.slice(0, 10) } });
  return kept;
}

/** Of tickets that were written before they were numbered, what they do not say is filled in as far as it is known. */
function asNumbered(kept: JobTicket, files: readonly PrintFileRow[]): JobTicket {
  const old: Partial<JobTicket> = kept;
  if (old.schemaVersion !== undefined) return kept;
  const none = { fonts: [], icc: [], documents: [], configurations: [], uploads: [] };
  const printed = files.filter(({ role }) => role === "print");
  return {
    ...kept,
    schemaVersion: TICKET_VERSION,
    language: TICKET_LANGUAGE,
    files: printed.map(({ name, format, sha256, bytes }) => ({ name, format, sha256, bytes })),
    warnings: [],
    recipe: { renderer: kept.renderer, ...none },
  };
}
