import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles } from "../fonts/font-files.ts";
import { AppError } from "../problems/app-error.ts";
import type { ProofAnswer, ProofRequest } from "../render/pdf/proof/proof-request.ts";
import { uploadFiles } from "../uploads/uploads-of.ts";
import type { OpenedVersion } from "./open-version.ts";

interface Asked {
  readonly profileId: string;
  readonly language: Language;
}

/** A version's proof as a PDF in `outDir`; its path. Refuses, with the issues, what cannot be made. */
export async function writeProof(
  dependencies: Pick<Dependencies, "database" | "blobs" | "render">,
  { design, version, product, settled, uploads }: OpenedVersion,
  { profileId, language, at, outDir }: Asked & { readonly at: string; readonly outDir: string },
): Promise<string> {
  const { blobs, render } = dependencies;
  const { merchantId } = design;
  const answer = await render.run<ProofRequest, ProofAnswer>({
    kind: "proof",
    product,
    configuration: settled,
    uploads: await uploadFiles(blobs, uploads),
    fonts: await fontFiles(dependencies, { merchantId, product, configurations: [settled] }),
    profileId,
    language,
    meta: {
      design: design.id,
      version: version.version,
      code: design.code,
      configurationSha256: version.configurationSha256,
      at,
    },
    outDir,
  });
  if (!answer.ok) throw new AppError("invalid_configuration", { issues: answer.issues });
  return answer.path;
}

/** The proof of a version nobody has approved yet: dated now, and kept nowhere. */
export async function renderProof(
  dependencies: Pick<Dependencies, "database" | "blobs" | "render" | "temporaryDir" | "now">,
  opened: OpenedVersion,
  asked: Asked,
): Promise<Uint8Array<ArrayBuffer>> {
  const outDir = await mkdtemp(join(dependencies.temporaryDir, "proof-"));
  try {
    const at = dependencies.now().toISOString();
    return new Uint8Array(await readFile(await writeProof(dependencies, opened, { ...asked, at, outDir })));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
