import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { layoutText } from "../../configurator-schemas/artwork/layout-text.ts";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { aText } from "../support/builders.ts";
import { bundledShaper } from "../support/shaper.ts";
import { openCorePage } from "./core-page.ts";
import type { CorePage } from "./core-page.ts";
import { offsetInPage } from "./offset-page.ts";
import type * as OffsetPage from "./offset-page.ts";

describe.skipIf(NO_BROWSER)("offset fills in two engines", () => {
  let browser: Browser;
  let page: CorePage<typeof OffsetPage>;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openCorePage<typeof OffsetPage>(browser, "offset-page.ts");
  }, 60_000);
  afterAll(async () => {
    page?.close();
    await browser?.close();
  });

  it("[A78] Chromium's outlines have the same bytes as Node's", { timeout: 60_000 }, async () => {
    const shaper = await bundledShaper();
    const words = [
      ["Bon anniversaire", "playfair-display", 0],
      ["fête d’été & 80", "great-vibes", 17],
      ["مرحبا بالعالم", "noto-sans-arabic", -23.5],
    ] as const;
    for (const [text, font, rotationDeg] of words) {
      const element = aText({ text, font, placement: { xMm: 100, yMm: 40, rotationDeg } });
      const { d } = layoutText(element, { shaper, fonts: [font] });
      for (const by of [0, 0.3, 1.7, -0.15]) {
        const here = offsetInPage([d], by);
        expect(here.length).toBeGreaterThan(100);
        expect(await page.call("offsetInPage", [d], by), `${text} ${by}`).toBe(here);
      }
    }
  });
});
