import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles } from "../fonts/font-files.ts";
import { sha256Hex } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";
import type { AreaPictureAnswer, AreaPictureRequest } from "../render/render-request.ts";
import { RENDERER } from "../render/renderer.ts";
import { uploadFiles } from "../uploads/uploads-of.ts";
import { hashConfiguration } from "./configurations.ts";
import type { OpenedVersion } from "./open-version.ts";

export type AskedArea = Pick<AreaPictureRequest, "area" | "profileId" | "widthPx" | "ground">;

/** Equal for pictures that have the same pixels: of what is drawn, by whom, and how large. */
export function areaTag({ product, settled }: OpenedVersion, asked: AskedArea): string {
  const about = [hashConfiguration(settled), product.id, product.version, RENDERER, asked];
  return `"${sha256Hex(canonicalJson(about)).slice(0, 32)}"`;
}

/** A PNG of one trimmed area of a saved version. */
export async function renderArea(
  dependencies: Pick<Dependencies, "database" | "blobs" | "render" | "temporaryDir">,
  { design, product, settled, uploads }: OpenedVersion,
  asked: AskedArea,
): Promise<Uint8Array<ArrayBuffer>> {
  const { blobs, render, temporaryDir } = dependencies;
  const { merchantId } = design;
  const outDir = await mkdtemp(join(temporaryDir, "area-"));
  try {
    const answer = await render.run<AreaPictureRequest, AreaPictureAnswer>({
      kind: "areaPicture",
      ...asked,
      product,
      configuration: settled,
      uploads: await uploadFiles(blobs, uploads),
      fonts: await fontFiles(dependencies, { merchantId, product, configurations: [settled] }),
      outDir,
    });
    if (!answer.ok) throw new AppError("invalid_configuration", { issues: answer.issues });
    return new Uint8Array(await readFile(answer.path));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
