import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { Quote } from "../../../configurator-schemas/answers/quote.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import { priceDesign } from "../../../configurator-schemas/pricing/price-design.ts";
import { aMug, aMugWith, anImage, aText } from "../../support/builders.ts";
import { bundledDocument, bundledProduct, compiled } from "../../support/documents.ts";

const mug = bundledProduct("mug-11oz");

function quoteOf(configuration: Configuration, quantity: number, { product = mug, tax = "20" } = {}): Quote {
  const answer = quoteConfiguration(product, configuration, {
    lines: [{ quantity }],
    language: "fr",
    taxRatePercent: tax,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.quote;
}

function mugWithPrices(prices: Partial<PriceTable>) {
  const document = bundledDocument("mug-11oz");
  return compiled({
    ...document,
    prices: [{ currency: "EUR", tax: "inclusive", base: "9.90", surcharges: [], breaks: [], oneOff: [], ...prices }],
  });
}

const example = mugWithPrices({
  surcharges: [{ id: "eighth", label: { fr: "Un huitième" }, percent: "12.5", firstFree: 0 }],
  breaks: [{ from: 12, percent: "-8" }],
  oneOff: [{ id: "setup", label: { fr: "Mise en route" }, amount: "4.00" }],
});

describe("quotes", () => {
  it("[P7] the worked example holds to the cent", () => {
    const quote = quoteOf(aMug(), 12, { product: example });
    expect(quote.lines.map((line) => [line.rule, line.unit.amount, line.amount.amount])).toEqual([
      ["base", 990, 11_880],
      ["eighth", 124, 1488],
      ["break12", -89, -1068],
      ["setup", 400, 400],
    ]);
    expect(quote.unitPrice).toEqual({ amount: 1025, currency: "EUR" });
    expect(quote.total.amount).toBe(12_700);
  });

  it("[P5] charges printed characters beyond the included ones", () => {
    const line = (text: string) => quoteOf(aMugWith(aText({ text })), 1).lines.find((each) => each.rule === "text");
    expect(line("Léa")).toBeUndefined();
    expect(line("Anne-Marie")).toBeUndefined();
    expect(line("Joyeux anniversaire")).toMatchObject({ count: { quantity: 8, each: "0.05" }, unit: { amount: 40 } });
  });

  it("[P9] an empty text and an unfilled photo slot cost nothing", () => {
    expect(quoteOf(aMugWith(aText({ text: " " }), anImage({ upload: "" })), 1).total).toEqual(quoteOf(aMug(), 1).total);
  });

  it("[P3] exclusive tables: the lines sum to net, tax is added", () => {
    const quote = quoteOf(aMug(), 3, { product: mugWithPrices({ tax: "exclusive" }) });
    expect([quote.net.amount, quote.tax.amount, quote.total.amount]).toEqual([2970, 594, 3564]);
  });

  it("[P6] a size matrix shares its breaks and one-off lines", () => {
    const shirt = bundledProduct("t-shirt");
    const configuration = { product: "t-shirt", selections: {}, elements: { front: [aText({ font: "bebas-neue" })] } };
    const answer = quoteConfiguration(shirt, configuration, {
      lines: [
        { selections: { size: "s" }, quantity: 6 },
        { selections: { size: "xxl" }, quantity: 4 },
      ],
      language: "fr",
      taxRatePercent: "20",
    });
    if (!answer.ok) throw new Error("expected a quote");
    const { quote } = answer;
    expect(quote.skus).toMatchObject([
      { sku: "TEE-WHT-S", quantity: 6, unitPrice: { amount: 2245, currency: "EUR" } },
      { sku: "TEE-WHT-XXL", quantity: 4, unitPrice: { amount: 2429, currency: "EUR" } },
    ]);
    expect(quote.ladder.map(({ from }) => from)).toEqual([1, 10, 12, 50]);
    expect(quote.skus.map(({ unitPrices }) => unitPrices)).toEqual([
      [2440, 2245, 2245, 2050],
      [2640, 2429, 2429, 2218],
    ]);
    expect(quote.lines.find((line) => line.rule === "base")).toMatchObject({ quantity: 10 });
    expect(quote.total.amount).toBe(2245 * 6 + 2429 * 4 + 400);
  });

  it("refuses quantities outside the product's range and unknown currencies", () => {
    const ask = (quantity: number, currency?: string) =>
      quoteConfiguration(mug, aMug(), { lines: [{ quantity }], currency, language: "fr", taxRatePercent: "20" });
    for (const bad of [0, -1, 1.5, 5001, Number.NaN, Number.POSITIVE_INFINITY, 1e300])
      expect(ask(bad)).toMatchObject({ ok: false, issues: [{ code: "quantity_out_of_range" }] });
    expect(ask(1, "USD")).toMatchObject({ ok: false, issues: [{ code: "value_unknown", path: "/currency" }] });
  });

  it("[P3][P4] for any price table and quantity the lines sum exactly and agree with the ladder", () => {
    const amount = fc.integer({ min: -300, max: 5_000_000 }).map((n) => (n / 1000).toFixed(4));
    const percent = fc.integer({ min: -400, max: 400 }).map((n) => (n / 10).toFixed(1));
    const table = fc.record({
      tax: fc.constantFrom("inclusive" as const, "exclusive" as const),
      base: amount,
      surcharges: fc
        .array(
          fc
            .oneof(
              amount.map((value) => ({ amount: value })),
              percent.map((value) => ({ percent: value })),
            )
            .map((value) => value),
          { maxLength: 4 },
        )
        .map((list) => list.map((value, i) => ({ id: `s${i}`, label: { fr: "Supplément" }, firstFree: 0, ...value }))),
      breaks: fc
        .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 4 })
        .chain((froms) =>
          fc.tuple(
            ...froms.toSorted((a, b) => a - b).map((from) => percent.map((value) => ({ from, percent: value }))),
          ),
        ),
      oneOff: fc
        .array(fc.record({ amount, waivedFrom: fc.integer({ min: 2, max: 200 }) }), { maxLength: 3 })
        .map((list) => list.map((value, i) => ({ id: `o${i}`, label: { fr: "Forfait" }, ...value }))),
    });
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom("0", "5.5", "20"),
        (prices, quantity, tax) => {
          const product = { ...mug, prices: [{ currency: "EUR" as const, ...prices }] };
          const lines = [{ quantity }];
          const answer = quoteConfiguration(product, aMug(), { lines, language: "fr", taxRatePercent: tax });
          if (!answer.ok) {
            const price = priceDesign(
              product,
              { currency: "EUR", ...prices },
              {
                lines: [{ configuration: aMug(), quantity }],
                taxRatePercent: tax,
              },
            );
            const least = Math.min(price.total, ...price.ladder.map(({ unitPrice }) => unitPrice));
            expect([least < 0, answer.issues.map(({ code }) => code)]).toEqual([true, ["price_below_zero"]]);
            return;
          }
          const { quote } = answer;
          const sum = quote.lines.reduce((total, line) => total + line.amount.amount, 0);
          expect(sum).toBe(prices.tax === "inclusive" ? quote.total.amount : quote.net.amount);
          expect(quote.net.amount + quote.tax.amount).toBe(quote.total.amount);
          const step = quote.ladder.findLast((each) => each.from <= quantity);
          expect(sum).toBe((step?.unitPrice.amount ?? 0) * quantity + (step?.once.amount ?? 0));
          for (const line of quote.lines)
            expect(line.amount.amount).toBe(line.unit.amount * (line.per === "unit" ? quantity : 1));
        },
      ),
      { numRuns: 400 },
    );
  });
});
