import type { DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import type { UploadFiles } from "../paint-raster.ts";
import type { Content } from "./content.ts";
import { drawItems } from "./draw-list.ts";
import type { Drawing } from "./draw-list.ts";
import type { PictureInks } from "./embed-inks.ts";
import type { InkPolicy } from "./ink.ts";
import { POINTS_PER_MM } from "./pdf-file.ts";
import type { PdfFile } from "./pdf-file.ts";
import { embedPictures } from "./pictures.ts";
import type { KnownPictures } from "./pictures.ts";

interface Artwork {
  readonly uploads: UploadFiles;
  readonly inks: InkPolicy;
  /** Resolution that pictures are kept at where they have more. */
  readonly ppi: number;
  /** Pictures become these inks; absent = they stay in sRGB. */
  readonly press?: PictureInks | undefined;
  /** Of the whole file, where it has several artworks. */
  readonly known?: KnownPictures | undefined;
}

/** One artwork as a page of its size: trim and bleed, and nothing else on it. */
export async function addArtworkPage(file: PdfFile, list: DisplayList, artwork: Artwork): Promise<void> {
  const drawing = await prepareArtwork(file, list, artwork);
  const content = file.createContent();
  drawArtwork(content, list, { drawing });
  file.addPage(list, content);
}

/** Draws an artwork; what is drawn after it on the same content lies in the same millimetres. */
export function drawArtwork(
  content: Content,
  { trim, bleedMm, items }: DisplayList,
  { drawing, marginMm = 0 }: { readonly drawing: Drawing; readonly marginMm?: number },
): void {
  const around = bleedMm + marginMm;
  const bottom = (trim.heightMm + around) * POINTS_PER_MM;
  content.transform([POINTS_PER_MM, 0, 0, -POINTS_PER_MM, around * POINTS_PER_MM, bottom]);
  drawItems(content, items, drawing);
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
