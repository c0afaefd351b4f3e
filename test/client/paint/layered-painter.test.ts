import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createElementMemory } from "../../../client/customizer/paint/element-memory.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { openCorePage } from "../../parity/core-page.ts";
import type { CorePage } from "../../parity/core-page.ts";
import { launchBrowser, NO_BROWSER } from "../../support/browser.ts";
import { aMugWith } from "../../support/builders.ts";
import { bundledProduct, FALLBACK_FONTS } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";
import { editsTogether, randomEdits } from "./random-edits.ts";
import type * as StepsPage from "./steps-page.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];
const STEPS = 40;
const product = bundledProduct("mug-11oz");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

function contextOf(profileId: string) {
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  if (!profile) throw new Error(`no profile "${profileId}"`);
  return { area: "wrap", profile, shaper, fallbackFonts: FALLBACK_FONTS };
}

function layouts(states: readonly (readonly DesignElement[])[], profile: string): DisplayList[] {
  const { layoutElement } = createElementMemory();
  return states.map((elements) => {
    const context = contextOf(profile);
    const configuration = aMugWith(...elements);
    const remembered = layoutArtwork(product, configuration, { ...context, layoutElement });
    expect(remembered).toEqual(layoutArtwork(product, configuration, context));
    if (!remembered.list) throw new Error("expected a list");
    return remembered.list;
  });
}

describe("what is remembered of a layout", () => {
  it("is the layout that would be made afresh, issues included, on either machine's size", () => {
    for (const profile of ["mug-228x89", "mug-200x90", "mug-228x89-bleed-3"]) layouts(randomEdits(1, STEPS), profile);
  });

  it("keeps an untouched element's items, and another font's letters are not kept", () => {
    const memory = createElementMemory();
    const [elements = []] = randomEdits(7, 1);
    const context = { ...contextOf("mug-200x90"), layoutElement: memory.layoutElement };
    const itemsOf = () => {
      const [group] = layoutArtwork(product, aMugWith(...elements), context).list?.items ?? [];
      return group?.kind === "group" ? group.items : [];
    };
    const first = itemsOf();
    expect(first.length).toBeGreaterThan(4);
    expect(itemsOf().every((item, i) => item === first[i])).toBe(true);
    memory.forget();
    expect(itemsOf().some((item, i) => item === first[i])).toBe(false);
    expect(itemsOf()).toEqual(first);
  });
});

describe.skipIf(NO_BROWSER)("the layered painter in Chromium", () => {
  let browser: Browser;
  let page: CorePage<typeof StepsPage>;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openCorePage<typeof StepsPage>(browser, "../client/paint/steps-page.ts");
  });
  afterAll(async () => {
    page?.close();
    await browser?.close();
  });

  it.each(SEEDS)("shows after every edit what a fresh painter shows (seed %i)", async (seed) => {
    const profile = seed % 2 === 0 ? "mug-228x89-bleed-3" : "mug-228x89";
    const lists = layouts(randomEdits(seed, STEPS), profile);
    const pixelsPerMm = 700 / 228.6;
    const steps = await page.call("paintSteps", lists, { widthPx: 700, pixelsPerMm, releaseEvery: seed === 3 ? 5 : 0 });
    expect(Math.max(...steps.map((each) => each.mostSettled))).toBe(0);
    // What was composed under a layer is rounded once more for every see-through thing above it.
    expect(Math.max(...steps.map((each) => each.most))).toBeLessThanOrEqual(3);
  });

  it.each(SEEDS)("shows the same while several are moved together, and one of them after (seed %i)", async (seed) => {
    const lists = layouts(editsTogether(seed), "mug-228x89");
    const pixelsPerMm = 700 / 228.6;
    const steps = await page.call("paintSteps", lists, { widthPx: 700, pixelsPerMm, releaseEvery: 0 });
    expect(Math.max(...steps.map((each) => each.mostSettled))).toBe(0);
    expect(Math.max(...steps.map((each) => each.most))).toBeLessThanOrEqual(4);
    expect(steps.filter(({ told }) => told).length).toBe(lists.length);
  });
});
