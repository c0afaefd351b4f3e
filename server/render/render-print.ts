import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { hasErrors, issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { areasToPrint } from "./areas-to-print.ts";
import { paintJobPicture } from "./job-picture.ts";
import { layOutArea } from "./lay-out-area.ts";
import { paintRaster } from "./paint-raster.ts";
import { printFileGrid } from "./pixel-grid.ts";
import type { PrintAnswer, PrintRequest, RenderedFile } from "./render-request.ts";
import { runPreflight } from "./run-preflight.ts";
import { isUnprinted } from "./unprinted.ts";
import { verifyPng } from "./verify-png.ts";
import { writePng } from "./write-png.ts";

type Request = Omit<PrintRequest, "kind">;

/**
 * One design and print profile to verified print files `<product>-<area>.png`, one per area that carries a design; none for
 * what is made without printing. Preflight comes first: with an error nothing is written.
 */
export async function renderPrint(request: Request): Promise<PrintAnswer> {
  const { product, profileId } = request;
  const { issues } = await runPreflight(request);
  const unknown = unknownAreas(request);
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  const makeable = profile !== undefined || isUnprinted(product);
  if (!makeable || hasErrors(issues) || unknown.length > 0) return { ok: false, issues: [...issues, ...unknown] };
  const files = profile ? await renderAreas(request, profile) : [];
  const picture = await paintJobPicture(request, profile);
  return { ok: true, files, preflight: issues, picture };
}

/** Files appear under their names only when all are verified. */
async function renderAreas(request: Request, profile: PrintProfile): Promise<RenderedFile[]> {
  const { product, outDir } = request;
  const written: { readonly file: RenderedFile; readonly partial: string }[] = [];
  try {
    for (const area of areasToPrint(request)) {
      const name = `${product.id}-${area}.png`;
      const partial = join(outDir, `.${name}.partial`);
      const verified = await renderArea(request, { area, profile, path: partial });
      written.push({ partial, file: { name, area, format: "png", path: join(outDir, name), ...verified } });
    }
    for (const { partial, file } of written) await rename(partial, file.path);
  } catch (error) {
    await Promise.all(written.map(({ partial }) => rm(partial, { force: true })));
    throw error;
  }
  return written.map(({ file }) => file);
}

async function renderArea(
  { product, configuration, uploads, fonts, groupSizes }: Request,
  { area, profile, path }: { readonly area: string; readonly profile: PrintProfile; readonly path: string },
): Promise<Pick<RenderedFile, "sha256" | "bytes" | "widthPx" | "heightPx">> {
  const { list } = await layOutArea({ product, configuration, uploads, fonts, groupSizes }, { area, profile });
  if (!list) throw new Error(`expected a size of print area "${area}" after preflight, got none`);
  const raster = await paintRaster(list, { grid: printFileGrid(list.trim, profile), uploads });
  try {
    await writePng(path, raster, { ppi: profile.targetPpi });
    const verified = await verifyPng(path, { raster, ppi: profile.targetPpi, maxBytes: profile.maxBytes });
    return { ...verified, widthPx: raster.width, heightPx: raster.height };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function unknownAreas({ product, areas = [] }: Request): Issue[] {
  const known = product.printAreas.map((area) => area.id);
  return areas
    .filter((area) => !known.includes(area))
    .map((area) => issue("area_unknown", "error", ["elements", area], { area, expected: known.join(", ") }));
}
