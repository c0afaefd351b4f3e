import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { PartFigures } from "../../configurator-schemas/production/file-parity.ts";
import { areaMean } from "../parity/area-mean.ts";
import { compareWithProof } from "../parity/compare-with-proof.ts";
import { readClearPicture } from "./clear-picture.ts";
import { layOutProof } from "./paint-proof.ts";
import type { CompareFilesAnswer, CompareFilesRequest, FileToCompare } from "./render-request.ts";

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
  const about = {
    area,
    file: file.name,
    fileSha256: file.sha256,
    against: approved ? "approved" : "painted",
    ppi,
  } as const;
  if (file.format !== "png") return { ...about, notMeasured: `format ${file.format}`, figures: [] };
  const made = areaMean(await readClearPicture(file.path), frame);
  const proof = approved ? await readClearPicture(approved.path) : await sheet.paint();
  const figures = compareWithProof({ file: made, proof }, { boxes, frame });
  return { ...about, figures: figures.map(rounded) };
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
