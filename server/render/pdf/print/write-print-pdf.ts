import type { DisplayList } from "../../../../configurator-schemas/artwork/display-list.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { Press } from "../../../../configurator-schemas/schema/press.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { UploadFiles } from "../../paint-raster.ts";
import { drawArtwork, prepareArtwork } from "../artwork-page.ts";
import { drawPath } from "../draw-list.ts";
import type { InkPolicy } from "../ink.ts";
import { PdfFile } from "../pdf-file.ts";
import { srgbProfile } from "../srgb-profile.ts";
import type { KnownPictures } from "../pictures.ts";
import type { AboutFile } from "../xmp.ts";
import { blacksOnDark } from "./dark-grounds.ts";
import { drawCropMarks } from "./marks.ts";
import type { MarksPlan } from "./marks.ts";
import type { Plate } from "./plate.ts";
import { drawPlates } from "./plates.ts";
import type { PressColours } from "./press-colours.ts";
import { pressInks } from "./press-inks.ts";
import { drawSlug } from "./slug.ts";
import type { SlugWords } from "./slug.ts";

/** One area of one piece. */
export interface PrintPage {
  readonly list: DisplayList;
  readonly plates?: readonly Plate[];
  /** What the line beside it says. */
  readonly slug: SlugWords;
  /** Of a roster. */
  readonly row?: number | undefined;
}

/** Everything about a file but its pages. */
export interface PrintPdf {
  readonly profile: PrintProfile;
  readonly press: Press;
  readonly colours: PressColours;
  readonly uploads: UploadFiles;
  readonly about: AboutFile;
  readonly marks: MarksPlan;
  /** Of the slug's letters. */
  readonly shaper: Shaper;
  /** No picture is a JPEG. */
  readonly isLossless: boolean;
}

/** A PDF/X-4 of artworks, a page each, for one press: its inks, its plates, its boxes, its marks. */
export async function writePrintPdf(pages: readonly PrintPage[], print: PrintPdf): Promise<Uint8Array> {
  const { profile, press, colours, about } = print;
  const { description, bytes } = colours.installed.profile;
  const intent = { condition: press.condition, registry: press.registry, profile: bytes, description };
  const file = new PdfFile(about, { srgb: await srgbProfile(), intent });
  const inks = pressInks(profile, { press, conversion: colours.conversion });
  const known: KnownPictures = new Map();
  for (const page of pages) await addPage(file, page, { ...print, inks, known });
  return file.toBytes();
}

async function addPage(
  file: PdfFile,
  { list, plates = [], slug }: PrintPage,
  print: PrintPdf & { readonly inks: InkPolicy; readonly known: KnownPictures },
): Promise<void> {
  const { profile, press, colours, uploads, marks, shaper, known, isLossless } = print;
  const { table } = colours;
  const inks = await inksOfPage(list, print);
  const pictures = press.pictures === "inks" ? { press: { table: table(), tacPct: profile.tacPct, isLossless } } : {};
  const drawing = await prepareArtwork(file, list, { uploads, inks, ppi: profile.targetPpi, known, ...pictures });
  const content = file.createContent();
  const { trim, bleedMm } = list;
  const room = { trim, bleedMm, marginMm: marks.marginMm };
  content.within(() => {
    drawArtwork(content, list, { drawing, marginMm: room.marginMm });
    drawPlates(content, plates, { profile, inks });
    if (marks.crop) drawCropMarks(content, room);
    if (marks.slug) for (const path of drawSlug(slug, { room, shaper })) drawPath(content, path, inks);
  });
  file.addPage(room, content);
}

/** Black letters overprint but where they would be too much ink. */
async function inksOfPage(
  { items }: DisplayList,
  { inks, profile: { tacPct }, colours: { table }, uploads }: PrintPdf & { readonly inks: InkPolicy },
): Promise<InkPolicy> {
  if (tacPct === null) return inks;
  const dark = await blacksOnDark(items, { inks, table, uploads, mostPct: tacPct - BLACK_PCT });
  if (dark.size === 0) return inks;
  return (colour, path) => {
    const ink = inks(colour, path);
    return ink.kind === "cmyk" && path && dark.has(path) ? { ...ink, overprint: false } : ink;
  };
}

/** Black ink alone, and what plates of 8 bits are rounded by. */
const BLACK_PCT = 101;
