import type { DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import type { UploadFiles } from "../paint-raster.ts";
import { drawItems } from "./draw-list.ts";
import type { Drawing } from "./draw-list.ts";
import type { InkPolicy } from "./ink.ts";
import { POINTS_PER_MM } from "./pdf-file.ts";
import type { PdfFile } from "./pdf-file.ts";
import { embedPictures } from "./pictures.ts";

interface Artwork {
  readonly uploads: UploadFiles;
  readonly inks: InkPolicy;
  /** Resolution that pictures are kept at where they have more. */
  readonly ppi: number;
}

/** One artwork as a page of its size: trim and bleed, and nothing else on it. */
export async function addArtworkPage(file: PdfFile, list: DisplayList, artwork: Artwork): Promise<void> {
  const drawing = await prepareArtwork(file, list, artwork);
  const content = file.createContent();
  const { trim, bleedMm } = list;
  const bottom = (trim.heightMm + bleedMm) * POINTS_PER_MM;
  content.transform([POINTS_PER_MM, 0, 0, -POINTS_PER_MM, bleedMm * POINTS_PER_MM, bottom]);
  drawItems(content, list.items, drawing);
  file.addPage({ trim, bleedMm }, content);
}

/** Everything `drawItems` needs for a list, its pictures in the file. */
export async function prepareArtwork(
  file: PdfFile,
  { items, trim, bleedMm }: DisplayList,
  { inks, ...kept }: Artwork,
): Promise<Drawing> {
  const pictures = await embedPictures(file, items, kept);
  const [right, bottom] = [trim.widthMm + bleedMm, trim.heightMm + bleedMm];
  return { file, inks, pictures, bounds: { left: -bleedMm, top: -bleedMm, right, bottom } };
}
