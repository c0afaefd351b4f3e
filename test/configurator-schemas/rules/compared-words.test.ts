import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { settleConfiguration } from "../../../configurator-schemas/answers/guide.ts";
import { aBoolean, aProduct, aRule, aTextOption, word } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";

/** Comparisons the engine cannot follow: it is told what they come to. */
function productWith(rule: Written) {
  return aProduct({
    steps: [{ id: "all", label: word("Tout"), options: ["colour", "name", "on"] }],
    options: [
      { id: "colour", kind: "colour", label: word("Couleur"), default: "#000000" },
      aTextOption("name"),
      aBoolean("on", { recommended: [{ value: true }] }),
    ],
    rules: [aRule("rule", rule)],
  });
}

describe("comparisons of colours and words", () => {
  it.each([
    { when: "colour != '#ff0000'", selections: { colour: "#ff0000" }, off: false },
    { when: "colour != '#ff0000'", selections: { colour: "#00ff00" }, off: true },
    { when: "colour == '#ff0000'", selections: { colour: "#ff0000" }, off: true },
    { when: "colour == '#ff0000'", selections: { colour: "#00ff00" }, off: false },
    { when: "name != 'Léa'", selections: { name: "Léa" }, off: false },
    { when: "name != 'Léa'", selections: { name: "Zoé" }, off: true },
    { when: "!(name != 'Léa')", selections: { name: "Léa" }, off: true },
  ])("$when with $selections: what it excludes is off: $off, and nothing is broken", ({ when, selections, off }) => {
    const product = productWith({ when, exclude: "on" });
    const settled = settleConfiguration(product, { product: product.id, selections, elements: {} });
    expect(settled.selections["on"] ?? false).toBe(!off);
    expect(checkConfiguration(product, settled, {}).issues).toEqual([]);
  });
});
