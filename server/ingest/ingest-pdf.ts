import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { MAX_NODES, readDrawing } from "../../configurator-schemas/artwork/drawing.ts";
import { flattenSvg } from "../../configurator-schemas/artwork/svg/flatten-svg.ts";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { keepDrawing } from "./ingest-drawing.ts";
import type { IngestAnswer, IngestRefusal, IngestRequest, IngestWarning } from "./ingest-request.ts";
import { COMPARED_PX, looksAlike } from "./looks-alike.ts";
import { findPoppler } from "./poppler.ts";
import type { Poppler } from "./poppler.ts";
import { missingFonts, readPdfFacts } from "./pdf-facts.ts";
import type { PdfFacts } from "./pdf-facts.ts";
import { refuse } from "./refuse.ts";
import { runLimited } from "./run-limited.ts";
import type { ProgramEnd } from "./run-limited.ts";
import { scanPdf } from "./scan-pdf.ts";
import { writeGraphic } from "./write-graphic.ts";

const MAX_PAGES = 100;
/** The longest side of a page the format itself knows is 5.08 m (ISO 32000-1, annex C). */
const MAX_SIDE_MM = 5000;
const MIN_SIDE_MM = 1;
/** Of a page that stays a picture: 300 ppi, as large as prints need and no larger than memory allows. */
const [PICTURE_PPI, MIN_LONG_SIDE_PX, MAX_LONG_SIDE_PX] = [300, 1500, 6000];
/** The pool gives one file 20 s; all of it must have ended before, and be written. */
const TOTAL_SECONDS = 14;
/** What takes longer, or makes more, has too many outlines to be drawn live. */
const [DRAW_SECONDS, DRAWN_MB] = [5, 4];
/** A page of 6000 × 6000 pixels takes 144 MB, reading it and its fonts 100 more (measured). */
const [MEMORY_MB, PICTURE_MB] = [640, 200];
const FIRST_PAGE = ["-f", "1", "-l", "1"];

type Pages = Pick<PdfFacts, "pages">;

/**
 * The first page of a PDF as a shopper's drawing: poppler draws it as SVG, which goes the way of every stranger's SVG. A page that
 * would lose something as outlines (pictures, gradients, masks) stays a picture, and it is said. Poppler runs apart,
 * within limits of its own, and is told nothing but the file.
 */
export async function ingestPdf(
  { path, outDir }: IngestRequest,
  find: () => Poppler | undefined = findPoppler,
): Promise<IngestAnswer> {
  const poppler = find();
  if (!poppler) return refuse("pdf_unsupported");
  const scan = scanPdf(await readFile(path));
  if (scan.isEncrypted) return refuse("pdf_encrypted");
  if (scan.active.length > 0) return refuse("pdf_active", { parts: scan.active.join(", ") });
  if (!scan.isWhole) return refuse("pdf_unreadable");
  if (scan.isTooMuch) return refuse("pdf_too_complex");
  const folder = await mkdtemp(join(outDir, "pdf-"));
  try {
    const run = limitedRuns(folder);
    const facts = readPdfFacts(await run(poppler.pdfinfo, [...FIRST_PAGE, path]));
    if ("ok" in facts) return facts;
    const refusal = refusalOf(facts);
    if (refusal) return refusal;
    const fonts = missingFonts((await run(poppler.pdffonts, [...FIRST_PAGE, path])).stdout);
    const warnings = warningsOf(facts, { fonts, hasInks: scan.hasInks });
    const page = { path, folder, outDir, facts, run, poppler };
    const drawn = await drawPage(page);
    if ("code" in drawn) return drawn;
    if (!("part" in drawn))
      return { ...(await keepDrawing(drawn, { outDir, timeoutSeconds: TOTAL_SECONDS })), warnings };
    return await keepPicture(page, [...warnings, { code: "pdf_as_picture", params: { parts: drawn.part } }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Page {
  readonly path: string;
  readonly folder: string;
  readonly outDir: string;
  readonly facts: PdfFacts;
  readonly run: (
    program: string,
    args: readonly string[],
    limits?: { readonly seconds?: number; readonly fileMb?: number },
  ) => Promise<ProgramEnd>;
  readonly poppler: Poppler;
}

/** One after another, all together within the time that one file has. */
function limitedRuns(folder: string): Page["run"] {
  const end = performance.now() + TOTAL_SECONDS * 1000;
  return async (program, args, { seconds: most = TOTAL_SECONDS, fileMb = 1 } = {}) => {
    const seconds = Math.min(most, (end - performance.now()) / 1000);
    if (seconds < 0.5) return { outcome: "limit", stdout: "", stderr: "" };
    return runLimited(program, args, { folder, seconds, memoryMb: MEMORY_MB, fileMb });
  };
}

function refusalOf({ pages, widthMm, heightMm, isActive }: PdfFacts): IngestRefusal | undefined {
  if (isActive) return refuse("pdf_active", { parts: "JavaScript" });
  if (pages > MAX_PAGES) return refuse("pdf_too_many_pages", { pages, max: MAX_PAGES });
  if (Math.min(widthMm, heightMm) < MIN_SIDE_MM) return refuse("pdf_unreadable");
  if (Math.max(widthMm, heightMm) <= MAX_SIDE_MM) return undefined;
  return refuse("pdf_page_too_large", {
    widthMm: Math.round(widthMm),
    heightMm: Math.round(heightMm),
    maxMm: MAX_SIDE_MM,
  });
}

function warningsOf(
  { pages }: Pages,
  { fonts, hasInks }: { readonly fonts: readonly string[]; readonly hasInks: boolean },
): IngestWarning[] {
  const warnings: IngestWarning[] = [];
  if (pages > 1) warnings.push({ code: "first_page_only", params: { pages } });
  if (fonts.length > 0) warnings.push({ code: "fonts_replaced", params: { fonts: fonts.join(", ") } });
  if (hasInks) warnings.push({ code: "colours_converted", params: {} });
  return warnings;
}

/** The page as outlines, or what of it cannot be. */
async function drawPage(page: Page): Promise<SvgDrawing | { readonly part: string } | IngestRefusal> {
  const { path, folder, run, poppler } = page;
  const svg = join(folder, "page.svg");
  const limits = { seconds: DRAW_SECONDS, fileMb: DRAWN_MB };
  const { outcome: end } = await run(poppler.pdftocairo, ["-svg", ...FIRST_PAGE, path, svg], limits);
  if (end === "limit") return { part: `> ${DRAWN_MB} MB` };
  if (end === "failed") return refuse("pdf_unreadable");
  const outcome = flattenSvg(await readFile(svg, "utf8"));
  if (!outcome.ok) return outcome.part === "empty" ? refuse("pdf_empty") : { part: outcome.part };
  const { drawing, simplified } = outcome;
  if (simplified.length > 0) return { part: simplified.join(", ") };
  if (!readDrawing(drawing)) return { part: `> ${MAX_NODES} segments` };
  // Whatever else was lost on the way: both are poppler's, so that they differ by that alone.
  const picture = await paintPage(page, COMPARED_PX);
  if ("code" in picture) return picture;
  return (await looksAlike(drawing, picture.path)) ? drawing : { part: "…" };
}

async function keepPicture(page: Page, warnings: readonly IngestWarning[]): Promise<IngestAnswer> {
  const { widthMm, heightMm } = page.facts;
  const wanted = Math.round((Math.max(widthMm, heightMm) * PICTURE_PPI) / 25.4);
  const picture = await paintPage(page, Math.min(MAX_LONG_SIDE_PX, Math.max(MIN_LONG_SIDE_PX, wanted)));
  if ("code" in picture) return picture;
  const input = sharp(picture.path, { failOn: "warning" });
  const { channels } = await input.clone().stats();
  if (channels.at(3)?.max === 0) return refuse("pdf_empty");
  return { ...(await writeGraphic(input, { outDir: page.outDir, timeoutSeconds: TOTAL_SECONDS })), warnings };
}

/** The page on clear ground, as a plain TIFF: poppler takes 2.3 s to pack an A4 page as PNG, and 0.1 s without (measured). */
async function paintPage(
  { path, folder, run, poppler }: Page,
  longSidePx: number,
): Promise<{ readonly path: string } | IngestRefusal> {
  const name = join(folder, String(longSidePx));
  const how = [
    "-tiff",
    "-tiffcompression",
    "none",
    "-transp",
    "-cropbox",
    "-singlefile",
    "-scale-to",
    String(longSidePx),
  ];
  const { outcome } = await run(poppler.pdftocairo, [...how, ...FIRST_PAGE, path, name], { fileMb: PICTURE_MB });
  if (outcome === "done") return { path: `${name}.tif` };
  return refuse(outcome === "limit" ? "pdf_too_complex" : "pdf_unreadable");
}
