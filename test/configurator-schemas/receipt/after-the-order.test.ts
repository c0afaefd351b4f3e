import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceFor } from "../../../configurator-schemas/receipt/price-for.ts";
import type { ReceiptPrice } from "../../../configurator-schemas/receipt/price-for.ts";
import { cancelOrder, refundPieces } from "../../../configurator-schemas/receipt/refund-pieces.ts";
import type { PaidDesign, Refund, RefundAnswer } from "../../../configurator-schemas/receipt/refund-pieces.ts";
import { splitOrder } from "../../../configurator-schemas/receipt/split-order.ts";
import { aReceipt, askedOf } from "../../support/a-receipt.ts";
import type { ReceiptRecipe } from "../../support/a-receipt.ts";
import { anyReceipt } from "./any-receipt.ts";

const NOT_IN_ORDER = { ok: false, code: "pieces_not_in_order" };
/** Twelve mugs at 10.25 and 4.00 once: 127.00. */
const paid = aPaid();

describe("one purchase in several parts", () => {
  it("[R10] keeps the unit prices of the whole, and what is paid once in the first part", () => {
    expect(splitOrder(paid.price, [[5], [7]])).toMatchObject({
      ok: true,
      parts: [
        { lines: [{ sku: "MUG-0", quantity: 5, unitPrice: 1025, amount: 5125 }], once: 400, sum: 5525 },
        { lines: [{ quantity: 7, unitPrice: 1025, amount: 7175 }], once: 0, sum: 7175 },
      ],
    });
    const { price } = aPaid({ quantities: [3, 9] });
    const [first, second] = partsOf(price, [
      [0, 4],
      [3, 5],
    ]);
    expect(first?.lines).toMatchObject([{ sku: "MUG-1", quantity: 4 }]);
    expect(second?.lines).toMatchObject([{ sku: "MUG-0" }, { sku: "MUG-1" }]);
  });

  it("[R10] refuses pieces that were not bought and parts without a piece", () => {
    for (const parts of [[], [[5]], [[5], [8]], [[12], [0]], [[5, 7]], [[13], [-1]], [[6.5], [5.5]]]) {
      expect(splitOrder(paid.price, parts)).toEqual(NOT_IN_ORDER);
    }
  });

  it("[R10] adds up to what was paid", () => {
    fc.assert(
      fc.property(anyReceipt, fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }), (claims, cuts) => {
        const { price } = ordered(claims);
        const first = price.lines.map(({ quantity }, i) => (cuts[i] ?? 0) % (quantity + 1));
        const rest = price.lines.map(({ quantity }, i) => quantity - (first[i] ?? 0));
        const halves = [first, rest].filter((part) => part.some((quantity) => quantity > 0));
        const parts = partsOf(price, halves);
        expect(parts.reduce((sum, part) => sum + part.sum, 0)).toBe(price.sum);
        for (const part of parts) expectToAddUp(part);
      }),
    );
  });
});

describe("pieces of a paid order that go back", () => {
  it("[R11] go back at the price paid; the others keep theirs, and what is paid once stays", () => {
    const refund = refundOf(refundPieces(paid, [3]));
    expect(refund).toMatchObject({
      lines: [{ sku: "MUG-0", quantity: 3, unitPrice: 1025, amount: 3075 }],
      once: 0,
      repriced: 0,
      sum: 3075,
    });
    // Nine by the ladder would be 11.14 each: without a word nobody is charged that.
    expect(refund.kept.price).toMatchObject({ lines: [{ quantity: 9, unitPrice: 1025 }], once: 400, sum: 9625 });
    expect(refundOf(refundPieces(refund.kept, [9])).sum).toBe(9225);
  });

  it("[R11] leave the others at what so few cost where the merchant says so", () => {
    const refund = refundOf(refundPieces(paid, [3], { policy: "reprice" }));
    expect(refund.kept.price).toMatchObject({ lines: [{ quantity: 9, unitPrice: 1114 }], once: 400, sum: 10_426 });
    expect(refund).toMatchObject({ repriced: -9 * 89, sum: 2274, lines: [{ unitPrice: 1025 }] });
  });

  it("[R11] never leave a debt: so few may cost more than all were paid", () => {
    const steps = [
      { from: 1, prices: [600], once: 0 },
      { from: 100, prices: [500], once: 0 },
    ];
    const hundred = aPaid({ quantities: [100], steps });
    const none = refundOf(refundPieces(hundred, [1], { policy: "reprice" }));
    expect(none).toMatchObject({ sum: 0, repriced: -500 });
    expect(none.kept.price).toMatchObject({ lines: [{ quantity: 99, unitPrice: 500 }], once: 500, sum: 50_000 });
    // Forty pieces cost 240.00 by the ladder, wherever the refunds before it stood.
    expect(refundOf(refundPieces(none.kept, [59], { policy: "reprice" })).sum).toBe(50_000 - 24_000);
  });

  it("[R11] keep the price where the receipt has no ladder for what stays", () => {
    const graduated = aPaid({ quantities: [3, 9], graduated: true });
    expect(refundOf(refundPieces(graduated, [1, 0], { policy: "reprice" }))).toMatchObject({ repriced: 0, sum: 1025 });
  });

  it("[R11] bring what was paid once back only with the last piece, and when nothing was made", () => {
    expect(refundOf(refundPieces(paid, [12]))).toMatchObject({ once: 0, sum: 12_300 });
    expect(refundOf(refundPieces(paid, [11], { nothingMade: true }))).toMatchObject({ once: 0 });
    expect(refundOf(refundPieces(paid, [12], { nothingMade: true }))).toMatchObject({ once: 400, sum: 12_700 });
  });

  it("[R11] are pieces that were bought", () => {
    for (const pieces of [[], [13], [-1], [0.5], [1, 1]]) expect(refundPieces(paid, pieces)).toEqual(NOT_IN_ORDER);
    const { kept } = refundOf(refundPieces(paid, [12]));
    expect(refundPieces(kept, [1])).toEqual(NOT_IN_ORDER);
  });

  it("[R12] are all of them and the companion when the order is cancelled", () => {
    const refund = refundOf(cancelOrder(aPaid({ quantities: [3, 9] })));
    expect(refund).toMatchObject({ once: 400, repriced: 0, sum: 3 * 1025 + 9 * 1117 + 400 });
    expect(refund.kept).toMatchObject({ lines: [], price: { lines: [], once: 0, sum: 0 } });
  });

  it("[R11][R12] add up with what stays to what was paid, refund after refund", () => {
    const policy = fc.constantFrom("keepPrice" as const, "reprice" as const);
    const step = fc.record({ cuts: fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }), policy });
    let partial = 0;
    fc.assert(
      fc.property(anyReceipt, fc.array(step, { minLength: 1, maxLength: 4 }), (claims, refunds) => {
        const order = ordered(claims);
        if (order.price.sum < 0) return;
        let now = order;
        let back = 0;
        for (const { cuts, policy: chosen } of refunds) {
          const pieces = now.price.lines.map(({ quantity }, i) => (cuts[i] ?? 0) % (quantity + 1));
          const refund = refundOf(refundPieces(now, pieces, { policy: chosen }));
          if (refund.lines.length > 0 && refund.kept.lines.length > 0) partial++;
          expect(refund.lines.reduce((sum, { amount }) => sum + amount, refund.once + refund.repriced)).toBe(
            refund.sum,
          );
          expect(refund.sum).toBeGreaterThanOrEqual(0);
          if (chosen === "keepPrice" && now.price.once >= 0) expect(refund.repriced).toBe(0);
          expectToAddUp(refund.kept.price);
          expect(refund.kept.price.lines.map(({ quantity }) => quantity)).toEqual(
            refund.kept.lines.map(({ quantity }) => quantity),
          );
          back += refund.sum;
          now = refund.kept;
          expect(back + now.price.sum).toBe(order.price.sum);
        }
        const last = refundOf(cancelOrder(now));
        expect(back + last.sum).toBe(order.price.sum);
      }),
    );
    expect(partial).toBeGreaterThan(20);
  });
});

function aPaid(recipe: ReceiptRecipe = {}): PaidDesign {
  return ordered(aReceipt(recipe));
}

function ordered(claims: PaidDesign["claims"]): PaidDesign {
  const lines = askedOf(claims);
  const price = priceFor(claims, lines);
  if (!price.ok) throw new Error(`expected a price, got ${price.code}`);
  return { claims, lines, price };
}

function partsOf(price: ReceiptPrice, parts: readonly (readonly number[])[]) {
  const answer = splitOrder(price, parts);
  if (!answer.ok) throw new Error(`expected parts, got ${answer.code}`);
  return answer.parts;
}

function refundOf(answer: RefundAnswer): Refund {
  if (!answer.ok) throw new Error(`expected a refund, got ${answer.code}`);
  return answer;
}

function expectToAddUp({ lines, once, sum }: ReceiptPrice): void {
  for (const line of lines) expect(line.amount).toBe(line.unitPrice * line.quantity);
  expect(lines.reduce((all, { amount }) => all + amount, once)).toBe(sum);
}
