import { createHash } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { hasErrors } from "../../../../configurator-schemas/schema/issue.ts";
import { loadShaper } from "../../fonts.ts";
import { runPreflight } from "../../run-preflight.ts";
import { writeSynced } from "../../write-synced.ts";
import { isUnprinted } from "../../unprinted.ts";
import type { ProofAnswer, ProofRequest } from "./proof-request.ts";
import { writeProof } from "./write-proof.ts";

/** The proof of one design as `proof.pdf`. Preflight comes first: with an error nothing is written. */
export async function renderProof(request: Omit<ProofRequest, "kind">): Promise<ProofAnswer> {
  const { product, configuration, profileId, outDir } = request;
  const { issues } = await runPreflight(request);
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  if (hasErrors(issues) || (!profile && !isUnprinted(product))) return { ok: false, issues };
  const shaper = await loadShaper({ product, configurations: [configuration], fonts: request.fonts });
  const bytes = await writeProof({ ...request, profile, issues, shaper });
  const path = join(outDir, "proof.pdf");
  await writeWhole(path, bytes);
  return { ok: true, path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

/** Under its name only when all of it is on the disk. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeSynced(partial, bytes);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
