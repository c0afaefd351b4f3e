import fc from "fast-check";
import { aReceipt } from "../../support/a-receipt.ts";

const MAX_QUANTITY = 200;

/** Receipts of one to four lines with rising steps, in both tax modes, with and without prices per line. */
export const anyReceipt = fc
  .record({
    quantities: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
    later: fc.uniqueArray(fc.integer({ min: 2, max: MAX_QUANTITY }), { maxLength: 4 }),
    prices: fc.array(fc.array(fc.nat(100_000), { minLength: 4, maxLength: 4 }), { minLength: 5, maxLength: 5 }),
    onces: fc.array(fc.integer({ min: -2000, max: 20_000 }), { minLength: 5, maxLength: 5 }),
    taxMode: fc.constantFrom("inclusive" as const, "exclusive" as const),
    graduated: fc.boolean(),
  })
  .map(({ later, prices, onces, ...recipe }) => {
    const starts = [1, ...later.toSorted((a, b) => a - b)];
    const steps = starts.map((from, i) => ({ from, prices: prices[i] ?? [], once: onces[i] ?? 0 }));
    return aReceipt({ ...recipe, steps, maxQuantity: MAX_QUANTITY });
  });
