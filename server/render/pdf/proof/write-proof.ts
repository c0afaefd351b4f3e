import { createHash } from "node:crypto";
import { optionsInWords } from "../../../../configurator-schemas/answers/describe.ts";
import { rectangleData } from "../../../../configurator-schemas/artwork/path-data.ts";
import type { GroupSizes } from "../../../../configurator-schemas/artwork/group-sizes.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../../../configurator-schemas/schema/issue.ts";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import type { UploadFiles } from "../../paint-raster.ts";
import { drawArtwork } from "../artwork-page.ts";
import { screenInks } from "../ink.ts";
import { PdfFile } from "../pdf-file.ts";
import { srgbProfile } from "../srgb-profile.ts";
import { drawGuides, guidesOf } from "./draw-figure.ts";
import { drawLegend, drawMeasures } from "./draw-measures.ts";
import { drawFrame } from "./page-frame.ts";
import type { FrameTexts } from "./page-frame.ts";
import { MEASURE_MM, LEGEND_MM } from "./plan-figure.ts";
import { planSection } from "./plan-section.ts";
import type { PlannedPage } from "./plan-section.ts";
import { proofAreas } from "./proof-areas.ts";
import type { ProofArea } from "./proof-areas.ts";
import type { ProofMeta } from "./proof-request.ts";
import { LABEL, NOTE } from "./proof-style.ts";
import { elementTexts, isAbout, issueTexts, optionTexts } from "./proof-texts.ts";
import { PROOF_WORDS } from "./proof-words.ts";
import { createSheet, drawSetText, inkOf } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { createTypesetter, directionOf } from "./typesetter.ts";
import type { Typesetter } from "./typesetter.ts";

export interface Proof {
  readonly product: Product;
  readonly configuration: Configuration;
  /** Absent for what is made without printing. */
  readonly profile: PrintProfile | undefined;
  readonly uploads: UploadFiles;
  readonly language: Language;
  /** What preflight found; the shopper approves knowing it. */
  readonly issues: readonly Issue[];
  readonly meta: ProofMeta;
  readonly shaper: Shaper;
  readonly groupSizes?: GroupSizes | undefined;
}

interface Setting {
  readonly typeset: Typesetter;
  readonly direction: "ltr" | "rtl";
}

/** The document a shopper approves: each area that carries something at real size where it fits, and everything in words. */
export async function writeProof(proof: Proof): Promise<Uint8Array> {
  const { product, language, profile, shaper } = proof;
  const setting = { typeset: createTypesetter(shaper, { product, language }), direction: directionOf(language) };
  const areas = profile ? await proofAreas({ ...proof, profile }) : [];
  const pages = planPages(proof, areas, setting);
  const file = new PdfFile(aboutFile(proof), { srgb: await srgbProfile() });
  for (const [i, page] of pages.entries())
    await drawPage(file, page, { proof, setting, number: i + 1, pages: pages.length });
  return file.toBytes();
}

/** The first section says what is true of the whole design. */
function planPages(proof: Proof, areas: readonly ProofArea[], setting: Setting): PlannedPage[] {
  const { product, configuration, language, issues } = proof;
  const told = { language, configuration };
  const general = issues.filter((issue) => !areas.some((area) => isAbout(issue, area)));
  const options = optionsInWords(product, configuration.selections, language, configuration);
  const sections = areas.length > 0 ? areas : [undefined];
  return sections.flatMap((area, i) => {
    const own = area ? issues.filter((issue) => isAbout(issue, area)) : [];
    const texts = [
      ...issueTexts(i === 0 ? [...general, ...own] : own, area, told),
      ...(i === 0 ? optionTexts(options, told) : []),
      ...(area ? elementTexts(area, told) : []),
    ];
    return planSection({ area, texts, frameTexts: (ratio) => frameTexts(proof, area, ratio) }, setting);
  });
}

function frameTexts(proof: Proof, area: ProofArea | undefined, ratio: number): FrameTexts {
  const { product, language, meta } = proof;
  const words = PROOF_WORDS[language];
  const { trim } = area?.list ?? {};
  const subtitle =
    area && trim
      ? [
          area.words.label,
          words.size(lengthIn(trim.widthMm, language), lengthIn(trim.heightMm, language)),
          ratio === 1 ? words.actualSize : words.scale(`1:${ratio}`),
        ].join(SEPARATOR)
      : words.nothingPrinted;
  const identity = [
    words.code(meta.code),
    meta.design,
    words.version(meta.version),
    words.fingerprint(meta.configurationSha256.slice(0, 12)),
    meta.at.slice(0, 16).replace("T", " ") + " UTC",
  ].join(SEPARATOR);
  return { kind: words.proof, title: localise(product.name, language), subtitle, note: words.colours, identity };
}

const SEPARATOR = " · ";

interface Drawn {
  readonly proof: Proof;
  readonly setting: Setting;
  readonly number: number;
  readonly pages: number;
}

async function drawPage(file: PdfFile, page: PlannedPage, { proof, setting, number, pages }: Drawn): Promise<void> {
  const sheet = createSheet(file.createContent(), page.size);
  const pageNumber = setting.typeset(PROOF_WORDS[proof.language].page(number, pages), NOTE, page.size.widthMm);
  drawFrame(sheet, page.frame, pageNumber);
  for (const { set, ...at } of page.texts) drawSetText(sheet, set, at);
  if (page.figure) await drawFigure(sheet, page.figure, { file, proof, setting });
  file.addPage({ trim: page.size }, sheet.content);
}

type Figure = NonNullable<PlannedPage["figure"]>;

async function drawFigure(
  sheet: Sheet,
  { area, ratio, size, topMm }: Figure,
  { file, proof, setting }: { readonly file: PdfFile; readonly proof: Proof; readonly setting: Setting },
): Promise<void> {
  const { list, material } = area;
  const { trim, bleedMm } = list;
  const { profile, uploads, language } = proof;
  if (!profile) throw new Error("expected a print profile for a printed area");
  const outsideMm = bleedMm / ratio;
  const leftMm = (sheet.size.widthMm - size.widthMm - MEASURE_MM) / 2;
  const lines = { list, safeMm: profile.safeMm };
  const { content } = sheet;
  const [right, bottom] = [trim.widthMm + 2 * bleedMm, trim.heightMm + 2 * bleedMm];
  content.write("q");
  content.transform([1 / ratio, 0, 0, 1 / ratio, leftMm + outsideMm, topMm + outsideMm]);
  content.fill(rectangleData(-bleedMm, -bleedMm, { width: right, height: bottom }), inkOf(material));
  await drawArtwork(content, list, { file, uploads, inks: screenInks, ppi: profile.targetPpi });
  drawGuides(content, lines, ratio);
  content.write("Q");
  const words = PROOF_WORDS[language];
  const label = (text: string) => setting.typeset(text, LABEL, sheet.size.widthMm);
  drawMeasures(
    sheet,
    {
      xMm: leftMm + outsideMm,
      yMm: topMm + outsideMm,
      widthMm: trim.widthMm / ratio,
      heightMm: trim.heightMm / ratio,
      outsideMm,
    },
    {
      across: label(words.mm(lengthIn(trim.widthMm, language))),
      down: label(words.mm(lengthIn(trim.heightMm, language))),
    },
  );
  const entries = guidesOf(lines).map((guide) => ({ guide, word: label(words[guide.kind]) }));
  const legendMm = topMm + size.heightMm + MEASURE_MM + LEGEND_MM / 3;
  drawLegend(sheet, entries, { yMm: legendMm, direction: setting.direction });
}

function aboutFile({ product, language, meta }: Proof) {
  const words = PROOF_WORDS[language];
  const key = [meta.design, meta.version, meta.configurationSha256, language].join("\n");
  return {
    title: [localise(product.name, language), words.proof, meta.code].join(SEPARATOR),
    language,
    at: new Date(meta.at),
    documentKey: createHash("sha256").update(key).digest("hex"),
    version: String(meta.version),
  };
}

/** To the tenth of a millimetre, with the language's point. */
function lengthIn(mm: number, language: Language): string {
  const text = String(Math.round(mm * 10) / 10);
  return language === "fr" ? text.replace(".", ",") : text;
}
