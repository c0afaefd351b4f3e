import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { Quote } from "../../../configurator-schemas/answers/quote.ts";
import type { ReceiptClaims } from "../../../configurator-schemas/receipt/claims.ts";
import { priceFor } from "../../../configurator-schemas/receipt/price-for.ts";
import { readClaims } from "../../../configurator-schemas/receipt/read-claims.ts";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { aReceipt } from "../../support/a-receipt.ts";
import { bundledProduct } from "../../support/documents.ts";

const shirt = bundledProduct("t-shirt");
const configuration = { product: "t-shirt", selections: {}, elements: {} };
/** An expression the product was published with: XXL costs more. */
const LARGE = shirt.prices[0]?.surcharges.find(({ when }) => when?.includes("xxl"))?.when ?? "";
const SIZES = ["m", "xxl", "s", "xl"] as const;
const word = { fr: "Ligne" };

const amounts = fc.constantFrom("0.05", "1.005", "3.33", "12.345", "40.00");
const percents = fc.constantFrom("-8", "-12.5", "-33.3", "5");
const froms = fc.uniqueArray(fc.integer({ min: 2, max: 60 }), { maxLength: 3 });

/** Tables with surcharges of sizes, breaks of both kinds, fees that are waived, endings and both tax modes. */
const anyTable: fc.Arbitrary<PriceTable> = fc
  .record({
    tax: fc.constantFrom("inclusive" as const, "exclusive" as const),
    base: fc.constantFrom("9.90", "10.01", "24.40"),
    large: amounts,
    share: percents,
    breaks: fc.tuple(froms, percents),
    breaksApply: fc.constantFrom("volume" as const, "graduated" as const),
    fee: amounts,
    waivedFrom: fc.option(fc.integer({ min: 2, max: 60 }), { nil: undefined }),
    rounding: fc.constantFrom("halfUp" as const, "halfEven" as const),
  })
  .map(({ large, share, breaks: [starts, percent], fee, waivedFrom, rounding, ...table }) => ({
    ...table,
    currency: "EUR",
    ...(rounding === "halfEven" && { rounding }),
    surcharges: [
      { id: "large", label: word, firstFree: 0, when: LARGE, amount: large },
      { id: "share", label: word, firstFree: 0, percent: share },
    ],
    breaks: starts.toSorted((a, b) => a - b).map((from) => ({ from, percent })),
    oneOff: [{ id: "setup", label: word, amount: fee, ...(waivedFrom !== undefined && { waivedFrom }) }],
  }));

const quantities = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });

describe("a receipt beside the quote it was made of", () => {
  it("[R1][R3] says for other quantities what a new quote would say, line by line and to the cent", () => {
    const seen = { alone: 0, several: 0, ownOnly: 0 };
    fc.assert(
      fc.property(
        anyTable,
        quantities,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }),
        (table, own, other) => {
          const product = { ...shirt, prices: [table] };
          const claims = readClaims(JSON.parse(JSON.stringify(claimsOf(quoteOf(product, own), own))));
          if (!claims) throw new Error("expected a quote's receipt to add up");
          const changed = own.map((_, i) => other[i] ?? 1);
          const price = priceFor(claims, linesOf(changed));
          if (!price.ok) {
            expect([price.code, table.breaksApply, own.length > 1]).toEqual(["receipt_other_lines", "graduated", true]);
            seen.ownOnly++;
            return;
          }
          const again = quoteOf(product, changed);
          expect(price.lines.map(({ unitPrice }) => unitPrice)).toEqual(
            again.skus.map(({ unitPrice }) => unitPrice.amount),
          );
          expect(price.sum).toBe((table.tax === "inclusive" ? again.total : again.net).amount);
          expect(price.once).toBe(
            again.lines.filter(({ per }) => per === "once").reduce((sum, { amount }) => sum + amount.amount, 0),
          );
          seen[own.length > 1 ? "several" : "alone"]++;
        },
      ),
      { numRuns: 500 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});

const linesOf = (each: readonly number[]) =>
  each.map((quantity, i) => ({ quantity, selections: { size: SIZES[i] ?? "m" } }));

function quoteOf(product: Product, each: readonly number[]): Quote {
  const answer = quoteConfiguration(product, configuration, {
    lines: linesOf(each),
    language: "fr",
    taxRatePercent: "20",
  });
  if (!answer.ok) throw new Error(`expected a quote, got ${JSON.stringify(answer.issues)}`);
  return answer.quote;
}

/** As the server says it. */
function claimsOf(quote: Quote, own: readonly number[]): ReceiptClaims {
  const { taxMode, unitPrice, net, tax, total, ladder, maxQuantity } = quote;
  const lines = quote.skus.map((sku, i) => ({ ...sku, ...linesOf(own)[i] }));
  const rows = quote.lines.map(({ rule, label, per, quantity, unit, amount }) => ({
    rule,
    label,
    per,
    quantity,
    unit: unit.amount,
    amount: amount.amount,
  }));
  return { ...aReceipt(), taxMode, unitPrice, net, tax, total, ladder, maxQuantity, lines, rows };
}
