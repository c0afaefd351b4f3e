import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { startServer } from "../support/running-server.ts";

/**
 * `npm run screenshots`: the pictures of the README and of a review, taken of the running demo: a mug with a photo and a
 * name at three widths, in French, and the phone in Arabic.
 */
const OUT = fileURLToPath(new URL("../../assets/screenshots/", import.meta.url));
const PHOTO = fileURLToPath(new URL("../../assets/photos/sample.jpg", import.meta.url));
const SHOTS = [
  { file: "customizer.webp", width: 1440, height: 900, locale: "fr-FR", name: "Léa" },
  { file: "customizer-tablet.webp", width: 820, height: 1180, locale: "fr-FR", name: "Léa" },
  { file: "customizer-phone.webp", width: 390, height: 844, locale: "fr-FR", name: "Léa" },
  { file: "customizer-phone-ar.webp", width: 390, height: 844, locale: "ar-SA", name: "ليلى" },
] as const;
/** After the last change: uploads end, the sharp texture comes, the camera comes to rest. */
const SETTLE_MS = 8000;

if (NO_BROWSER) {
  console.error("Screenshots need Chromium: install it, or name it in CHROMIUM_PATH.");
  process.exit(1);
}
const server = await startServer();
const browser = await launchBrowser();
try {
  mkdirSync(OUT, { recursive: true });
  for (const shot of SHOTS) writeFileSync(`${OUT}${shot.file}`, await takeShot(browser, server.url, shot));
} finally {
  await browser.close();
  await server.dispose();
}

async function takeShot(chromium: Browser, url: string, shot: (typeof SHOTS)[number]): Promise<Buffer> {
  const { width, height, locale } = shot;
  const page = await chromium.newPage({ viewport: { width, height }, locale });
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.locator("main a, main button").first().click();
  const widget = page.frameLocator("iframe");
  await widget.getByRole("tab").nth(1).click();
  const panel = widget.getByRole("tabpanel");
  await panel.locator("textarea").first().fill(shot.name);
  await panel.locator("input[type=file]").first().setInputFiles(PHOTO);
  await page.waitForTimeout(SETTLE_MS);
  const png = await page.screenshot();
  await page.close();
  return sharp(png).webp({ quality: 88 }).toBuffer();
}
