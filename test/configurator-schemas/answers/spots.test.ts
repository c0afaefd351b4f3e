import { beforeAll, describe, expect, it } from "vitest";
import { colourName } from "../../../configurator-schemas/answers/colour-names.ts";
import { fixesOf } from "../../../configurator-schemas/answers/fixes.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { offeredSpots } from "../../../configurator-schemas/configuration/offered-spots.ts";
import { compileProduct } from "../../../configurator-schemas/schema/compile-product.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aText } from "../../support/builders.ts";
import { bundledDocument, bundledProduct, bundledProfile, FALLBACK_FONTS, LIBRARY } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const card = bundledProduct("business-card");
const profile = bundledProfile("eu-offset-card");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

const written = (color: string, selections: Configuration["selections"] = {}): Configuration => ({
  product: card.id,
  selections,
  elements: { front: [aText({ color, sizeMm: 8, placement: { xMm: 42.5, yMm: 27, rotationDeg: 0 } })] },
});
const context = () => ({ profile, shaper, fallbackFonts: FALLBACK_FONTS, uploads: new Map() });
const errors = (configuration: Configuration) =>
  preflight(card, configuration, context())
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
const VARNISHED = { varnish: true, lamination: "matt" };

describe("[A94] inks of their own among the colours", () => {
  it("are offered with their option, and only with it printed", () => {
    expect(offeredSpots(card, "front", written("#000000"))).toMatchObject([{ isChosen: false }]);
    expect(offeredSpots(card, "front", written("#000000", VARNISHED))).toMatchObject([
      { colour: "spot(Varnish)", isChosen: true },
    ]);
    expect(errors(written("spot(Varnish)", VARNISHED))).toEqual([]);
    expect(errors(written("spot(Varnish)"))).toEqual(["spot_not_chosen"]);
    expect(errors(written("#000000"))).toEqual([]);
    expect(offeredSpots(bundledProduct("mug-11oz"), "wrap", written("#000000"))).toEqual([]);
  });

  it("have a way out: another colour", () => {
    const wrong = written("spot(Varnish)");
    const [found] = preflight(card, wrong, context()).filter(({ code }) => code === "spot_not_chosen");
    const boxes = new Map([
      ["front", [{ element: "e1", xMm: 42.5, yMm: 27, widthMm: 20, heightMm: 9, rotationDeg: 0 }]],
    ]);
    const [fix] = found ? fixesOf(found, { product: card, configuration: wrong, ...context(), boxes }) : [];
    expect(fix?.kind).toBe("printableColour");
    expect(fix?.apply && errors(fix.apply(wrong))).toEqual([]);
  });

  it("are told by their names", () => {
    expect(["spot(Varnish)", "cmyk(0 100 0 0)"].map((each) => colourName(each, "fr"))).toEqual([
      "Varnish",
      "cmyk(0 100 0 0)",
    ]);
  });

  it("are refused in a product none of whose machines has them", () => {
    const result = compileProduct({ ...bundledDocument("business-card"), profiles: ["gelato-card"] }, LIBRARY, 1);
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([
      "/printAreas/0/spots/0/name",
      "/printAreas/1/spots/0/name",
    ]);
  });
});

describe("products in print", () => {
  it.each(["business-card", "die-cut-sticker"])("%s is named in French, English and Arabic throughout", (id) => {
    const { name, options, steps, printAreas, rules } = bundledDocument(id);
    const values = options.flatMap((each) => ("values" in each ? (each.values ?? []).map(({ label }) => label) : []));
    const labels = [...steps, ...options, ...printAreas].map(({ label }) => label);
    for (const text of [name, ...labels, ...values, ...rules.map(({ because }) => because)])
      expect(Object.keys(text).toSorted()).toEqual(["ar", "en", "fr"]);
  });
});
