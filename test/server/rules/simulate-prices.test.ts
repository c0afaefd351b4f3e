import { describe, expect, it } from "vitest";
import { simulatePrices } from "../../../server/rules/simulate-prices.ts";
import { aBoolean, aProduct, word } from "../../support/a-product.ts";

const product = aProduct({ options: [aBoolean("box")] });
const draft = aProduct({
  options: [aBoolean("box")],
  prices: [
    {
      currency: "EUR",
      tax: "inclusive",
      base: "12.00",
      surcharges: [{ id: "boxed", label: word("Boîte"), when: "box && true", amount: "1.00" }],
    },
  ],
});
const { prices, expressions } = draft;
const configurationsOf = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ product: "thing", selections: { box: i % 2 === 0 }, elements: {} }));
const ask = (n: number, quantity = 1) =>
  simulatePrices(product, {
    kind: "simulate",
    configurations: configurationsOf(n),
    prices,
    expressions,
    currency: "EUR",
    quantity,
  }).designs;

describe("a slice of a simulation", () => {
  it("[SS1] knows the conditions only the draft has", () => {
    expect(ask(2)).toEqual([
      { before: 1000, after: 1300 },
      { before: 1000, after: 1200 },
    ]);
  });

  it("[SS2] ends after a while, so that a shopper's question comes in between, and has done one design at least", () => {
    const many = 100_000;
    const began = performance.now();
    const first = ask(many);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(many);
    expect(first.slice(0, 2)).toEqual(ask(2));
  });
});
