import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { isFilled } from "../../configurator-schemas/configuration/is-filled.ts";
import { loadDocuments } from "../../server/documents/load-documents.ts";
import { bundledShaper } from "../support/shaper.ts";
import { startBrowserPainter } from "./browser-painter.ts";
import { printFrame, screenFrame } from "./frames.ts";
import { paintFiner } from "./halve-picture.ts";
import { layOutDesign } from "./lay-out-design.ts";
import { hasPictures, measurePictures, paintFrames } from "./measure-design.ts";
import type { PartFigures } from "./parity-figures.ts";
import { readDesign } from "./read-design.ts";
import { paintOnServer } from "./server-painter.ts";
import { missedByPainters } from "./verdict.ts";

/** At the size asked for, as files are; or twice as fine and halved. */
type Painting = "once" | "finer";

/**
 * `npm run parity:ways -- [FILE…]`: designs, or the whole corpus, measured in every way to paint them, whether it is what the
 * verdict reads or not, as the table of README.md; which elements miss a bar in which way on the error stream.
 */
const CORPUS = fileURLToPath(new URL("corpus/", import.meta.url));
const WAYS = [
  { browser: "finer", server: "once" },
  { browser: "finer", server: "finer" },
  { browser: "once", server: "once" },
] as const satisfies readonly { readonly browser: Painting; readonly server: Painting }[];

interface Row {
  readonly way: string;
  readonly of: string;
  areas: number;
  parts: number;
  missed: number;
  elementSsim: number;
  areaSsim: number;
  over32Pct: number;
  blobMm2: number;
}

const rows = new Map<string, Row>();
const documents = await loadDocuments();
const [browser, shaper] = await Promise.all([startBrowserPainter(), bundledShaper()]);
try {
  for (const file of filesToMeasure()) await measureFile(file);
} finally {
  await browser.close();
}
printTable();

function filesToMeasure(): readonly string[] {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  const corpus = readdirSync(CORPUS).filter((name) => name.endsWith(".json"));
  return corpus.map((name) => `${CORPUS}${name}`);
}

async function measureFile(file: string): Promise<void> {
  const terminal = { language: "en", readStdin: async () => "" } as const;
  const design = await readDesign(file, { documents, terminal });
  const { product, configuration, profile, uploads } = design;
  for (const [area, elements] of Object.entries(configuration.elements)) {
    if (!elements.some(isFilled)) continue;
    const { list, boxes } = layOutDesign({ product, configuration, profile, area, uploads }, shaper);
    if (!list) continue;
    const frames = { screen: screenFrame(list), print: printFrame(list, boxes) };
    const inBrowser = {
      once: await paintFrames(frames, (frame) => browser.paint(list, { frame, uploads })),
      finer: await paintFrames(frames, (frame) =>
        paintFiner(frame, (finer) => browser.paint(list, { frame: finer, uploads })),
      ),
    };
    const onServer = {
      once: await paintFrames(frames, (frame) => paintOnServer(list, { frame, uploads })),
      finer: await paintFrames(frames, (frame) =>
        paintFiner(frame, (finer) => paintOnServer(list, { frame: finer, uploads })),
      ),
    };
    for (const way of WAYS) {
      const pictures = { frames, boxes, inBrowser: inBrowser[way.browser], onServer: onServer[way.server] };
      const name = `browser ${way.browser}, server ${way.server}`;
      addTo(rowOf(name, hasPictures(list.items)), measurePictures(pictures), `${basename(file)} ${area}`);
    }
  }
  await design.dispose();
}

function rowOf(way: string, pictures: boolean): Row {
  const of = pictures ? "with photos" : "outlines";
  const key = `${of}, ${way}`;
  const row = rows.get(key) ?? {
    way,
    of,
    areas: 0,
    parts: 0,
    missed: 0,
    elementSsim: 1,
    areaSsim: 1,
    over32Pct: 0,
    blobMm2: 0,
  };
  rows.set(key, row);
  return row;
}

function addTo(row: Row, parts: readonly PartFigures[], where: string): void {
  row.areas += 1;
  for (const part of parts) {
    row.parts += 1;
    if (part.element === undefined) row.areaSsim = Math.min(row.areaSsim, part.ssim);
    else row.elementSsim = Math.min(row.elementSsim, part.ssim);
    row.over32Pct = Math.max(row.over32Pct, part.over32Pct);
    row.blobMm2 = Math.max(row.blobMm2, part.blobMm2);
    const missed = missedByPainters(part);
    if (missed.length > 0) row.missed += 1;
    for (const bar of missed) console.error(`${where} / ${part.element ?? "area"} (${row.way}): ${bar}`);
  }
}

function printTable(): void {
  console.log(
    "| areas | painted | parts | miss a bar | worst element SSIM | worst area SSIM | worst over-32 | largest patch |",
  );
  console.log("| --- | --- | --: | --: | --: | --: | --: | --: |");
  const order = [...rows.values()].toSorted((a, b) => a.of.localeCompare(b.of));
  for (const row of order) {
    const { areas, of, way, parts, missed, elementSsim, areaSsim, over32Pct, blobMm2 } = row;
    const cells = [
      `${areas} ${of}`,
      way,
      parts,
      missed,
      elementSsim.toFixed(4),
      areaSsim.toFixed(4),
      `${over32Pct.toFixed(3)} %`,
      `${blobMm2.toFixed(3)} mm²`,
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
