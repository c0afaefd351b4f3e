import { createHash } from "node:crypto";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { Press } from "../../../../configurator-schemas/schema/press.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import { installedProfile } from "../../../colour/installed-profiles.ts";
import { areaPlates } from "../../area-plates.ts";
import { loadShaper } from "../../fonts.ts";
import { layOutArea } from "../../lay-out-area.ts";
import { piecesOf } from "../../pieces-of.ts";
import type { PrintWriter } from "../../print-writer.ts";
import type { PrintRequest } from "../../render-request.ts";
import type { AboutFile } from "../xmp.ts";
import { planMarks } from "./marks.ts";
import { pressColours } from "./press-colours.ts";
import type { PrintPage } from "./write-print-pdf.ts";
import { writeVerified } from "./write-verified.ts";

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
  const { product, uploads, fonts, job, cropMarks = false, rows = [] } = design;
  const pages = await layOutPages(design, { profile, press });
  const verified = await writeVerified(path, pages, {
    profile,
    press,
    uploads,
    about: aboutFile(design, profile),
    colours: pressColours(installed, intent),
    marks: planMarks(profile, { crop: cropMarks, slug: job !== undefined }),
    shaper: await loadShaper({ product, configurations: [], fonts }),
  });
  return {
    ...verified,
    areas: pages.map(({ list }) => list.area),
    ...(rows.length > 0 && { rows: pages.map(({ row }) => row) }),
  };
};

async function layOutPages(
  design: Design,
  { profile, press }: { readonly profile: PrintProfile; readonly press: Press },
): Promise<PrintPage[]> {
  const { product, job } = design;
  const pages: PrintPage[] = [];
  for (const { areas, ...piece } of piecesOf(design)) {
    const { row } = piece;
    const about = {
      product,
      profileId: profile.id,
      condition: press.condition,
      hash: keyOf(piece, profile).slice(0, 12),
    };
    const words = job && { ...job, ...(row !== undefined && { row }) };
    for (const area of areas) {
      const { list } = await layOutArea(piece, { area, profile });
      if (!list) throw new Error(`expected a size of print area "${area}" after preflight, got none`);
      const plates = await areaPlates(piece, { list, profile });
      pages.push({ list, plates, row, slug: { ...about, job: words, area } });
    }
  }
  return pages;
}

/** Of the design as it is printed: who sees the file and who has the design can tell whether they belong together. */
function keyOf({ product, configuration, rows = [] }: Design, profile: PrintProfile): string {
  const named = [product.id, product.version, profile.id, profile.version, configuration, ...rows];
  return createHash("sha256").update(JSON.stringify(named)).digest("hex");
}

function aboutFile(design: Design, profile: PrintProfile): AboutFile {
  const { product, job } = design;
  const name = localise(product.name, LANGUAGE);
  return {
    title: job ? [job.order, job.line, name].join(" · ") : name,
    language: LANGUAGE,
    at: new Date(job?.at ?? NO_DATE),
    documentKey: keyOf(design, profile),
    version: String(product.version),
  };
}
