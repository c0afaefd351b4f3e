/**
 * `npm run bench:client [-- --json]`: what a shopper's first visit costs, on the built client served by the real server, in
 * Chromium without a GPU and with an empty cache. Every figure is measured in this run; the median of five visits.
 */
import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { launchBrowser, NO_BROWSER } from "../support/browser.ts";
import { startServer } from "../support/running-server.ts";
import type { RunningServer } from "../support/running-server.ts";
import { benchTyping } from "./typing.ts";
import type { TypingResult } from "./typing.ts";

const VISITS = 5;
const WORD = "Léa";
/** Kilobytes of gzip; a bench that is over says so and fails. */
const BUDGET_KB = { scriptsToFirstPaint: 130, stage: 230 } as const;

interface Visit {
  readonly firstPaintMs: number;
  readonly firstPaintScriptsKb: number;
  readonly firstWordMs: number;
  readonly firstWordKb: number;
  readonly first3dFrameMs: number;
  readonly stageScriptsKb: number;
}

interface Loaded {
  readonly url: string;
  readonly isScript: boolean;
  readonly endedMs: number;
  readonly gzipBytes: number;
}

if (NO_BROWSER) {
  console.error("This bench needs Chromium: install it, or name it in CHROMIUM_PATH.");
  process.exit(1);
}
const server = await startServer();
const browser = await launchBrowser();
try {
  // The first visit warms the server's caches and the machine; it does not count.
  await visit(browser, server);
  const visits: Visit[] = [];
  for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, server));
  report(visits, await benchTyping(browser));
} finally {
  await browser.close();
  await server.dispose();
}

/** One shopper with an empty cache: the mug's page, a name in the template's field, the mug in 3D. */
async function visit(chromium: Browser, { url, keys }: RunningServer): Promise<Visit> {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const loads = recordLoads(page);
  await page.addInitScript(markMoments);
  await page.goto(
    `${url}/customizer/?${new URLSearchParams({ key: keys.publishable, product: "mug-11oz", lang: "fr" })}`,
  );
  const firstPaintMs = await moment(page, "painted");

  await page.getByRole("tab").nth(1).click();
  await page.locator("textarea").first().fill(WORD);
  const firstWordMs = await moment(page, "written");
  const first3dFrameMs = await moment(page, "turned");
  await page.waitForLoadState("networkidle");
  const all = await loads();
  await context.close();

  const stage = all.filter(({ url: file, isScript }) => isScript && file.includes("/model-stage-"));
  return {
    firstPaintMs,
    firstPaintScriptsKb: kilobytes(all.filter(({ isScript, endedMs }) => isScript && endedMs <= firstPaintMs)),
    firstWordMs,
    firstWordKb: kilobytes(all.filter(({ endedMs }) => endedMs <= firstWordMs).filter((each) => !stage.includes(each))),
    first3dFrameMs,
    stageScriptsKb: kilobytes(stage),
  };
}

/** Every answer of the page's own server, with its size as gzip −9 would send it, whatever encoding it came in. */
function recordLoads(page: Page): () => Promise<Loaded[]> {
  const responses: Response[] = [];
  page.on("response", (response) => responses.push(response));
  return async () => {
    const timings = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .flatMap((each) => (each instanceof PerformanceResourceTiming ? [[each.name, each.responseEnd] as const] : [])),
    );
    return Promise.all(
      responses
        .filter((response) => response.url().startsWith("http") && response.ok())
        .map(async (response) => {
          const body = await response.body().catch(() => Buffer.alloc(0));
          const type = response.request().resourceType();
          return {
            url: response.url(),
            isScript: type === "script" || /\.js(?:\?|$)/.test(response.url()),
            endedMs: timings.find(([name]) => name === response.url())?.[1] ?? 0,
            gzipBytes: gzipSync(body, { level: 9 }).length,
          };
        }),
    );
  };
}

/** Runs in the page before anything else: notes when the shopper first sees the controls, the word, and the 3D mug. */
function markMoments(): void {
  const marks: Record<string, number> = {};
  Object.assign(window, { atelierMarks: marks });
  const isWritten = () => {
    if (!document.querySelector("textarea")?.value) return false;
    const canvas = [...document.querySelectorAll("canvas")].find((each) => each.closest("[data-stage]") === null);
    const pixels = canvas
      ?.getContext("2d", { willReadFrequently: true })
      ?.getImageData(0, 0, canvas.width, canvas.height);
    return pixels?.data.some((value, i) => i % 4 === 3 && value > 200) ?? false;
  };
  const questions: Record<string, () => boolean> = {
    painted: () => document.querySelector('[data-testid="customizer"]') !== null,
    written: isWritten,
    turned: () => document.querySelector('[data-stage="ready"][data-stage-kind="model"]') !== null,
  };
  const look = () => {
    for (const [name, ask] of Object.entries(questions)) {
      // What is true in this frame is on the screen with the next.
      if (marks[name] === undefined && ask()) requestAnimationFrame((time) => (marks[name] ??= time));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function moment(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(
    (mark) => (window as unknown as { atelierMarks: Record<string, number> }).atelierMarks[mark], // set by markMoments
    name,
    { timeout: 60_000 },
  );
  return Number(await handle.jsonValue());
}

function report(visits: readonly Visit[], typing: TypingResult): void {
  const median = (pick: (visit: Visit) => number) => {
    const sorted = visits.map(pick).toSorted((a, b) => a - b);
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
  };
  const result = {
    visits: visits.length,
    firstPaint: { ms: median((each) => each.firstPaintMs), scriptsGzipKb: median((each) => each.firstPaintScriptsKb) },
    firstWord: { ms: median((each) => each.firstWordMs), allGzipKbWithout3d: median((each) => each.firstWordKb) },
    first3dFrame: { ms: median((each) => each.first3dFrameMs), scriptsGzipKb: median((each) => each.stageScriptsKb) },
    budget: BUDGET_KB,
    typing,
  };
  const over = [
    ...(result.firstPaint.scriptsGzipKb > BUDGET_KB.scriptsToFirstPaint ? ["scripts before the first paint"] : []),
    ...(result.first3dFrame.scriptsGzipKb > BUDGET_KB.stage ? ["the 3D chunk"] : []),
    ...typing.overLimit,
  ];
  if (process.argv.includes("--json")) console.log(JSON.stringify({ ...result, overBudget: over }));
  else {
    console.table({
      "controls on the screen": {
        ms: result.firstPaint.ms,
        "kB gzip": result.firstPaint.scriptsGzipKb,
        counted: "scripts",
      },
      "first word printed": {
        ms: result.firstWord.ms,
        "kB gzip": result.firstWord.allGzipKbWithout3d,
        counted: "all but 3D",
      },
      "first 3D frame": {
        ms: result.first3dFrame.ms,
        "kB gzip": result.first3dFrame.scriptsGzipKb,
        counted: "3D chunk",
      },
    });
    console.log(`A keystroke, ${typing.layers} layers at ${typing.sidePx} px, ms; peers ${typing.peers}:`);
    console.table(typing.libraries);
    console.log(over.length === 0 ? "Within budget." : `Over budget: ${over.join(", ")}.`);
  }
  if (over.length > 0) process.exitCode = 1;
}

function kilobytes(loads: readonly Loaded[]): number {
  return loads.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
}
