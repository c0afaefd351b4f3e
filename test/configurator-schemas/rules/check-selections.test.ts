import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { issueMessage } from "../../../configurator-schemas/answers/issue-messages.ts";
import type { Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import type { ProductDocument } from "../../../configurator-schemas/schema/product.ts";
import { aBoolean, aChoice, aNumber, aProduct, aRule } from "../../support/a-product.ts";
import { aMug } from "../../support/builders.ts";
import { bundledDocument, bundledProduct, compiled } from "../../support/documents.ts";

const mug = bundledProduct("mug-11oz");
const check = (selections: Selections, product = mug) => checkConfiguration(product, aMug({ selections }), {});
const codes = (selections: Selections, product = mug) =>
  check(selections, product).issues.map(({ code, path }) => `${code} ${path}`);

/** The mug with one option of every kind it lacks. */
const everyKind = compiled({
  ...bundledDocument("mug-11oz"),
  options: [
    ...bundledDocument("mug-11oz").options,
    ...([
      {
        id: "heightMm",
        kind: "number",
        min: 80,
        max: 120,
        step: 2.5,
        unit: "mm",
        recommended: [],
        legalEffect: "standard",
        label: { fr: "Hauteur" },
      },
      {
        id: "spoons",
        kind: "multi-choice",
        min: 1,
        max: 2,
        default: [],
        legalEffect: "standard",
        label: { fr: "Cuillers" },
        values: [
          { id: "a", label: { fr: "A" } },
          { id: "b", label: { fr: "B" } },
          { id: "c", label: { fr: "C" } },
        ],
      },
      {
        id: "plate",
        kind: "text",
        required: true,
        maxGraphemes: 4,
        maxLines: 1,
        pattern: "[A-Z]+",
        legalEffect: "personalises",
        label: { fr: "Plaque" },
      },
      {
        id: "tint",
        kind: "colour",
        palette: [{ colour: "#112233", label: { fr: "Nuit" } }],
        free: false,
        legalEffect: "standard",
        label: { fr: "Teinte" },
      },
      { id: "logo", kind: "image", required: true, legalEffect: "personalises", label: { fr: "Logo" } },
    ] satisfies ProductDocument["options"]),
  ],
});
const complete = { heightMm: 95, spoons: ["a"], plate: "AB", tint: "#112233", logo: "up_1" };

describe("selections", () => {
  it("nothing chosen is the defaults, valid and complete", () => {
    expect(check({})).toMatchObject({ valid: true, complete: true, issues: [] });
  });

  it("[R1] an option the product does not have is named", () => {
    expect(codes({ colour: "red" })).toEqual(["option_unknown /selections/colour"]);
  });

  it.each([
    ["an unknown value", { finish: "gold" }, "value_unknown /selections/finish"],
    ["a wrong kind", { giftBox: "yes" }, "value_wrong_kind /selections/giftBox"],
    ["a number too large", { heightMm: 500 }, "value_out_of_range /selections/heightMm"],
    ["a number off the grid", { heightMm: 81 }, "value_out_of_range /selections/heightMm"],
    ["not a number", { heightMm: Number.NaN }, "value_out_of_range /selections/heightMm"],
    ["too many members", { spoons: ["a", "b", "c"] }, "value_out_of_range /selections/spoons"],
    ["a member twice", { spoons: ["a", "a"] }, "value_out_of_range /selections/spoons"],
    ["an unknown member", { spoons: ["z"] }, "value_unknown /selections/spoons"],
    ["a text too long", { plate: "ABCDE" }, "text_too_long /selections/plate"],
    ["a text of the wrong form", { plate: "ab" }, "text_wrong_pattern /selections/plate"],
    ["a colour outside the palette", { tint: "#ffffff" }, "value_unknown /selections/tint"],
    ["no colour at all", { tint: "red" }, "value_wrong_kind /selections/tint"],
  ])("[R2] refuses %s", (_name, selections, expected) => {
    expect(codes({ ...complete, ...selections }, everyKind)).toEqual([expected]);
  });

  it("[R2] counts graphemes, not UTF-16 units", () => {
    const product = compiled({ ...bundledDocument("mug-11oz") });
    expect(codes({ giftBox: true, message: "👨‍👩‍👧‍👦".repeat(120) }, product)).toEqual([]);
    expect(codes({ giftBox: true, message: "👨‍👩‍👧‍👦".repeat(121) }, product)).toEqual(["text_too_long /selections/message"]);
  });

  it("[R3] an unavailable option keeps its pick and is not checked", () => {
    expect(codes({ giftBox: false, ribbon: "no-such-ribbon" })).toEqual([]);
    expect(codes({ giftBox: true, ribbon: "no-such-ribbon" })).toEqual(["value_unknown /selections/ribbon"]);
  });

  it("[R4] what is missing makes it incomplete, not invalid", () => {
    const answer = check({}, everyKind);
    expect(answer).toMatchObject({ valid: true, complete: false });
    expect(answer.issues.map((each) => each.path)).toEqual([
      "/selections/heightMm",
      "/selections/spoons",
      "/selections/plate",
      "/selections/tint",
      "/selections/logo",
    ]);
  });

  it("[R5] a broken rule says why in the merchant's words, in the reader's language", () => {
    const answer = check({ finish: "magic" });
    expect(answer.valid).toBe(false);
    expect(answer.issues).toHaveLength(1);
    expect(issueMessage(answer.issues[0]!, "fr")).toContain("n’est cuit que sur le corps noir");
    expect(issueMessage(answer.issues[0]!, "en")).toContain("fired on the black body only");
    expect(check({ finish: "magic", handle: "black" })).toMatchObject({ valid: true });
  });

  it("[R5] what is not answered yet breaks no rule, unless no answer could mend it", () => {
    const options = [aBoolean("box"), aChoice("size", ["s", "m", "l"]), aNumber("count", 1, 9)];
    const rules = [
      aRule("notLarge", { require: "size in ['s', 'm']" }),
      aRule("few", { require: "total <= 5" }),
      aRule("boxed", { exclude: "box && (size == 'l' || count > 0 || true)" }),
      aRule("one", { count: { of: ["box", "size == 's'", "count == 1"], min: 1 } }),
    ];
    const derived = [{ id: "total", label: { fr: "Total" }, value: "count * 2" }];
    const product = aProduct({ options, rules, derived });
    const broken = (selections: Selections) =>
      check(selections, product).issues.flatMap(({ code, params }) => (code === "rule_broken" ? [params["rule"]] : []));
    expect(check({}, product)).toMatchObject({ valid: true, complete: false });
    expect(broken({ box: true })).toEqual(["boxed"]);
    expect(broken({ size: "l" })).toEqual(["notLarge"]);
    expect(broken({ count: 4 })).toEqual(["few"]);
    expect(broken({ size: "m", count: 2 })).toEqual(["one"]);
  });

  it("[R6] a combination without a stocked variant is an error", () => {
    const document = bundledDocument("mug-11oz");
    const noMix = compiled({
      ...document,
      variants: { ...document.variants, rows: document.variants.rows.slice(0, -1) },
    });
    expect(codes({ inside: "red", handle: "blue" }, noMix)).toEqual(["variant_unknown /selections"]);
    expect(codes({ inside: "red", handle: "red" }, noMix)).toEqual([]);
  });
});
