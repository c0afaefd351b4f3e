import { describe, expect, it } from "vitest";
import { factsOf } from "../../../client/customizer/facts/facts-of.ts";
import { hasFacts } from "../../../client/customizer/facts/has-facts.ts";
import { aRack } from "../../support/a-rack.ts";
import { bundledProduct, compiled } from "../../support/documents.ts";

const rack = compiled(aRack());
const facts = (selections: Readonly<Record<string, number | boolean | string>>) =>
  factsOf(rack, { product: "rack", selections, elements: {} });

describe("what the choices come to", () => {
  it("[FA1] is the derived numbers that are shown, and the cut list", () => {
    const { numbers, parts } = facts({ widthMm: 1000, back: true });
    expect(numbers.map(({ id, value, unit }) => [id, value, unit])).toEqual([["clearWidth", 964, "mm"]]);
    expect(parts.map(({ id, quantity, lengthMm }) => [id, quantity, lengthMm])).toEqual([
      ["side", 2, 900],
      ["board", 3, 964],
      ["backPanel", 1, 1000],
    ]);
  });

  it("[FA2] leaves a gap where an answer is missing", () => {
    const { numbers, parts } = facts({ widthMm: "wide" });
    expect(numbers.map(({ value }) => value)).toEqual([undefined]);
    expect(parts.map(({ id }) => id)).toEqual(["side"]);
  });

  it("[FA3] is known to be there or not from the document alone", () => {
    expect(hasFacts(rack)).toBe(true);
    expect(hasFacts(bundledProduct("mug-11oz"))).toBe(false);
  });
});
