import type { PrintFileRow, PrintJobRow } from "../database/tables.ts";

/** A piece of a job: which line of the order it is, and its number in the roster, from 1. */
export interface JobRow {
  readonly row: number;
  readonly line: string;
}

/** What one page of a file shows. */
export interface FilePage {
  readonly area: string;
  /** Absent in a job of one design. */
  readonly row?: number;
}

/** What a print shop asked for when it asked for a reprint. */
export interface AskedReprint {
  readonly rows?: readonly number[] | undefined;
  readonly reason?: string | undefined;
}

/** The pieces of a job in the order they were ordered; a job of one design has one. */
export function rowsOf({ rowsJson, orderLineId }: Pick<PrintJobRow, "rowsJson" | "orderLineId">): readonly JobRow[] {
  // Written by place-order.ts and reprint-job.ts.
  return rowsJson === null ? [{ row: 1, line: orderLineId }] : (JSON.parse(rowsJson) as JobRow[]);
}

/** What a print file's pages show, in their order. */
export function pagesOf({ pagesJson, area }: Pick<PrintFileRow, "pagesJson" | "area">): readonly FilePage[] {
  // Written by render-job.ts.
  return pagesJson === null ? [{ area }] : (JSON.parse(pagesJson) as FilePage[]);
}

export function askedReprint({ reprintJson }: Pick<PrintJobRow, "reprintJson">): AskedReprint {
  // Written by reprint-job.ts.
  return reprintJson === null ? {} : (JSON.parse(reprintJson) as AskedReprint);
}
