import { rm } from "node:fs/promises";
import { fileTooLarge } from "../../print-refused.ts";
import type { VerifiedFile } from "../../verify-png.ts";
import { writeSynced } from "../../write-synced.ts";
import { TooMuchInk, verifyPrintPdf } from "../verify/verify-print-pdf.ts";
import { plateNames } from "./plate-names.ts";
import { writePrintPdf } from "./write-print-pdf.ts";
import type { PrintPage, PrintPdf } from "./write-print-pdf.ts";

type Print = Omit<PrintPdf, "isLossless">;

/**
 * Writes a PDF/X-4 and reads it again; nothing is left of one that is not what was meant. Where a photo's JPEG came back with
 * too much ink, the file is written once more without JPEGs.
 */
export async function writeVerified(path: string, pages: readonly PrintPage[], print: Print): Promise<VerifiedFile> {
  try {
    try {
      return await writeOnce(path, pages, { ...print, isLossless: false });
    } catch (error) {
      if (!(error instanceof Error && error.cause instanceof TooMuchInk)) throw error;
      return await writeOnce(path, pages, { ...print, isLossless: true });
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function writeOnce(path: string, pages: readonly PrintPage[], print: PrintPdf): Promise<VerifiedFile> {
  const { profile, press, colours, marks } = print;
  const { maxBytes, tacPct } = profile;
  const bytes = await writePrintPdf(pages, print);
  if (bytes.length > maxBytes) throw fileTooLarge(pages[0]?.list.area ?? "", { profile, bytes: bytes.length });
  await writeSynced(path, bytes);
  return verifyPrintPdf(path, {
    pages: pages.map(({ list: { trim, bleedMm } }) => ({ trim, bleedMm, marginMm: marks.marginMm })),
    condition: press.condition,
    icc: colours.installed.profile.bytes,
    spots: pages.flatMap((page) => plateNames(page, profile)),
    allowsSrgb: press.pictures === "srgb",
    tacPct,
    maxBytes,
  });
}
