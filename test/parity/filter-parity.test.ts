import fc from "fast-check";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyFilters } from "../configurator-schemas/artwork/any-filters.ts";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { openCorePage } from "./core-page.ts";
import type { CorePage } from "./core-page.ts";
import { filterBytes } from "./filter-page.ts";
import type * as FilterPage from "./filter-page.ts";

describe.skipIf(NO_BROWSER)("picture filters in the browser and on the server", () => {
  let browser: Browser;
  let page: CorePage<typeof FilterPage>;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openCorePage(browser, "filter-page.ts");
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    page?.close();
  });

  it("[A40] 200 random lists of filters make the same bytes of random pixels", { timeout: 60_000 }, async () => {
    const pixels = fc.uint8Array({ minLength: 1024, maxLength: 1024 }).map((bytes) => [...bytes]);
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(anyFilters, pixels, async (filters, bytes) => {
        const here = filterBytes(filters, bytes);
        expect(await page.call("filterBytes", filters, bytes)).toEqual(here);
        if (here.some((byte, i) => byte !== bytes[i])) changed += 1;
      }),
      { numRuns: 200 },
    );
    // Control: most lists do something.
    expect(changed).toBeGreaterThan(100);
  });
});
