import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { lineConfiguration } from "../../configurator-schemas/configuration/line-configuration.ts";
import { ProofRecord } from "../../configurator-schemas/protocol/proof-record.ts";
import type { ApprovalRequest } from "../../configurator-schemas/protocol/proof-record.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { insertApproval } from "../database/approvals.ts";
import type { Write } from "../database/database.ts";
import { designIsThere } from "../database/designs.ts";
import type { ApprovalRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles } from "../fonts/font-files.ts";
import { toIssueReports } from "../problems/answer-problem.ts";
import { AppError } from "../problems/app-error.ts";
import type { ProofPicturesAnswer, ProofPicturesRequest } from "../render/render-request.ts";
import { NO_PROFILE } from "../render/unprinted.ts";
import { uploadFiles, uploadsOf } from "../uploads/uploads-of.ts";
import { hashConfiguration } from "./configurations.ts";
import type { OpenedVersion } from "./open-version.ts";
import { requirePrintable } from "./require-printable.ts";
import { writeProof } from "./write-proof.ts";

interface Asked extends Pick<ApprovalRequest, "lines" | "name"> {
  readonly profileId: string;
  readonly language: Language;
}

export interface Approval {
  readonly body: ProofRecord;
  readonly writes: readonly Write[];
}

/**
 * Prepares the approval of a version: preflight of the design and of every line, then its proof as pictures and as a PDF,
 * kept before any row names them. The one row is the approval: what was interrupted before it left files nobody knows of.
 */
export async function approveDesign(
  dependencies: Dependencies,
  opened: OpenedVersion,
  { lines = [], name, profileId, language }: Asked,
): Promise<Approval> {
  const { database, blobs, render, temporaryDir, now } = dependencies;
  const { design, version, product, settled, uploads } = opened;
  await requireLines(dependencies, opened, { lines, profileId });
  // What is approved is painted from the bytes that were uploaded, or not at all.
  for (const { sha256 } of uploads.values()) await blobs.verify(sha256);
  const outDir = await mkdtemp(join(temporaryDir, "proof-"));
  try {
    const painted = await render.run<ProofPicturesRequest, ProofPicturesAnswer>({
      kind: "proofPictures",
      product,
      configuration: settled,
      profileId,
      uploads: await uploadFiles(blobs, uploads),
      fonts: await fontFiles(dependencies, { merchantId: design.merchantId, product, configurations: [settled] }),
      outDir,
    });
    if (!painted.ok) throw new AppError("invalid_configuration", { issues: painted.issues });
    const approvedAt = now().toISOString();
    const path = await writeProof(dependencies, opened, { profileId, language, at: approvedAt, outDir });
    const proof = await blobs.putFile(path);
    const areas = [];
    for (const { path: picture, ...about } of painted.pictures) {
      const { sha256 } = await blobs.putFile(picture);
      areas.push({ ...about, sha256 });
    }
    const profile = product.profileDocuments.find((each) => each.id === profileId);
    // Read as it will be read from its row: the same record has the same bytes every time.
    const body = ProofRecord.parse({
      design: design.id,
      version: version.version,
      code: design.code,
      approvedAt,
      ...(name !== undefined && { approvedBy: name }),
      product: { id: product.id, version: product.version },
      profile: profile
        ? { id: profile.id, version: profile.version, ...(profile.press && { condition: profile.press.condition }) }
        : { id: NO_PROFILE, version: 0 },
      configurationSha256: version.configurationSha256,
      settledSha256: hashConfiguration(settled),
      renderer: painted.renderer,
      fonts: [...painted.fonts],
      areas,
      proof,
      warnings: toIssueReports(painted.preflight, language),
    } satisfies ProofRecord);
    const row: ApprovalRow = {
      merchantId: design.merchantId,
      designId: design.id,
      version: version.version,
      profileId,
      approvedAt,
      recordJson: JSON.stringify(body),
      proofSha256: proof.sha256,
    };
    const { merchantId, id } = design;
    return { body, writes: [designIsThere(database, { merchantId, id }), insertApproval(database, row)] };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** The record of a row, as it was answered when it was approved. */
export function recordOf(row: ApprovalRow): ProofRecord {
  return ProofRecord.parse(JSON.parse(row.recordJson));
}

/** What a size matrix or a roster orders beside the design itself must be makeable, too. */
async function requireLines(
  dependencies: Dependencies,
  { design, product, configuration }: OpenedVersion,
  { lines, profileId }: { readonly lines: NonNullable<ApprovalRequest["lines"]>; readonly profileId: string },
): Promise<void> {
  if (lines.length === 0) return;
  const { database, rules } = dependencies;
  const made: Configuration[] = [];
  for (const line of lines) made.push(await rules.settle(product, lineConfiguration(configuration, line)));
  const uploads = await uploadsOf(database, design.merchantId, { product, configuration, lines: made });
  await requirePrintable(dependencies, { merchantId: design.merchantId, product, made, profileId, uploads });
}
