import { join } from "node:path";
import { madeElements } from "../../configurator-schemas/configuration/made-elements.ts";
import type { Press } from "../../configurator-schemas/schema/press.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { PartFigures } from "../../configurator-schemas/production/file-parity.ts";
import { installedProfile } from "../colour/installed-profiles.ts";
import { areaMean } from "../parity/area-mean.ts";
import { compareWithProof } from "../parity/compare-with-proof.ts";
import { partsBeyond } from "../parity/file-limits.ts";
import { readClearPicture, writeClearPicture } from "./clear-picture.ts";
import { layOutProof } from "./paint-proof.ts";
import type { ProofSheet } from "./paint-proof.ts";
import { pressColours } from "./pdf/print/press-colours.ts";
import { cropRaster } from "./raster.ts";
import type { Raster } from "./raster.ts";
import { rasteriseInks } from "./rasterise-inks.ts";
import { rasterisePdf } from "./rasterise-pdf.ts";
import type { CompareFilesAnswer, CompareFilesRequest, FileToCompare } from "./render-request.ts";
import { seeInks, softened } from "./see-inks.ts";
import type { SeenInks } from "./see-inks.ts";
import { softParts } from "./soft-parts.ts";

type Measured = CompareFilesAnswer["areas"][number];

/**
 * Opens written print files again, from the disk, and says how far each is from its proof: the approved picture, or else
 * the one this design's proof would have.
 */
export async function compareFiles(request: CompareFilesRequest): Promise<CompareFilesAnswer> {
  const profile = request.product.profileDocuments.find((each) => each.id === request.profileId);
  if (!profile) throw new Error(`expected profile ${request.profileId} in product ${request.product.id}`);
  const areas: Measured[] = [];
  for (const file of request.files) areas.push(await compareFile(file, { design: request, profile }));
  return { ok: true, areas };
}

async function compareFile(
  file: FileToCompare,
  { design, profile }: { readonly design: CompareFilesRequest; readonly profile: PrintProfile },
): Promise<Measured> {
  const { area, approved } = file;
  const sheet = await layOutProof(design, { area, profile });
  const { ppi, frame, boxes } = sheet;
  const against = approved ? ("approved" as const) : ("painted" as const);
  const about = { area, file: file.name, fileSha256: file.sha256, against, ppi };
  const opened = await openPrintFile(file, { sheet, profile });
  if ("notMeasured" in opened) return { ...about, notMeasured: opened.notMeasured, figures: [] };
  const mean = areaMean(opened.raster, frame);
  const made = opened.inks ? softened(mean) : mean;
  const shown = approved ? await readClearPicture(approved.path) : await sheet.paint();
  const proof = opened.inks ? softened(opened.inks.ofProof(shown)) : shown;
  const elements = madeElements(design.product, design.configuration)[area] ?? [];
  const softPart = softParts({ boxes, elements, uploads: design.uploads, isThroughInks: opened.inks !== undefined });
  const figures = compareWithProof({ file: made, proof }, { boxes, frame }).map((part) => ({
    ...rounded(part),
    ...softPart(part.element),
  }));
  const measured = {
    ...about,
    ...(opened.by && { rasterisedBy: opened.by }),
    ...(opened.inks && { throughInks: true as const }),
    figures,
  };
  if (partsBeyond(measured).length === 0) return measured;
  // Somebody will want to see it before it goes, or does not.
  const pictures = { file: join(design.outDir, `${area}-file.png`), proof: join(design.outDir, `${area}-proof.png`) };
  await writeClearPicture(pictures.file, made);
  await writeClearPicture(pictures.proof, proof);
  return { ...measured, pictures };
}

const MOST_PIXELS = 150_000_000;

type Opened =
  | {
      readonly raster: Raster;
      readonly by?: NonNullable<Measured["rasterisedBy"]>;
      /** Of a press: the eyes its picture was seen with. */
      readonly inks?: SeenInks;
    }
  | { readonly notMeasured: string };

/**
 * The pixels of a written file as they will be seen: its own, or an independent rasterisation of its outlines at the size it is
 * printed. Hardened edges are not what the proof shows: those files are checked by their own reader.
 */
async function openPrintFile(
  file: FileToCompare,
  { sheet, profile }: { readonly sheet: ProofSheet; readonly profile: PrintProfile },
): Promise<Opened> {
  const { press, alpha = "soft", mirrored = false } = profile;
  if (alpha !== "soft") return { notMeasured: `transparency is ${alpha}` };
  const opened = press ? await readInks(file, { sheet, profile, press }) : await readPixels(file, sheet);
  if (!("raster" in opened)) return opened;
  const upright = mirrored ? inMirror(opened.raster) : opened.raster;
  return { ...opened, raster: profile.canvasPx ? cropRaster(upright, sheet.onCanvas) : upright };
}

/** What a press's file looks like once it is printed. Ghostscript alone separates spots from process inks. */
async function readInks(
  { path, format, page = 1 }: FileToCompare,
  { sheet, profile, press }: { readonly sheet: ProofSheet; readonly profile: PrintProfile; readonly press: Press },
): Promise<Opened> {
  const installed = await installedProfile(press);
  if (installed.kind !== "installed") return { notMeasured: `ICC profile ${press.icc} is ${installed.kind}` };
  if (format !== "pdf") return { notMeasured: `${format} in inks` };
  const plates = await rasteriseInks(path, { ...sheet.printPx, page, icc: installed.profile.bytes });
  if (!plates) return { notMeasured: "Ghostscript is not installed" };
  const inks = seeInks(profile, pressColours(installed, press.intents[0] ?? "relative-bpc"));
  return { raster: inks.ofFile(plates), by: "ghostscript", inks };
}

async function readPixels({ path, format, page = 1 }: FileToCompare, { printPx }: ProofSheet): Promise<Opened> {
  switch (format) {
    case "png":
    case "tiff":
      // Its own reader has compared every pixel with what was painted; a second copy would take gigabytes.
      if (printPx.widthPx * printPx.heightPx > MOST_PIXELS) return { notMeasured: `more than ${MOST_PIXELS} pixels` };
      return { raster: await readClearPicture(path) };
    case "pdf":
      return (
        (await rasterisePdf(path, { ...printPx, page })) ?? {
          notMeasured: "neither Poppler nor Ghostscript is installed",
        }
      );
    default:
      return { notMeasured: `format ${format}` };
  }
}

/** Left for right: what is printed on paper that is turned over. */
function inMirror({ data, width, height }: Raster): Raster {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height).slice();
  for (let row = 0; row < pixels.length; row += width) pixels.subarray(row, row + width).reverse();
  return { data: new Uint8Array(pixels.buffer), width, height };
}

/** As many digits as mean something, never to the better side. */
function rounded({ element, ssim, ...rest }: PartFigures): PartFigures {
  const up = (value: number) => Math.ceil(value * 1e4 - 1e-9) / 1e4;
  return {
    ...(element !== undefined && { element }),
    ssim: Math.floor(ssim * 1e5) / 1e5,
    mae: up(rest.mae),
    over8Pct: up(rest.over8Pct),
    over32Pct: up(rest.over32Pct),
    blobMm2: up(rest.blobMm2),
    wrongInkMm2: up(rest.wrongInkMm2),
  };
}
