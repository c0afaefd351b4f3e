import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import { installedProfile } from "../../../colour/installed-profiles.ts";
import { loadShaper } from "../../fonts.ts";
import { areaPlates } from "../../area-plates.ts";
import { layOutArea } from "../../lay-out-area.ts";
import { piecesOf } from "../../pieces-of.ts";
import { fileTooLarge } from "../../print-refused.ts";
import type { PrintWriter } from "../../print-writer.ts";
import type { PrintRequest } from "../../render-request.ts";
import { writeSynced } from "../../write-synced.ts";
import { verifyPrintPdf } from "../verify/verify-print-pdf.ts";
import type { AboutFile } from "../xmp.ts";
import { planMarks } from "./marks.ts";
import { plateNames } from "./plate-names.ts";
import { pressColours } from "./press-colours.ts";
import { writePrintPdf } from "./write-print-pdf.ts";
import type { PrintPage } from "./write-print-pdf.ts";

/** Print shops read French until they have a language of their own. */
const LANGUAGE: Language = "fr";
/** PDF/X asks for a date, and a design that nobody ordered has none. */
const NO_DATE = "2000-01-01T00:00:00Z";

type Design = Omit<PrintRequest, "kind">;

/** Areas of a design as pages of one PDF/X-4; of a roster, those of each piece in its order. */
export const printPdf: PrintWriter = async (design, { profile, path }) => {
  const { press } = profile;
  if (!press) throw new Error(`expected a press in profile ${profile.id}, which says it takes PDF/X`);
  const [intent = "relative-bpc"] = press.intents;
  const installed = await installedProfile(press);
  if (installed.kind !== "installed") throw new Error(`expected ICC profile ${press.icc} after preflight, got none`);
  const { product, uploads, job, cropMarks = false } = design;
  const pages: PrintPage[] = [];
  const shown: { readonly area: string; readonly row: number | undefined }[] = [];
  for (const { areas, ...piece } of piecesOf(design)) {
    const hash = keyOf(piece, profile).slice(0, 12);
    const { row = job?.row } = piece;
    const words = job && { ...job, ...(row !== undefined && { row }) };
    for (const area of areas) {
      const { list } = await layOutArea(piece, { area, profile });
      if (!list) throw new Error(`expected a size of print area "${area}" after preflight, got none`);
      const slug = { job: words, product, area, profileId: profile.id, condition: press.condition, hash };
      pages.push({ list, slug, plates: await areaPlates(piece, { list, profile }) });
      shown.push({ area, row: piece.row });
    }
  }
  const marks = planMarks(profile, { crop: cropMarks, slug: job !== undefined });
  const about = aboutFile(design, keyOf(design, profile));
  const shaper = await loadShaper({ product, configurations: [], fonts: design.fonts });
  const colours = pressColours(installed, intent);
  const bytes = await writePrintPdf(pages, { profile, press, colours, uploads, about, marks, shaper });
  if (bytes.length > profile.maxBytes) throw fileTooLarge(shown[0]?.area ?? "", { profile, bytes: bytes.length });
  try {
    await writeSynced(path, bytes);
    const verified = await verifyPrintPdf(path, {
      pages: pages.map(({ list }) => ({ trim: list.trim, bleedMm: list.bleedMm, marginMm: marks.marginMm })),
      condition: press.condition,
      icc: installed.profile.bytes,
      spots: pages.flatMap((page) => plateNames(page, profile)),
      allowsSrgb: press.pictures === "srgb",
      tacPct: profile.tacPct,
      maxBytes: profile.maxBytes,
    });
    const isRoster = design.rows !== undefined && design.rows.length > 0;
    return {
      ...verified,
      areas: shown.map(({ area }) => area),
      ...(isRoster && { rows: shown.map(({ row }) => row) }),
    };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
};

/** Of the design as it is printed: who sees the file and who has the design can tell whether they belong together. */
function keyOf({ product, configuration, rows = [] }: Design, profile: PrintProfile): string {
  const named = [product.id, product.version, profile.id, profile.version, configuration, ...rows];
  return createHash("sha256").update(JSON.stringify(named)).digest("hex");
}

function aboutFile({ product, job }: Design, documentKey: string): AboutFile {
  const name = localise(product.name, LANGUAGE);
  return {
    title: job ? [job.order, job.line, name].join(" · ") : name,
    language: LANGUAGE,
    at: new Date(job?.at ?? NO_DATE),
    documentKey,
    version: String(product.version),
  };
}
