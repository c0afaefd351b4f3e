import type { z } from "zod";
import type { PrintFileBody, PrintJobBody } from "../../configurator-schemas/protocol/http.ts";
import type { PrintFileRow, PrintJobRow } from "../database/tables.ts";
import { pagesOf } from "./job-rows.ts";

/** A job as its print shop sees it. */
export function describeJob(job: PrintJobRow, files: readonly PrintFileRow[]): z.infer<typeof PrintJobBody> {
  return {
    id: job.id,
    version: job.version,
    state: job.state,
    ...(job.reason !== null && { reason: job.reason }),
    ...(job.leaseUntil !== null && { leaseUntil: job.leaseUntil }),
    ...(job.reprintOf !== null && { reprintOf: job.reprintOf }),
    ...ticketOrErasure(job),
    // The ticket's picture is no print file: a hot folder must not print it.
    files: files.filter((file) => file.role === "print").map((file) => describeFile(job.id, file)),
  };
}

/** Written by build-ticket.ts, or by erase-design.ts in its place. */
function ticketOrErasure({ ticketJson }: PrintJobRow): { ticket?: Record<string, unknown>; erasedAt?: string } {
  if (ticketJson === null) return {};
  const kept = JSON.parse(ticketJson) as Record<string, unknown>;
  return typeof kept["erasedAt"] === "string" ? { erasedAt: kept["erasedAt"] } : { ticket: kept };
}

function describeFile(jobId: string, file: PrintFileRow): z.infer<typeof PrintFileBody> {
  const { name, area, format, sha256, bytes, pagesJson, removedAt } = file;
  return {
    name,
    area,
    format,
    sha256,
    bytes,
    url: `/api/v1/print/jobs/${jobId}/files/${encodeURIComponent(name)}`,
    ...(pagesJson !== null && { pages: [...pagesOf(file)] }),
    ...(removedAt !== null && { removedAt }),
  };
}
