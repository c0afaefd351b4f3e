import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { build } from "vite";
import type { ComparedPicture } from "../support/compare-pictures.ts";
import type { PageRequest } from "./paint-page.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Absent where there is no Chromium; then the parity tests say that they were skipped. */
export const hasChromium = CHROMIUM !== undefined;

export interface BrowserPainter {
  paint(request: PageRequest): Promise<ComparedPicture>;
  close(): Promise<void>;
}

/** The shopper's painter in a real Chromium: its own source, bundled as the client is. */
export async function startBrowserPainter(): Promise<BrowserPainter> {
  const script = await bundlePage();
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: FLAGS });
  const page = await browser.newPage();
  await page.addScriptTag({ content: script });
  return {
    paint: async (request) => readPicture(await callPage(page, request)),
    close: () => browser.close(),
  };
}

async function callPage(page: Page, request: PageRequest): Promise<string> {
  // The bundle defines this global; the page knows it, this program's types do not.
  const code = `parityPage.paintInPage(${JSON.stringify(request)})`;
  return String(await page.evaluate(code));
}

async function readPicture(dataUrl: string): Promise<ComparedPicture> {
  const png = Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64");
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function bundlePage(): Promise<string> {
  const entry = fileURLToPath(new URL("./paint-page.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "parityPage" } },
  });
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!("output" in result)) continue;
    const chunk = result.output.find((part) => part.type === "chunk");
    if (chunk) return chunk.code;
  }
  throw new Error("expected one script from the bundle of paint-page.ts, got none");
}
