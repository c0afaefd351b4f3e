import type { AreaParity, FileParity } from "../../configurator-schemas/production/file-parity.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { readApproval } from "../database/approvals.ts";
import type { PrintFileRow, PrintJobRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { recordOf } from "../designs/approve-design.ts";
import { findVersion } from "../designs/read-design.ts";
import { fontFiles } from "../fonts/font-files.ts";
import { partsBeyond } from "../parity/file-limits.ts";
import type { CompareFilesAnswer, CompareFilesRequest, FileToCompare } from "../render/render-request.ts";
import { uploadFiles, uploadsOf } from "../uploads/uploads-of.ts";
import type { JobPiece } from "./job-piece.ts";
import { pagesOf } from "./job-rows.ts";
import { isSameArtwork } from "./same-artwork.ts";

interface Made {
  readonly job: PrintJobRow;
  readonly product: Product;
  readonly pieces: readonly JobPiece[];
  /** Kept already: what is measured is what the print shop will get. */
  readonly files: readonly PrintFileRow[];
  /** A folder for files on their way. */
  readonly outDir: string;
}

/**
 * How far a job's kept print files are from their proof: the approved pictures where the line's artwork is the approved one,
 * else pictures painted now. What a merchant let go before stays let go while the bytes are those that were looked at.
 */
export async function measureParity(dependencies: Dependencies, made: Made): Promise<FileParity | undefined> {
  const { job, pieces, ...rest } = made;
  const files = made.files.filter(({ role }) => role === "print");
  if (files.length === 0) return undefined;
  const areas: AreaParity[] = [];
  for (const piece of pieces) areas.push(...(await measurePiece(dependencies, { ...rest, job, piece, files })));
  return judged(areas, job);
}

interface MadePiece extends Omit<Made, "pieces"> {
  readonly piece: JobPiece;
}

async function measurePiece(dependencies: Dependencies, made: MadePiece): Promise<AreaParity[]> {
  const { database, blobs, render } = dependencies;
  const { job, product, piece, files } = made;
  const { configuration, groupSizes } = piece;
  const isRoster = job.rowsJson !== null;
  const approved = await approvedPictures(dependencies, made);
  const asked: FileToCompare[] = [];
  for (const file of files) {
    const { name, format, sha256 } = file;
    for (const [i, { area, row }] of pagesOf(file).entries()) {
      if (isRoster && row !== piece.row) continue;
      // The proof is evidence: one that changed on the disk proves nothing.
      const picture = approved.pictures.get(area);
      if (picture !== undefined) await blobs.verify(picture);
      asked.push({
        area,
        name,
        format,
        sha256,
        page: i + 1,
        path: await blobs.path(sha256),
        ...(picture !== undefined && { approved: { path: await blobs.path(picture) } }),
      });
    }
  }
  const { merchantId } = job;
  const uploads = await uploadsOf(database, merchantId, { product, configuration });
  const { areas } = await render.run<CompareFilesRequest, CompareFilesAnswer>({
    kind: "compareFiles",
    product,
    configuration,
    groupSizes,
    profileId: job.profileId,
    uploads: await uploadFiles(blobs, uploads),
    fonts: await fontFiles(dependencies, { merchantId, product, configurations: [configuration] }),
    files: asked,
    outDir: made.outDir,
  });
  const kept: AreaParity[] = [];
  for (const { pictures, ...area } of areas) {
    kept.push({
      ...area,
      ...(isRoster && { row: piece.row }),
      ...(area.against === "painted" && { because: approved.because }),
      ...(pictures && {
        seen: {
          file: (await blobs.putFile(pictures.file)).sha256,
          proof: (await blobs.putFile(pictures.proof)).sha256,
        },
      }),
    });
  }
  return kept;
}

interface Approved {
  /** Sha256 by area; only of areas that were approved as they are ordered. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Why the others have none. */
  readonly because: NonNullable<AreaParity["because"]>;
}

async function approvedPictures(
  { database, rules }: Dependencies,
  { job, product, piece: { line, configuration, groupSizes } }: MadePiece,
): Promise<Approved> {
  const { merchantId, designId, designVersion: version } = line;
  const { profileId } = job;
  const row = await readApproval(database, { merchantId, designId, version, profileId });
  if (!row) return { pictures: new Map(), because: "notApproved" };
  // The approved picture shows the design by itself: the others of this order line made its words smaller.
  if (groupSizes) return { pictures: new Map(), because: "lineDiffers" };
  const found = await findVersion(database, { merchantId, id: designId, version });
  if (!found) throw new Error(`expected version ${version} of design ${designId}, which was approved`);
  const record = recordOf(row);
  const settled = await rules.settle(product, found.configuration);
  const same = record.areas.filter(
    ({ area }) =>
      record.product.version === product.version &&
      isSameArtwork(product, [settled, configuration], { area, profile: profileId }),
  );
  return { pictures: new Map(same.map(({ area, sha256 }) => [area, sha256])), because: "lineDiffers" };
}

function judged(areas: readonly AreaParity[], job: PrintJobRow): FileParity {
  const beyond = areas.filter((each) => partsBeyond(each).length > 0);
  if (beyond.length === 0) {
    return { verdict: areas.every((each) => each.notMeasured !== undefined) ? "notMeasured" : "passed", areas };
  }
  const before = parityOf(job);
  const seen = new Set(before?.released ? before.areas.map(({ fileSha256 }) => fileSha256) : []);
  if (before?.released && beyond.every(({ fileSha256 }) => seen.has(fileSha256))) {
    return { verdict: "released", areas, released: before.released };
  }
  return { verdict: "held", areas };
}

/** What was measured of a job's files last. */
export function parityOf({ parityJson }: PrintJobRow): FileParity | undefined {
  // Written by render-job.ts.
  return parityJson === null ? undefined : (JSON.parse(parityJson) as FileParity);
}
