import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { hasErrors, issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { PrintFormat, PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { DiskFull, isDiskFull } from "../storage/disk-full.ts";
import { areasToPrint } from "./areas-to-print.ts";
import { paintJobPicture } from "./job-picture.ts";
import { materialsOf } from "./materials.ts";
import { printPdf } from "./pdf/print/print-pdf.ts";
import { piecesOf } from "./pieces-of.ts";
import { printFileName } from "./print-file-name.ts";
import { printPng } from "./print-png.ts";
import { PrintRefused } from "./print-refused.ts";
import { printTiff } from "./print-tiff.ts";
import type { PrintWriter } from "./print-writer.ts";
import type { PrintAnswer, PrintRequest, RenderedFile } from "./render-request.ts";
import { runPreflight } from "./run-preflight.ts";
import { isUnprinted } from "./unprinted.ts";

type Request = Omit<PrintRequest, "kind">;

/**
 * One design and print profile to verified print files `<product>-<area>.<format>`: one for each area that carries a design,
 * or a PDF of them all; none for what is made without printing. Preflight comes first: with an error nothing is written.
 */
export async function renderPrint(request: Request): Promise<PrintAnswer> {
  const { product, profileId, rows = [] } = request;
  const issues = (await runPreflight(request)).issues.slice();
  for (const row of rows) issues.push(...(await runPreflight({ ...request, ...row })).issues);
  const unknown = unknownAreas(request);
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  const makeable = profile !== undefined || isUnprinted(product);
  if (!makeable || hasErrors(issues) || unknown.length > 0) return { ok: false, issues: [...issues, ...unknown] };
  const files = profile ? await filesOrRefusal(request, profile) : [];
  if ("refused" in files) return { ok: false, issues: [...issues, ...files.refused] };
  const picture = await paintJobPicture(request, profile);
  const configurations = [request.configuration, ...rows.map((row) => row.configuration)];
  const materials = await materialsOf({ product, configurations, fonts: request.fonts }, profile);
  return { ok: true, files, preflight: issues, picture, materials };
}

async function filesOrRefusal(request: Request, profile: PrintProfile) {
  try {
    return await renderFiles(request, profile);
  } catch (error) {
    if (error instanceof PrintRefused) return { refused: error.issues };
    throw isDiskFull(error) ? new DiskFull(`the print files of ${request.product.id}`, error) : error;
  }
}

/** Files appear under their names only when all are verified. */
async function renderFiles(request: Request, profile: PrintProfile): Promise<RenderedFile[]> {
  const { product, outDir, job, format = profile.formats[0] ?? "png" } = request;
  const written: { readonly file: RenderedFile; readonly partial: string }[] = [];
  const names = new Set<string>();
  try {
    for (const areas of areasByFile(request, format)) {
      const area = areas[0] ?? "";
      const words = { profile, product: product.id, area, job };
      const stem = printFileName(words);
      // A pattern may leave the area out, and a shirt has two sides.
      const name = `${names.has(stem) ? `${stem}-${area}` : stem}.${format}`;
      names.add(stem);
      const partial = join(outDir, `.${name}.partial`);
      const verified = await WRITERS[format](request, { areas, profile, path: partial });
      written.push({ partial, file: { name, area, areas, format, path: join(outDir, name), ...verified } });
    }
    for (const { partial, file } of written) await rename(partial, file.path);
  } catch (error) {
    await Promise.all(written.map(({ partial }) => rm(partial, { force: true })));
    throw error;
  }
  return written.map(({ file }) => file);
}

const WRITERS: Readonly<Record<PrintFormat, PrintWriter>> = {
  png: printPng,
  tiff: printTiff,
  pdf: printPdf,
};

/** A PDF holds every area of every piece as a page; of pixels each area is a file. */
function areasByFile(request: Request, format: PrintFormat): (readonly string[])[] {
  if (format !== "pdf") return areasToPrint(request).map((area) => [area]);
  return piecesOf(request)
    .flatMap(({ areas }) => (areas.length > 0 ? [areas] : []))
    .slice(0, 1);
}

function unknownAreas({ product, areas = [] }: Request): Issue[] {
  const known = product.printAreas.map((area) => area.id);
  return areas
    .filter((area) => !known.includes(area))
    .map((area) => issue("area_unknown", "error", ["elements", area], { area, expected: known.join(", ") }));
}
