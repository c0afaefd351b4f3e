import { createHash } from "node:crypto";
import { numberIn } from "../../../../configurator-schemas/answers/describe-artwork.ts";
import { optionsInWords } from "../../../../configurator-schemas/answers/describe.ts";
import type { GroupSizes } from "../../../../configurator-schemas/artwork/group-sizes.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../../../configurator-schemas/schema/issue.ts";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import type { UploadFiles } from "../../paint-raster.ts";
import { PdfFile } from "../pdf-file.ts";
import { srgbProfile } from "../srgb-profile.ts";
import { drawFigure } from "./draw-figure.ts";
import { drawFooter, drawHeader } from "./page-frame.ts";
import type { FrameTexts } from "./page-frame.ts";
import { planSection } from "./plan-section.ts";
import type { PlannedPage } from "./plan-section.ts";
import { proofAreas } from "./proof-areas.ts";
import type { ProofArea } from "./proof-areas.ts";
import type { ProofMeta } from "./proof-request.ts";
import { NOTE } from "./proof-style.ts";
import { elementTexts, isAbout, issueTexts, optionTexts } from "./proof-texts.ts";
import { PROOF_WORDS } from "./proof-words.ts";
import { createSheet, saySetText } from "./sheet.ts";
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
  const { product, language, meta, profile } = proof;
  const words = PROOF_WORDS[language];
  const { trim } = area?.list ?? {};
  const subtitle =
    area && trim
      ? [
          area.words.label,
          words.size(numberIn(trim.widthMm, language), numberIn(trim.heightMm, language)),
          ratio === 1 ? words.actualSize : words.scale(`1:${ratio}`),
        ]
          .map(isolated)
          .join(SEPARATOR)
      : words.nothingPrinted;
  const identity = [
    words.code(meta.code),
    meta.design,
    words.version(meta.version),
    words.fingerprint(meta.configurationSha256.slice(0, 12)),
    meta.at.slice(0, 16).replace("T", " ") + " UTC",
  ]
    .map(isolated)
    .join(SEPARATOR);
  const { press } = profile ?? {};
  const note = press ? `${words.press(press.condition)} ${words.colours}` : words.colours;
  return { kind: words.proof, title: localise(product.name, language), subtitle, note, identity };
}

const SEPARATOR = " · ";

/** Whatever stands beside it: in Arabic a hash and a date would else read as one run, the hash far from its word. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

interface Drawn {
  readonly proof: Proof;
  readonly setting: Setting;
  readonly number: number;
  readonly pages: number;
}

async function drawPage(file: PdfFile, page: PlannedPage, { proof, setting, number, pages }: Drawn): Promise<void> {
  const sheet = createSheet(file.createContent(), page.size);
  const pageNumber = setting.typeset(PROOF_WORDS[proof.language].page(number, pages), NOTE, page.size.widthMm);
  drawHeader(sheet, page.frame);
  if (page.figure) await drawFigure(sheet, page.figure, { ...proof, ...setting, file });
  for (const { set, ...at } of page.texts) saySetText(sheet, set, at);
  drawFooter(sheet, page.frame, pageNumber);
  file.addPage({ trim: page.size }, sheet.content);
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
