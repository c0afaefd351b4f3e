import type { PrintFormat } from "../schema/print-profile.ts";

/** Media types of print files by their format. */
export const FILE_MIME: Readonly<Record<PrintFormat, string>> = {
  png: "image/png",
  tiff: "image/tiff",
  pdf: "application/pdf",
};

/** The media type of a stored file's format. */
export function fileMime(format: string): string {
  return Object.entries(FILE_MIME).find(([name]) => name === format)?.[1] ?? "application/octet-stream";
}
