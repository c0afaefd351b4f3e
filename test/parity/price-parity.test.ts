import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { bundledProduct } from "../support/documents.ts";
import { openCorePage } from "./core-page.ts";
import type { CorePage } from "./core-page.ts";
import { priceDigests, quoteOf } from "./price-page.ts";
import type * as PricePage from "./price-page.ts";

const PRODUCTS = ["mug-11oz", "t-shirt", "shelf", "workstation-pc", "city-car"];
const DESIGNS_EACH = 2000;

describe.skipIf(NO_BROWSER)("prices in the browser and on the server", () => {
  let browser: Browser;
  let page: CorePage<typeof PricePage>;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openCorePage(browser, "price-page.ts");
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    page?.close();
  });

  it.each(PRODUCTS)(
    `[PP1] %s: ${DESIGNS_EACH} random designs, rosters and matrices have the same quote to the last letter`,
    async (id) => {
      const product = bundledProduct(id);
      const range = { from: 1, until: DESIGNS_EACH + 1 };
      const [there, here] = [await page.call("priceDigests", product, range), priceDigests(product, range)];
      const different = here.findIndex(({ digest }, i) => digest !== there[i]?.digest);
      if (different >= 0) {
        const seed = range.from + different;
        expect(await page.call("quoteOf", product, seed), `seed ${seed}`).toEqual(quoteOf(product, seed));
      }
      expect(there).toHaveLength(DESIGNS_EACH);
      expect(different).toBe(-1);
      expect(here.filter(({ isQuote }) => isQuote).length).toBeGreaterThan(DESIGNS_EACH / 2);
      // Control: other designs, other digests.
      expect(new Set(here.map(({ digest }) => digest)).size).toBeGreaterThan(DESIGNS_EACH / 4);
    },
    240_000,
  );
});
