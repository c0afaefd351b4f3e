import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { keepPreview } from "../database/designs.ts";
import type { PreviewRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles } from "../fonts/font-files.ts";
import { productOf } from "../products/published-product.ts";
import type { PreviewAnswer, PreviewRequest } from "../render/render-request.ts";
import { uploadFiles, uploadsOf } from "../uploads/uploads-of.ts";
import { findVersion } from "./read-design.ts";

const WIDTH_PX = 640;

/** The sha256 of a version's picture, rendered when it is first asked for; undefined when the design is not there. */
export async function renderPreview(dependencies: Dependencies, preview: PreviewRow): Promise<string | undefined> {
  const { database, blobs, render, rules, temporaryDir } = dependencies;
  if (preview.sha256 !== null && (await blobs.has(preview.sha256))) return preview.sha256;
  const { merchantId, designId, version } = preview;
  const found = await findVersion(database, { merchantId, id: designId, version });
  if (!found) return undefined;
  const { product } = await productOf(database, merchantId, found.configuration);
  const configuration = await rules.settle(product, found.configuration);
  const uploads = await uploadsOf(database, merchantId, { product, configuration });
  const outDir = await mkdtemp(join(temporaryDir, "preview-"));
  try {
    const { path } = await render.run<PreviewRequest, PreviewAnswer>({
      kind: "preview",
      product,
      configuration,
      uploads: await uploadFiles(blobs, uploads),
      fonts: await fontFiles(dependencies, { merchantId, product, configurations: [configuration] }),
      widthPx: WIDTH_PX,
      outDir,
    });
    const { sha256 } = await blobs.putFile(path);
    await database.write([keepPreview(database, { ...preview, sha256 })]);
    return sha256;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
