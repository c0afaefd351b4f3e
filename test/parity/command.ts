import { text } from "node:stream/consumers";
import { CommandRefused } from "../../server/command-line/command.ts";
import { reportIssues } from "../../server/command-line/report-issues.ts";
import { loadDocuments } from "../../server/documents/load-documents.ts";
import { NO_BROWSER } from "../support/browser.ts";
import { bundledShaper } from "../support/shaper.ts";
import { startBrowserPainter } from "./browser-painter.ts";
import { measureDesign } from "./measure-design.ts";
import { readDesign } from "./read-design.ts";
import { missedBars, roundFigures } from "./verdict.ts";

/**
 * `npm run parity -- FILE…`: every configuration painted in Chromium and on the server. One JSON object per element and
 * per area on the output; what missed its bar on the error stream, and then exit code 1.
 */
const files = process.argv.slice(2);
process.exitCode = await run();

async function run(): Promise<number> {
  if (files.length === 0) return refuse("npm run parity -- CONFIGURATION.json… (or - for standard input)");
  if (NO_BROWSER) return refuse("no Chromium here: set CHROMIUM_PATH, or install it at /usr/bin/chromium");
  const documents = await loadDocuments();
  const terminal = { language: "en", readStdin: () => text(process.stdin) } as const;
  const [browser, shaper] = await Promise.all([startBrowserPainter(), bundledShaper()]);
  let missed = 0;
  try {
    for (const file of files) {
      const design = await readDesign(file, { documents, terminal });
      for (const measured of await measureDesign(design, { browser, shaper })) {
        console.log(JSON.stringify(roundFigures(measured.figures)));
        const { area, element } = measured.figures;
        if (element === undefined && measured.finerBecause === "missedOnce")
          console.error(
            `${file}: ${area}: missed a bar with the server painted once; these figures are of twice as fine`,
          );
        for (const bar of missedBars(measured)) {
          missed += 1;
          console.error(`${file}: ${[area, element].filter(Boolean).join(" / ")}: ${bar}`);
        }
      }
      await design.dispose();
    }
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    const issues = reportIssues(error.issues, "en").map(({ path, message }) => `${path} ${message}`);
    return refuse([error.message, ...issues].filter(Boolean).join("\n"));
  } finally {
    await browser.close();
  }
  return missed > 0 ? 1 : 0;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
