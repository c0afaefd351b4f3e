import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { JobRecipe } from "../../configurator-schemas/production/job-recipe.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles } from "../fonts/font-files.ts";
import type { JobWords } from "../render/print-file-name.ts";
import type { PrintAnswer, PrintRequest, RenderedFile } from "../render/render-request.ts";
import { uploadFiles } from "../uploads/uploads-of.ts";
import type { JobPiece } from "./job-piece.ts";
import type { FilePage } from "./job-rows.ts";
import type { OpenedJob, Pieces } from "./open-job.ts";

/** A file of a job, on its way to be kept. */
export interface MadeFile extends RenderedFile {
  readonly shows: readonly FilePage[];
}

export type MadeFiles = PrintAnswer<MadeFile>;

/**
 * Paints the files of a job into `outDir`. A PDF holds all pieces of a roster; files in pixels are asked for piece by piece:
 * each has its own time, and a worker is free for others in between.
 */
export async function makeFiles(
  dependencies: Pick<Dependencies, "database" | "blobs" | "render">,
  opened: OpenedJob,
  outDir: string,
): Promise<MadeFiles> {
  const { blobs, render } = dependencies;
  const { job, product, pieces, uploads } = opened;
  // Printed pixels come from stored ones: what changed on the disk must not reach a machine.
  for (const { sha256 } of uploads.values()) await blobs.verify(sha256);
  const { merchantId, profileId } = job;
  const configurations = pieces.map(({ configuration }) => configuration);
  const given = {
    product,
    profileId,
    uploads: await uploadFiles(blobs, uploads),
    fonts: await fontFiles(dependencies, { merchantId, product, configurations }),
  };
  const profile = product.profileDocuments.find(({ id }) => id === profileId);
  const runs = profile?.formats[0] === "pdf" ? [pieces] : pieces.map((piece): Pieces => [piece]);
  const files: MadeFile[] = [];
  const answers: Extract<PrintAnswer, { ok: true }>[] = [];
  for (const [i, run] of runs.entries()) {
    const [first, ...others] = run;
    const folder = join(outDir, `run-${i}`);
    await mkdir(folder);
    const answer = await render.run<PrintRequest, PrintAnswer>({
      kind: "print",
      ...given,
      ...designOf(first),
      job: jobWords(opened, run),
      rows: others.map(designOf),
      outDir: folder,
    });
    if (!answer.ok) return answer;
    answers.push(answer);
    files.push(...answer.files.map((file) => ({ ...file, shows: pagesOfRun(file, opened, run) })));
  }
  const [made] = answers;
  if (!made) throw new Error(`expected files of job ${job.id}`);
  return {
    ok: true,
    files,
    preflight: answers.flatMap(({ preflight }) => preflight),
    picture: made.picture,
    materials: { ...made.materials, fonts: distinct(answers.flatMap(({ materials }) => materials.fonts)) },
  };
}

/** Nothing of an order but what is made: a worker has no business with receipts. */
function designOf({ row, configuration, groupSizes }: JobPiece) {
  return { row, configuration, groupSizes };
}

/** Stands in the names of files and on their slug: always the same for the same piece of an order. */
function jobWords({ job, order }: OpenedJob, [{ row, line }, ...others]: Pieces): JobWords {
  return {
    order: order.externalId,
    line: String(line.position + 1),
    ...(job.rowsJson !== null && others.length === 0 && { row }),
    sku: line.sku,
    quantity: others.reduce((sum, each) => sum + each.line.quantity, line.quantity),
    at: order.placedAt,
  };
}

/** In a roster every page says whose it is. */
function pagesOfRun({ areas, rows }: RenderedFile, { job }: OpenedJob, [{ row }]: Pieces): FilePage[] {
  if (job.rowsJson === null) return areas.map((area) => ({ area }));
  return areas.map((area, i) => ({ area, row: rows?.[i] ?? row }));
}

function distinct(fonts: JobRecipe["fonts"]): JobRecipe["fonts"] {
  return [...new Map(fonts.map((font) => [font.id, font])).values()];
}
