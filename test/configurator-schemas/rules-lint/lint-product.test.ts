import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentMessage } from "../../../configurator-schemas/answers/document-messages.ts";
import { lintProduct } from "../../../configurator-schemas/answers/lint-product.ts";
import { LANGUAGES } from "../../../configurator-schemas/schema/localised.ts";
import {
  aBoolean,
  aChoice,
  aMultiChoice,
  aNumber,
  aProduct,
  aRule,
  aTextOption,
  word,
} from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import { bundledProduct } from "../../support/documents.ts";

const PRODUCTS = new URL("../../../configurator-schemas/products/", import.meta.url);
const colour = aChoice("colour", ["red", "blue", "green"], { default: "red" });
const size = aChoice("size", ["s", "m", "l"], { default: "s" });

/** Findings as "severity code path: rules of the proof". */
function told(change: Written, options?: Parameters<typeof lintProduct>[1]): string[] {
  return lintProduct(aProduct(change), options).map(({ severity, code, path, params }) => {
    const { ruleIds } = params;
    return `${severity} ${code} ${path}${typeof ruleIds === "string" ? ` (${ruleIds})` : ""}`;
  });
}

describe("lint", () => {
  it("says nothing about a product without mistakes (control)", () => {
    const rules = [aRule("redSmall", { when: "colour == 'red'", require: "size != 'l'" })];
    expect(told({ options: [colour, size], rules })).toEqual([]);
  });

  it.each(readdirSync(PRODUCTS).map((name) => name.replace(".json", "")))("[L1] %s has no errors", (id) => {
    const errors = lintProduct(bundledProduct(id)).filter(({ severity }) => severity === "error");
    expect(errors.map((each) => `${each.path} ${documentMessage(each, "en")}`)).toEqual([]);
  });

  it("[L2] a void product names the fewest rules that contradict each other", () => {
    const rules = [
      aRule("harmless", { when: "colour == 'red'", require: "size == 's'" }),
      aRule("mustBeLarge", { require: "size == 'l'" }),
      aRule("largeIsGreen", { when: "size == 'l'", require: "colour == 'green'" }),
      aRule("neverGreen", { exclude: "colour == 'green'" }),
    ];
    expect(told({ options: [colour, size], rules })).toEqual([
      "error product_void  (mustBeLarge, largeIsGreen, neverGreen)",
    ]);
  });

  it("[L2] so does one whose options alone cannot be answered", () => {
    const extras = aMultiChoice("extras", ["a", "b"], { min: 3 });
    expect(told({ options: [extras] })).toEqual(["error product_void  ()"]);
  });

  it("[L3] dead values of every kind, with the rules that kill them", () => {
    const options = [colour, size, aMultiChoice("extras", ["a", "b"]), aBoolean("box")];
    const rules = [
      aRule("noBlue", { exclude: "colour == 'blue'" }),
      aRule("largeIsBlue", { when: "size == 'l'", require: "colour == 'blue'" }),
      aRule("noB", { require: "size(extras) == 0 || 'a' in extras && size(extras) == 1" }),
      aRule("noBox", { require: "!box" }),
    ];
    expect(told({ options, rules })).toEqual([
      "error value_dead /options/0/values/1 (noBlue)",
      "error value_dead /options/1/values/2 (noBlue, largeIsBlue)",
      "error value_dead /options/2/values/1 (noB)",
      "error value_dead /options/3 (noBox)",
    ]);
  });

  it("[L3] numbers nobody can have are warnings: below, above and between", () => {
    const options = [
      aNumber("width", 100, 2000, { default: 500 }),
      aNumber("boards", 1, 9, { default: 2 }),
      aBoolean("wide", { default: true }),
      aNumber("depth", 100, 900, { availableWhen: "wide", default: 300 }),
    ];
    const rules = [
      aRule("notNarrow", { require: "width >= 300" }),
      aRule("notFive", { require: "boards != 5 && boards != 6" }),
      aRule("fewBoards", { require: "boards * 100 <= width - 900" }),
      aRule("notDeep", { when: "wide", require: "depth * 2 <= width" }),
      aRule("notDeeper", { require: "depth < 800" }),
    ];
    const issues = lintProduct(aProduct({ options, rules })).filter(({ code }) => code === "value_dead");
    expect(issues.map(({ severity, path, params }) => [severity, path, params["value"], params["ruleIds"]])).toEqual([
      ["warning", "/options/0/min", { fr: "< 1000", en: "< 1000", ar: "< 1000" }, "fewBoards"],
      ["warning", "/options/1/step", { fr: "5, 6", en: "5, 6", ar: "5, 6" }, "notFive"],
      ["warning", "/options/3/max", { fr: "> 799", en: "> 799", ar: "> 799" }, "notDeeper"],
    ]);
  });

  it("[L4] an option that can never be asked, and a print area nobody reaches", () => {
    const options = [colour, aBoolean("box"), aChoice("ribbon", ["satin", "raffia"], { availableWhen: "box" })];
    const printAreas = [
      {
        id: "back",
        label: word("Dos"),
        sizeMm: [100, 100],
        techniques: ["dtg"],
        allows: ["text"],
        availableWhen: "box && colour == 'red'",
      },
    ];
    const rules = [aRule("noBox", { exclude: "box" })];
    expect(told({ options, rules, printAreas })).toEqual([
      "error value_dead /options/1 (noBox)",
      "error option_never_available /options/2/availableWhen (noBox)",
      "error area_unreachable /printAreas/0/availableWhen (noBox)",
    ]);
  });

  it("[L5] what is forced everywhere is no choice", () => {
    const options = [
      aBoolean("box", { default: true }),
      aChoice("ribbon", ["satin", "raffia"], { availableWhen: "box" }),
      aMultiChoice("extras", ["a", "b"], { default: ["a"] }),
      aNumber("boards", 1, 5, { default: 3 }),
    ];
    const rules = [
      aRule("alwaysBox", { require: "box" }),
      aRule("alwaysSatin", { when: "box", require: "ribbon == 'satin'" }),
      aRule("alwaysA", { require: "'a' in extras" }),
      aRule("three", { require: "boards * 2 == 6" }),
    ];
    expect(told({ options, rules })).toEqual([
      "warning value_always_forced /options/0 (alwaysBox)",
      "error value_dead /options/1/values/1 (alwaysBox, alwaysSatin)",
      "warning value_always_forced /options/1 (alwaysSatin)",
      "warning value_always_forced /options/2 (alwaysA)",
      "warning value_always_forced /options/3 (three)",
    ]);
  });

  it("[L6] rules that follow from others; of two that say the same the first stays", () => {
    const rules = [
      aRule("redSmall", { when: "colour == 'red'", require: "size == 's'" }),
      aRule("smallOrNotRed", { require: "size == 's' || colour != 'red'" }),
      aRule("redNotLarge", { exclude: "colour == 'red' && size == 'l'" }),
      aRule("anyColour", { require: "colour in ['red', 'blue', 'green']" }),
      aRule("warned", { severity: "warning", exclude: "colour == 'red' && size == 'm'" }),
      aRule("heard", { severity: "warning", exclude: "colour == 'blue' && size == 'm'" }),
    ];
    expect(told({ options: [colour, size], rules })).toEqual([
      "warning rule_redundant /rules/3 ()",
      "warning rule_redundant /rules/2 (smallOrNotRed)",
      "warning rule_redundant /rules/1 (redSmall)",
      "warning rule_redundant /rules/4 (redSmall)",
    ]);
  });

  it("[L7] rules that never fire; one that rules its own condition out does its work", () => {
    const rules = [
      aRule("noLarge", { when: "size == 'l'", require: "size != 'l'" }),
      aRule("largeRed", { when: "size == 'l'", require: "colour == 'red'" }),
    ];
    expect(told({ options: [colour, size], rules })).toEqual([
      "error value_dead /options/1/values/2 (noLarge)",
      "warning rule_never_fires /rules/1/when (noLarge)",
    ]);
  });

  it("[L7] conditions of prices, recommendations, parts and shapes that are never met", () => {
    const never = "colour == 'blue'";
    const recommended = [{ value: "m", when: never }];
    const surcharges = [{ id: "blue", label: word("Bleu"), when: never, amount: "1.00" }];
    const oneOff = [{ id: "setup", label: word("Mise en route"), when: never, amount: "1.00" }];
    const parts = [
      { id: "side", label: word("Côté"), when: never, quantity: "1", lengthMm: "1", widthMm: "1", thicknessMm: "1" },
    ];
    const shapes = [{ fill: "#ffffff", width: 1, height: 1, when: never }];
    const document = {
      options: [colour, { ...size, recommended }],
      rules: [aRule("noBlue", { exclude: never })],
      parts,
      prices: [{ currency: "EUR", tax: "inclusive", base: "10.00", surcharges, oneOff }],
      scene: { kind: "drawing", views: [{ id: "front", label: word("Face"), widthMm: 10, heightMm: 10, shapes }] },
    };
    expect(told(document)).toEqual([
      "error value_dead /options/0/values/1 (noBlue)",
      "warning rule_never_fires /prices/0/surcharges/0/when (noBlue)",
      "warning rule_never_fires /prices/0/oneOff/0/when (noBlue)",
      "warning rule_never_fires /options/1/recommended/0/when (noBlue)",
      "warning rule_never_fires /parts/0/when (noBlue)",
      "warning rule_never_fires /scene/views/0/shapes/0/when (noBlue)",
    ]);
  });

  it("[L8] rows nothing matches, in a rule's table and among the variants", () => {
    const table = {
      options: ["colour", "size"],
      rows: [
        ["red", "*"],
        ["blue", ["s", "m"]],
        ["green", "l"],
      ],
    };
    const variants = {
      by: ["colour"],
      rows: [
        ["red", { sku: "R" }],
        ["green", { sku: "G" }],
        ["*", { sku: "ANY" }],
        ["blue", { sku: "B" }],
      ],
    };
    const rules = [
      aRule("fits", { table }),
      aRule("greenSmall", { when: "colour == 'green'", require: "size == 's'" }),
    ];
    expect(told({ options: [colour, size], rules, variants })).toEqual([
      "error value_dead /options/0/values/2 (fits, greenSmall)",
      "warning row_never_matches /rules/0/table/rows/2 (greenSmall)",
      "warning row_never_matches /variants/rows/1 (fits, greenSmall)",
      "warning row_never_matches /variants/rows/3 (/variants)",
    ]);
  });

  it("[L9] a default that other defaults rule out, with what comes instead", () => {
    const rules = [
      aRule("redNotSmall", { when: "colour == 'red'", require: "size != 's'" }),
      aRule("unrelated", { when: "colour == 'blue'", require: "size == 's'" }),
    ];
    const [only, ...more] = lintProduct(aProduct({ options: [colour, size], rules }));
    expect(more).toEqual([]);
    expect(only).toMatchObject({ code: "default_impossible", severity: "warning", path: "/options/1/default" });
    expect(only && documentMessage(only, "en")).toBe(
      "The default “s” of size is ruled out by other defaults (colour: red); “m” takes its place. Proof: “redNotSmall” (Raison de redNotSmall.).",
    );
    // A recommendation that takes the default's place is meant.
    const recommended = [{ value: "m" }];
    expect(told({ options: [colour, { ...size, recommended }], rules })).toEqual([]);
  });

  it("[L10] texts without one of the name's languages; reasons are texts too", () => {
    const options = [aBoolean("box", { label: { fr: "Coffret", en: "Box" } }), aBoolean("bow")];
    const rules = [aRule("bowNeedsBox", { when: "bow", require: "box", because: { en: "No bow without a box." } })];
    const steps = [{ id: "all", label: { fr: "Tout", en: "All", ar: "الكل" } }];
    const scene = {
      kind: "drawing",
      views: [
        { id: "front", label: { en: "Front", fr: "Face" }, widthMm: 1, heightMm: 1, shapes: [{ width: 1, height: 1 }] },
      ],
    };
    const document = { name: { fr: "Chose", en: "Thing" }, options, rules, steps, scene };
    const issues = lintProduct(aProduct(document));
    expect(issues.map(({ path, params }) => [path, params["missing"]])).toEqual([
      ["/options/1/label", "en"],
      ["/rules/0/because", "fr"],
    ]);
  });

  it("[L11] prices that contradict each other or would pay the shopper", () => {
    const line = (id: string, change: Written) => ({ id, label: word(id), ...change });
    const table = {
      currency: "EUR",
      tax: "inclusive",
      base: "10.00",
      surcharges: [
        line("red", { when: "colour == 'red'", amount: "-12.00" }),
        line("red", { when: "colour == 'blue'", amount: "2.00" }),
        line("many", { amount: "1.00", firstFree: 2 }),
        line("base", { amount: "0.10" }),
      ],
      breaks: [
        { from: 10, percent: "-5" },
        { from: 1000, percent: "-101" },
      ],
    };
    expect(told({ options: [colour], prices: [table, { ...table, surcharges: [], breaks: [] }] })).toEqual([
      "error prices_contradict /prices/1/currency",
      "error prices_contradict /prices/0/surcharges/1/id",
      "error prices_contradict /prices/0/surcharges/3/id",
      "error prices_contradict /prices/0/breaks/1/percent",
      "error prices_contradict /prices/0/surcharges/2/firstFree",
      "error prices_contradict /prices/0/base",
    ]);
    const blue = { ...colour, default: "blue" };
    expect(
      told({ options: [blue], prices: [{ ...table, surcharges: table.surcharges.slice(0, 1), breaks: [] }] }),
    ).toEqual([]);
  });

  it("[L12] numbers beyond exact counting are told at their rule, and the others are still judged", () => {
    const options = [...["a", "b", "c"].map((id) => aNumber(id, 0, 1e9, { default: 1 })), size];
    const rules = [
      aRule("volume", { require: "a * b * c <= 5" }),
      aRule("fine", { require: "a * 0.0000000001 <= 5" }),
      aRule("noLarge", { exclude: "size == 'l'" }),
    ];
    expect(told({ options, rules })).toEqual([
      "error rule_too_large /rules/0",
      "error rule_too_large /rules/1",
      "error value_dead /options/3/values/2 (noLarge)",
    ]);
  });

  it("[L13] what is not decided within the steps is said, and refuses only when nothing is known", () => {
    const holes = 8;
    const values = Array.from({ length: holes }, (_, i) => `h${i}`);
    const birds = Array.from({ length: holes + 1 }, (_, i) => aChoice(`bird${i}`, values));
    const apart = birds.flatMap((_, i) =>
      birds.slice(i + 1).flatMap((__, k) =>
        values.map((value) =>
          aRule(`apart${i}x${i + 1 + k}${value}`, {
            exclude: `bird${i} == '${value}' && bird${i + 1 + k} == '${value}'`,
          }),
        ),
      ),
    );
    const issues = lintProduct(aProduct({ options: birds, rules: apart }), { steps: 50_000 });
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["error lint_undecided"]);
    // Control: one hole more than birds, and enough steps, is decided.
    const decided = lintProduct(
      aProduct({ options: birds.slice(0, 4), rules: apart.filter(({ id }) => /^apart[0-2]x[1-3]h/.test(String(id))) }),
    );
    expect(decided).toEqual([]);
  });

  it("says every finding in every language, French with its no-break spaces", () => {
    const rules = [aRule("noBlue", { exclude: "colour == 'blue'" }), aRule("noBox", { exclude: "box" })];
    const options = [colour, aBoolean("box"), aTextOption("words", { availableWhen: "box" })];
    const issues = lintProduct(aProduct({ options, rules }));
    expect(issues.length).toBeGreaterThan(2);
    for (const each of issues) {
      const texts = LANGUAGES.map((language) => documentMessage(each, language));
      expect(new Set(texts).size).toBe(LANGUAGES.length);
      for (const text of texts) expect(text).not.toMatch(/\{\w+\}/);
      expect(texts[0]).not.toMatch(/[^\u00a0][:;!?»]|«[^\u00a0]/);
    }
  });
});
