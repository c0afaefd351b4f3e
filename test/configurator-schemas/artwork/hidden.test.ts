import { beforeAll, describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { describeArtwork } from "../../../configurator-schemas/answers/describe-artwork.ts";
import { fontsNeeded } from "../../../configurator-schemas/answers/fonts-needed.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { scaleElements } from "../../../configurator-schemas/configuration/apply-template.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aMugWith, anImage, aShape, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const mug = bundledProduct("mug-11oz");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

const context = () => ({ profile: bundledProfile("mug-228x89"), shaper, fallbackFonts: FALLBACK_FONTS });
const layout = (elements: DesignElement[]) => layoutArtwork(mug, aMugWith(...elements), { ...context(), area: "wrap" });
const preflightOf = (elements: DesignElement[]) =>
  preflight(mug, aMugWith(...elements), { ...context(), uploads: new Map([["up_1", { widthPx: 40, heightPx: 30 }]]) });
/** In every way wrong: an unknown font, a letter no font has, far too small, outside. */
const broken = (change: Partial<Parameters<typeof aText>[0]> = {}) =>
  aText({ id: "bad", font: "no-such-font", text: "a\u{10FFFD}", sizeMm: 0.6, ...change });

describe("hidden elements", () => {
  it("[A47] draw nothing and keep their place among the boxes", () => {
    const hidden = layout([aText({ hidden: true }), aShape()]);
    expect(hidden.list).toEqual(layout([aShape()]).list);
    expect(hidden.boxes.map(({ element }) => element)).toEqual(["e1", "e3"]);
    expect(hidden.boxes[0]).toMatchObject({ xMm: 100, yMm: 45, widthMm: 0, heightMm: 0 });
  });

  it("[A47] nothing is found wrong with what is hidden, and what is wrong above it is found at its own place", () => {
    const lowPhoto = anImage();
    expect(preflightOf([broken(), lowPhoto]).map(({ path }) => path.split("/")[3])).toContain("0");
    const found = preflightOf([broken({ hidden: true }), lowPhoto]);
    expect(new Set(found.map(({ path }) => path.split("/").slice(0, 4).join("/")))).toEqual(
      new Set(["/elements/wrap/1"]),
    );
    expect(found.map(({ code }) => code)).toContain("ppi_too_low");
    expect(preflightOf([broken({ hidden: true }), anImage({ hidden: true })])).toEqual([]);
  });

  it("[A47] a picture that is not there matters only where it is seen", () => {
    const codes = (change: Partial<Parameters<typeof anImage>[0]>) =>
      checkConfiguration(mug, aMugWith(anImage(change)), { uploads: new Map() }).issues.map(({ code }) => code);
    expect(codes({})).toContain("upload_unknown");
    expect(codes({ hidden: true })).not.toContain("upload_unknown");
    expect(codes({ hidden: true })).not.toContain("text_empty");
    expect(codes({ hidden: true, upload: "" })).toContain("text_empty");
  });

  it("[A47] needs no font and makes no group smaller", () => {
    const needed = (hidden: boolean) =>
      fontsNeeded(mug, aMugWith(aText({ font: "pacifico", hidden })), { fonts: [], fallbackFonts: [], shaper });
    expect(needed(false)).toContain("pacifico");
    expect(needed(true)).toEqual([]);
    const names = (hidden: boolean) =>
      layout([
        aText({ fit: "group:name", maxWidthMm: 50, text: "Léa" }),
        aText({ id: "e2", fit: "group:name", maxWidthMm: 50, text: "Maximilienne-Alexandra", hidden }),
      ]).boxes[0]?.textSizeMm ?? 0;
    expect(names(false)).toBeLessThan(17);
    expect(names(true)).toBe(18);
  });

  it("is neither counted nor priced nor told", () => {
    const shown = aMugWith(aText(), aShape(), anImage());
    const hidden = aMugWith(aText({ hidden: true }), aShape({ hidden: true }), anImage({ hidden: true }));
    const scope = (each: typeof shown) => [
      scopeOf(mug, each).call("elements", "wrap"),
      scopeOf(mug, each).call("used", "wrap"),
    ];
    expect(scope(shown)).toEqual([3, true]);
    expect(scope(hidden)).toEqual([0, false]);
    expect(describeArtwork(mug, shown, { language: "en" })).toHaveLength(1);
    expect(describeArtwork(mug, hidden, { language: "en" })).toEqual([]);
    const unit = (each: typeof shown) => {
      const answer = quoteConfiguration(mug, each, { lines: [{ quantity: 1 }], language: "en", taxRatePercent: "20" });
      return answer.ok ? answer.quote.total.amount : undefined;
    };
    expect(unit(hidden)).toBe(unit(aMugWith()));
    expect(unit(hidden)).not.toBe(unit(shown));
  });

  it("names, locks, hiding and groups are kept on another size of area", () => {
    const layers = { name: "Prénom", locked: true, hidden: true, group: "g1" };
    const [scaled] = scaleElements([aText(layers)], { widthMm: 228, heightMm: 89 }, { widthMm: 114, heightMm: 44.5 });
    expect(scaled).toMatchObject({ ...layers, sizeMm: 9 });
  });

  it("names are trimmed and 1 to 60 characters long; a group is named like an element", () => {
    const parsed = (change: object) => DesignElement.safeParse({ ...aShape(), ...change });
    expect(parsed({ name: "  Cœur  " })).toMatchObject({ success: true, data: { name: "Cœur" } });
    expect(parsed({ name: "   " }).success).toBe(false);
    expect(parsed({ name: "x".repeat(60) }).success).toBe(true);
    expect(parsed({ name: "x".repeat(61) }).success).toBe(false);
    expect(parsed({ group: "g-1" }).success).toBe(true);
    expect(parsed({ group: "1 g" }).success).toBe(false);
  });
});
