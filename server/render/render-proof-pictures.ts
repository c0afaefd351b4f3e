import { join } from "node:path";
import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { areasToPrint } from "./areas-to-print.ts";
import { writeClearPicture } from "./clear-picture.ts";
import { fontIdentities } from "./fonts.ts";
import { layOutProof } from "./paint-proof.ts";
import type { ProofPicture, ProofPicturesAnswer, ProofPicturesRequest } from "./render-request.ts";
import { rendererIdentity } from "./renderer-identity.ts";
import { runPreflight } from "./run-preflight.ts";

/** Every printed area as it is offered for approval, and what it was painted with. Preflight comes first. */
export async function renderProofPictures(request: ProofPicturesRequest): Promise<ProofPicturesAnswer> {
  const { product, configuration, profileId } = request;
  const { issues } = await runPreflight(request);
  if (hasErrors(issues)) return { ok: false, issues };
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  return {
    ok: true,
    pictures: profile ? await paintAreas(request, profile) : [],
    preflight: issues,
    fonts: await fontIdentities({ product, configurations: [configuration], fonts: request.fonts }),
    renderer: rendererIdentity(),
  };
}

/** One after another: a large area takes all the memory a worker should. */
async function paintAreas(request: ProofPicturesRequest, profile: PrintProfile): Promise<ProofPicture[]> {
  const pictures: ProofPicture[] = [];
  for (const area of areasToPrint(request)) {
    const sheet = await layOutProof(request, { area, profile });
    const path = join(request.outDir, `proof-${area}.png`);
    await writeClearPicture(path, await sheet.paint());
    const { widthPx, heightPx } = sheet.frame;
    pictures.push({ area, path, widthPx, heightPx, ppi: sheet.ppi, bleedMm: profile.bleedMm });
  }
  return pictures;
}
