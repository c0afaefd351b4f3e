import { describe, expect, it } from "vitest";
import { settleConfiguration } from "../../../configurator-schemas/answers/guide.ts";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { Quote, QuoteQuestion } from "../../../configurator-schemas/answers/quote.ts";
import { lineConfiguration } from "../../../configurator-schemas/configuration/line-configuration.ts";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { bundledProduct } from "../../support/documents.ts";
import { randomDesign } from "../../support/random-designs.ts";

const PRODUCTS = ["mug-11oz", "t-shirt", "shelf", "workstation-pc", "city-car", "die-cut-sticker", "business-card"];
const DESIGNS_EACH = 2000;
/** No, two and three digits after the point. */
const CURRENCIES = ["JPY", "EUR", "KWD"] as const;

/** The product's own prices, as if they were in every currency; authored in one order and in another. */
function inEveryCurrency(product: Product, order: (list: PriceTable) => PriceTable = (table) => table): Product {
  const [table] = product.prices;
  if (!table) throw new Error("expected a price table");
  return { ...product, prices: CURRENCIES.map((currency) => order({ ...table, currency })) };
}

function otherWayRound(table: PriceTable): PriceTable {
  return {
    ...table,
    surcharges: table.surcharges
      .toReversed()
      .map((each) => (each.tiers ? { ...each, tiers: each.tiers.toReversed() } : each)),
    breaks: table.breaks.toReversed(),
    oneOff: table.oneOff.toReversed(),
    ...(table.rush && { rush: table.rush.toReversed() }),
    ...(table.baseBySku && { baseBySku: table.baseBySku.toReversed() }),
  };
}

describe.each(PRODUCTS)("%s", (id) => {
  const own = bundledProduct(id);
  const product = inEveryCurrency(own);
  const shuffled = inEveryCurrency(own, otherWayRound);

  it(`[P1][P3][P4] ${DESIGNS_EACH} random designs: exact sums in 0, 2 and 3 digits, the ladder holds, the author's order does not matter`, () => {
    let quoted = 0;
    for (let seed = 1; seed <= DESIGNS_EACH; seed += 1) {
      const { configuration, lines } = randomDesign(own, seed);
      const settled = lines.map((line) => ({
        ...line,
        selections: settleConfiguration(own, lineConfiguration(configuration, line)).selections,
      }));
      const bare = { ...configuration, selections: {} };
      for (const [i, currency] of CURRENCIES.entries()) {
        const ask = (of: Product, change: Partial<QuoteQuestion> = {}) => {
          const answer = quoteConfiguration(of, bare, {
            lines: settled,
            currency,
            language: "fr",
            taxRatePercent: i === 0 ? "10" : "20",
            ...change,
          });
          return answer.ok ? answer.quote : undefined;
        };
        const quote = ask(product);
        // No blank for these choices, or too many pieces: refused, not priced.
        if (!quote) continue;
        quoted += 1;
        expectExact(quote);
        expect(amountsOf(ask(shuffled))).toEqual(amountsOf(quote));
        // As many pieces of every line as another quantity comes to, priced directly and from the ladder.
        const other = settled.map((line, at) => ({ ...line, quantity: 1 + ((seed * (at + 3)) % 11) }));
        const direct = ask(product, { lines: other });
        if (direct)
          expect(payableOf(direct)).toBe(
            fromLadder(
              quote,
              other.map(({ quantity }) => quantity),
            ),
          );
      }
    }
    // A check of refusals alone would check nothing.
    expect(quoted).toBeGreaterThan(DESIGNS_EACH * 1.5);
  }, 240_000);
});

function expectExact(quote: Quote): void {
  const sum = quote.lines.reduce((total, { amount }) => total + amount.amount, 0);
  expect(sum).toBe(payableOf(quote));
  expect(quote.net.amount + quote.tax.amount).toBe(quote.total.amount);
  for (const { per, unit, quantity, amount } of quote.lines) {
    if (amount.amount !== unit.amount * (per === "unit" ? quantity : 1)) throw new Error(JSON.stringify(quote.lines));
  }
  const all = [
    ...quote.lines.flatMap(({ unit, amount }) => [unit.amount, amount.amount]),
    quote.net.amount,
    quote.tax.amount,
  ];
  expect(all.every((amount) => Number.isSafeInteger(amount))).toBe(true);
  expect(
    fromLadder(
      quote,
      quote.skus.map(({ quantity }) => quantity),
    ),
  ).toBe(payableOf(quote));
}

function payableOf({ taxMode, total, net }: Quote): number {
  return (taxMode === "inclusive" ? total : net).amount;
}

function fromLadder({ ladder, skus }: Quote, quantities: readonly number[]): number {
  const all = quantities.reduce((sum, quantity) => sum + quantity, 0);
  const at = ladder.findLastIndex(({ from }) => from <= all);
  const step = ladder[at];
  const unitAt = (i: number) => skus[i]?.unitPrices?.[at] ?? step?.unitPrice.amount ?? Number.NaN;
  return quantities.reduce((sum, quantity, i) => sum + quantity * unitAt(i), step?.once.amount ?? Number.NaN);
}

/** Everything but the order a reader sees the rows in. */
function amountsOf(quote: Quote | undefined) {
  if (!quote) return undefined;
  const { lines, ...rest } = quote;
  return { ...rest, lines: lines.map((line) => JSON.stringify(line)).toSorted() };
}
