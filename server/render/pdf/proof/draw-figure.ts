import { numberIn } from "../../../../configurator-schemas/answers/describe-artwork.ts";
import { rectangleData } from "../../../../configurator-schemas/artwork/path-data.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { UploadFiles } from "../../paint-raster.ts";
import { prepareArtwork } from "../artwork-page.ts";
import { drawItems } from "../draw-list.ts";
import { screenInks } from "../ink.ts";
import type { PdfFile } from "../pdf-file.ts";
import { drawGuides, guidesOf } from "./draw-guides.ts";
import { drawLegend, drawMeasures } from "./draw-measures.ts";
import { LEGEND_MM, MEASURE_MM } from "./plan-figure.ts";
import type { PlannedPage } from "./plan-section.ts";
import type { ProofArea } from "./proof-areas.ts";
import { LABEL } from "./proof-style.ts";
import { PROOF_WORDS } from "./proof-words.ts";
import { inkOf } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import type { Typesetter } from "./typesetter.ts";

type Figure = NonNullable<PlannedPage["figure"]>;

interface FigureContext {
  readonly file: PdfFile;
  readonly profile: PrintProfile | undefined;
  readonly uploads: UploadFiles;
  readonly language: Language;
  readonly typeset: Typesetter;
  readonly direction: "ltr" | "rtl";
}

/** The artwork on its material with guides over it, its measures around it, and the legend of the guides beneath. */
export async function drawFigure(
  sheet: Sheet,
  { area, ratio, size, topMm }: Figure,
  { file, profile, uploads, language, typeset, direction }: FigureContext,
): Promise<void> {
  const { list, material } = area;
  const { trim, bleedMm } = list;
  if (!profile) throw new Error("expected a print profile for a printed area");
  const outsideMm = bleedMm / ratio;
  const leftMm = (sheet.size.widthMm - size.widthMm - MEASURE_MM) / 2;
  const lines = { list, safeMm: profile.safeMm, cut: area.cut };
  const { content } = sheet;
  const [width, height] = [trim.widthMm + 2 * bleedMm, trim.heightMm + 2 * bleedMm];
  const drawing = await prepareArtwork(file, list, { uploads, inks: screenInks, ppi: profile.targetPpi });
  content.within(() => {
    content.transform([1 / ratio, 0, 0, 1 / ratio, leftMm + outsideMm, topMm + outsideMm]);
    content.say({ role: "Figure", words: inWords(area) }, () => {
      content.fill(rectangleData(-bleedMm, -bleedMm, { width, height }), inkOf(material));
      drawItems(content, list.items, drawing);
    });
    content.decorate(() => drawGuides(content, lines, ratio));
  });
  const words = PROOF_WORDS[language];
  const label = (text: string) => typeset(text, LABEL, sheet.size.widthMm);
  const box = {
    xMm: leftMm + outsideMm,
    yMm: topMm + outsideMm,
    widthMm: trim.widthMm / ratio,
    heightMm: trim.heightMm / ratio,
    outsideMm,
  };
  const across = label(words.mm(numberIn(trim.widthMm, language)));
  const down = label(words.mm(numberIn(trim.heightMm, language)));
  const entries = guidesOf(lines).map((guide) => ({ guide, word: label(words[guide.kind]) }));
  const legendMm = topMm + size.heightMm + MEASURE_MM + LEGEND_MM / 3;
  content.decorate(() => {
    drawMeasures(sheet, box, { across, down });
    drawLegend(sheet, entries, { yMm: legendMm, direction });
  });
}

/** The artwork for whoever hears it. */
function inWords({ words: { label, elements } }: ProofArea): string {
  return [label, ...elements.map(({ words }) => words)].join("\n");
}
