import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import { installedProfile } from "../../../colour/installed-profiles.ts";
import { loadShaper } from "../../fonts.ts";
import { areaPlates } from "../../area-plates.ts";
import { layOutArea } from "../../lay-out-area.ts";
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

/** Areas of a design as pages of one PDF/X-4. */
export const printPdf: PrintWriter = async (design, { areas, profile, path }) => {
  const { press } = profile;
  if (!press) throw new Error(`expected a press in profile ${profile.id}, which says it takes PDF/X`);
  const [intent = "relative-bpc"] = press.intents;
  const installed = await installedProfile(press.icc);
  if (installed.kind !== "installed") throw new Error(`expected ICC profile ${press.icc} after preflight, got none`);
  const { product, uploads, job, cropMarks = false } = design;
  const key = keyOf(design, profile);
  const pages: PrintPage[] = [];
  for (const area of areas) {
    const { list } = await layOutArea(design, { area, profile });
    if (!list) throw new Error(`expected a size of print area "${area}" after preflight, got none`);
    const slug = { job, product, area, profileId: profile.id, condition: press.condition, hash: key.slice(0, 12) };
    pages.push({ list, slug, plates: await areaPlates(design, { list, profile }) });
  }
  const marks = planMarks(profile, { crop: cropMarks, slug: job !== undefined });
  const about = aboutFile(design, key);
  const shaper = await loadShaper({ product, configurations: [design.configuration], fonts: design.fonts });
  const colours = pressColours(installed, intent);
  const bytes = await writePrintPdf(pages, { profile, press, colours, uploads, about, marks, shaper });
  if (bytes.length > profile.maxBytes) throw fileTooLarge(areas[0] ?? "", { profile, bytes: bytes.length });
  try {
    await writeSynced(path, bytes);
    return await verifyPrintPdf(path, {
      pages: pages.map(({ list }) => ({ trim: list.trim, bleedMm: list.bleedMm, marginMm: marks.marginMm })),
      condition: press.condition,
      icc: installed.profile.bytes,
      spots: pages.flatMap((page) => plateNames(page, profile)),
      allowsSrgb: press.pictures === "srgb",
      tacPct: profile.tacPct,
      maxBytes: profile.maxBytes,
    });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
};

/** Of the design as it is printed: who sees the file and who has the design can tell whether they belong together. */
function keyOf({ product, configuration }: Design, profile: PrintProfile): string {
  const named = [product.id, product.version, profile.id, profile.version, configuration];
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
