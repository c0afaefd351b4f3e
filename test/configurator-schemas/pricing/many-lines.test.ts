import { describe, expect, it } from "vitest";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { QuoteQuestion } from "../../../configurator-schemas/answers/quote.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import { aMug, aMugWith, aText } from "../../support/builders.ts";
import { bundledDocument, bundledProduct, compiled } from "../../support/documents.ts";

const shirt = bundledProduct("t-shirt");
const named: Configuration = {
  product: "t-shirt",
  selections: {},
  elements: { back: [aText({ id: "name", font: "bebas-neue" })], front: [] },
};

function ask(question: Partial<QuoteQuestion>, { product = shirt, configuration = named } = {}) {
  const answer = quoteConfiguration(product, configuration, {
    lines: [{ quantity: 1 }],
    language: "fr",
    taxRatePercent: "20",
    ...question,
  });
  return answer.ok ? answer.quote : answer.issues;
}

function quoted(...args: Parameters<typeof ask>) {
  const quote = ask(...args);
  if (!("lines" in quote)) throw new Error(JSON.stringify(quote));
  return quote;
}

function mugWith(prices: Partial<PriceTable>) {
  return compiled({
    ...bundledDocument("mug-11oz"),
    prices: [{ currency: "EUR", tax: "inclusive", base: "9.90", surcharges: [], breaks: [], oneOff: [], ...prices }],
  });
}

const label = { fr: "Ligne" };

describe("one design, many lines", () => {
  it("[P6] a roster prices every row's own words", () => {
    const letters = { id: "letters", label, per: "graphemes(wrap)", amount: "0.50", firstFree: 0 };
    const product = mugWith({ surcharges: [letters] });
    const lines = [
      { quantity: 1, fields: { e1: "Léa" } },
      { quantity: 2, fields: { e1: "Maximilien" } },
      { quantity: 1 },
    ];
    const quote = quoted({ lines }, { product, configuration: aMugWith(aText({ text: "Zoé !" })) });
    expect(quote.skus.map(({ quantity, unitPrice }) => [quantity, unitPrice.amount])).toEqual([
      [1, 990 + 150],
      [2, 990 + 500],
      [1, 990 + 200],
    ]);
    expect(quote.total.amount).toBe(4 * 990 + 150 + 2 * 500 + 200);
    expect(quote.lines.filter(({ rule }) => rule === "letters").map(({ count }) => count)).toEqual([
      { quantity: 3, each: "0.50", unit: "graphemes" },
      { quantity: 10, each: "0.50", unit: "graphemes" },
      { quantity: 4, each: "0.50", unit: "graphemes" },
    ]);
  });

  it("[P6] a field no text of the design waits for is an issue with its place", () => {
    const lines = [{ quantity: 1 }, { quantity: 1, fields: { number: "7" } }];
    expect(ask({ lines })).toMatchObject([
      { code: "field_unknown", path: "/lines/1/fields/number", params: { expected: "name" } },
    ]);
  });

  it("[P6] a fee that any line asks for is paid once, whichever line stands first", () => {
    const fee = { id: "magicSetup", label, amount: "15.00", when: "finish == 'magic'" };
    const product = mugWith({ oneOff: [fee], rush: [{ id: "rush", label, percent: "10", when: "giftBox" }] });
    const lines = [
      { quantity: 3, selections: { finish: "white" } },
      { quantity: 2, selections: { finish: "magic", handle: "black", inside: "black" } },
      { quantity: 1, selections: { finish: "white", giftBox: true } },
    ];
    const once = (order: readonly number[]) => {
      const asked = order.map((i) => lines[i] ?? { quantity: 1 });
      const quote = quoted({ lines: asked }, { product, configuration: aMug() });
      const rows = quote.lines.filter(({ per }) => per === "once").map(({ rule, amount }) => [rule, amount.amount]);
      return [rows, quote.total.amount];
    };
    const expected = [
      [
        ["magicSetup", 1500],
        ["rush", 150],
      ],
      6 * 990 + 99 + 1500 + 150,
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ])
      expect(once(order)).toEqual(expected);
  });

  it("[P4] every line's unit price at every step makes the sum of another quantity", () => {
    const sizes = ["s", "m", "xxl"];
    const quantities = [1, 6, 30];
    const priced = (each: readonly number[]) =>
      quoted({ lines: each.map((quantity, i) => ({ quantity, selections: { size: sizes[i] ?? "m" } })) });
    const first = priced([2, 3, 4]);
    for (const a of quantities)
      for (const b of quantities)
        for (const c of quantities) {
          const asked = [a, b, c];
          const all = a + b + c;
          const at = first.ladder.findLastIndex(({ from }) => from <= all);
          const step = first.ladder[at];
          const sum = first.skus.reduce(
            (total, { unitPrices }, i) => total + (unitPrices?.[at] ?? Number.NaN) * (asked[i] ?? 0),
            step?.once.amount ?? 0,
          );
          expect(priced(asked).total.amount).toBe(sum);
        }
  });

  it("[P10] graduated breaks of several lines promise no other quantities", () => {
    const breaks = [{ from: 3, percent: "-50" }];
    const product = mugWith({ breaks, breaksApply: "graduated" });
    const lines = [{ quantity: 2 }, { quantity: 4 }];
    const quote = quoted({ lines }, { product, configuration: aMug() });
    expect(quote.skus.map(({ unitPrices }) => unitPrices)).toEqual([undefined, undefined]);
    expect(quote.total.amount).toBe(2 * 990 + 4 * 495);
  });

  it("refuses a line without pieces, whatever the others add up to", () => {
    const lines = [{ quantity: 10 }, { quantity: -5 }, { quantity: 0 }];
    expect(ask({ lines })).toMatchObject([
      { code: "quantity_out_of_range", path: "/lines/1/quantity" },
      { code: "quantity_out_of_range", path: "/lines/2/quantity" },
    ]);
    expect(ask({ lines: [] })).toMatchObject([{ code: "quantity_out_of_range", path: "/lines" }]);
  });
});

describe("the shop's own base", () => {
  const product = mugWith({
    base: "shop",
    surcharges: [
      { id: "box", label, amount: "3.50", firstFree: 0, when: "giftBox" },
      { id: "share", label, percent: "10", firstFree: 0 },
    ],
  });
  const configuration = aMug({ selections: { giftBox: true } });
  const base = (amount: number, currency = "EUR") =>
    ask({ shopBase: { amount, currency } }, { product, configuration });

  it("[P13] is where the price starts, percentages too", () => {
    expect(base(790)).toMatchObject({ unitPrice: { amount: 790 + 350 + 79 } });
    expect(base(0)).toMatchObject({ unitPrice: { amount: 350 } });
  });

  it("[P13] has to come, in the table's currency, and only where it is asked for", () => {
    expect(ask({}, { product, configuration })).toMatchObject([{ code: "shop_base_missing", path: "/shopBase" }]);
    expect(base(790, "USD")).toMatchObject([{ code: "value_unknown", path: "/shopBase/currency" }]);
    for (const bad of [-1, 1.5, Number.NaN, 2 ** 60])
      expect(base(bad)).toMatchObject([{ code: "value_out_of_range", path: "/shopBase/amount" }]);
    const own = ask({ shopBase: { amount: 790, currency: "EUR" } }, { product: mugWith({}), configuration });
    expect(own).toMatchObject([{ code: "shop_base_unasked" }]);
  });
});

describe("what nobody can pay", () => {
  it("[P8] an amount beyond exact integers is refused, never a float", () => {
    const huge = { ...mugWith({ base: "999999999999.00" }), maxQuantity: 1_000_000 };
    expect(ask({ lines: [{ quantity: 1_000_000 }] }, { product: huge, configuration: aMug() })).toMatchObject([
      { code: "amount_too_large" },
    ]);
    // One piece could be paid; the ladder promises a million.
    expect(ask({ lines: [{ quantity: 1 }] }, { product: huge, configuration: aMug() })).toMatchObject([
      { code: "amount_too_large" },
    ]);
    const one = { ...huge, maxQuantity: 1 };
    expect(ask({}, { product: one, configuration: aMug() })).toMatchObject({ total: { amount: 99_999_999_999_900 } });
  });

  it("[P8] a price below zero is refused", () => {
    const gift = { id: "gift", label, amount: "-20.00", firstFree: 0, when: "giftBox" };
    const product = mugWith({ surcharges: [gift] });
    expect(ask({}, { product, configuration: aMug() })).toMatchObject({ total: { amount: 990 } });
    expect(ask({}, { product, configuration: aMug({ selections: { giftBox: true } }) })).toMatchObject([
      { code: "price_below_zero" },
    ]);
  });
});

describe("colours", () => {
  it("[P5] counts the named colours of an area, each once", () => {
    const product = mugWith({
      surcharges: [{ id: "inks", label, per: "colours(wrap)", amount: "1.00", firstFree: 1 }],
    });
    const line = (...texts: Parameters<typeof aText>[0][]) =>
      quoted({}, { product, configuration: aMugWith(...texts.map((each, i) => aText({ id: `t${i}`, ...each }))) })
        .unitPrice.amount - 990;
    expect(line({ color: "#c2185b" })).toBe(0);
    expect(line({ color: "#c2185b" }, { color: "#c2185b" })).toBe(0);
    expect(line({ color: "#c2185b", outline: { widthMm: 1, color: "#000000" } }, { color: "#ffffff" })).toBe(200);
  });
});
