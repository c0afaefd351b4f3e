import { join } from "node:path";
import { composePicture } from "./compose-picture.ts";
import type { PreviewAnswer, PreviewRequest } from "./render-request.ts";
import { isUnprinted } from "./unprinted.ts";
import { writePicture } from "./write-picture.ts";

/** The picture behind a design's preview address: what the shopper made, drawn, or laid flat by the default profile. */
export async function renderPreview(request: Omit<PreviewRequest, "kind">): Promise<PreviewAnswer> {
  const { product, widthPx, outDir } = request;
  const profile = product.profileDocuments[0];
  if (!profile && !isUnprinted(product))
    throw new Error(`expected product ${product.id} to name a print profile, got none`);
  const picture = await composePicture(request, { profile, widthPx });
  const path = join(outDir, "preview.png");
  await writePicture(path, picture);
  return { ok: true, path, widthPx: picture.width, heightPx: picture.height };
}
