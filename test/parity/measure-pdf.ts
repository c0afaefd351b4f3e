import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";
import { measureRegion, pairPictures } from "../../server/parity/compare-pictures.ts";
import type { PictureDifference } from "../../server/parity/compare-pictures.ts";
import { regionOfBox } from "../../server/parity/region.ts";
import type { PictureFrame } from "../../server/parity/region.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";
import { addArtworkPage } from "../../server/render/pdf/artwork-page.ts";
import { screenInks } from "../../server/render/pdf/ink.ts";
import { PdfFile } from "../../server/render/pdf/pdf-file.ts";
import { srgbProfile } from "../../server/render/pdf/srgb-profile.ts";
import { rasterise } from "../support/pdf-tools.ts";
import { paintFiner } from "./halve-picture.ts";
import { paintOnServer } from "./server-painter.ts";

export interface Artwork {
  readonly list: DisplayList;
  readonly uploads: UploadFiles;
}

/** An artwork as a PDF page of its own, as print files and proofs draw it. */
export async function writeArtwork(path: string, { list, uploads }: Artwork): Promise<string> {
  const about = { title: list.area, language: "en", at: new Date(0), documentKey: "0".repeat(64), version: "1" };
  const file = new PdfFile(about, { srgb: await srgbProfile() });
  await addArtworkPage(file, list, { uploads, inks: screenInks, ppi: 300 });
  const bytes = await file.toBytes();
  await writeFile(path, bytes);
  return createHash("sha256").update(bytes).digest("hex");
}

/** How far poppler's picture of the page and the server painter's of the list are apart, where one element lies. */
export async function comparePage(
  path: string,
  { list, uploads }: Artwork,
  { box, ppi }: { readonly box: ElementBox; readonly ppi: number },
): Promise<PictureDifference> {
  const frame = frameAround(list, box, ppi);
  // Poppler moves upright pictures and thin boxes to whole pixels: at four times the size by a quarter of one at most.
  const theirs = await paintFiner(frame, (finer) =>
    paintFiner(finer, (finest) => rasterise(path, cutOf(list, finest))),
  );
  const ours = await paintFiner(frame, (finer) => paintOnServer(list, { frame: finer, uploads }));
  return measureRegion(pairPictures(theirs, ours), regionOfBox(box, frame));
}

/** Room for the window of the similarity. */
const AROUND_PX = 8;

/** The element's part of the page, bleed included, on the page's own pixels. */
function frameAround({ trim, bleedMm }: DisplayList, box: ElementBox, ppi: number): PictureFrame {
  const pixelsPerMm = ppi / 25.4;
  const page = {
    widthPx: Math.floor((trim.widthMm + 2 * bleedMm) * pixelsPerMm),
    heightPx: Math.floor((trim.heightMm + 2 * bleedMm) * pixelsPerMm),
    pixelsPerMm,
    leftMm: -bleedMm,
    topMm: -bleedMm,
  };
  const region = regionOfBox(box, page);
  const [left, top] = [Math.max(0, region.left - AROUND_PX), Math.max(0, region.top - AROUND_PX)];
  return {
    ...page,
    widthPx: Math.max(1, Math.min(page.widthPx, region.right + AROUND_PX) - left),
    heightPx: Math.max(1, Math.min(page.heightPx, region.bottom + AROUND_PX) - top),
    leftMm: left / pixelsPerMm - bleedMm,
    topMm: top / pixelsPerMm - bleedMm,
  };
}

function cutOf({ bleedMm }: DisplayList, { pixelsPerMm, leftMm, topMm, widthPx, heightPx }: PictureFrame) {
  const toPx = (mm: number) => Math.round((mm + bleedMm) * pixelsPerMm);
  return { ppi: pixelsPerMm * 25.4, left: toPx(leftMm), top: toPx(topMm), width: widthPx, height: heightPx };
}
