import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceFor } from "../../../configurator-schemas/receipt/price-for.ts";
import { aReceipt, askedOf } from "../../support/a-receipt.ts";
import { anyReceipt } from "./any-receipt.ts";

const OUT = { ok: false, code: "receipt_out_of_ladder" };
const OTHER = { ok: false, code: "receipt_other_lines" };

describe("what a receipt promises for other quantities", () => {
  it("[R2] is its own numbers for its own lines: 12 × 10.25 + 4.00 = 127.00", () => {
    const claims = aReceipt();
    expect(priceFor(claims, askedOf(claims))).toEqual({
      ok: true,
      lines: [{ sku: "MUG-0", quantity: 12, unitPrice: 1025, amount: 12_300 }],
      once: 400,
      sum: 12_700,
      currency: "EUR",
      taxMode: "inclusive",
    });
  });

  it("[R2] is its own numbers whatever the order of the lines, where only they are promised too", () => {
    const claims = aReceipt({ quantities: [3, 9], graduated: true });
    const turned = askedOf(claims).toReversed();
    expect(priceFor(claims, turned)).toMatchObject({ ok: true, sum: claims.total.amount, once: 400 });
    expect(priceFor(claims, askedOf(claims, [4, 9]))).toEqual(OTHER);
    expect(priceFor(claims, turned.slice(1))).toEqual(OTHER);
  });

  it("[R2] is net where its numbers are without tax", () => {
    const claims = aReceipt({ taxMode: "exclusive" });
    expect(claims.total.amount).toBe(15_240);
    expect(priceFor(claims, askedOf(claims))).toMatchObject({ ok: true, sum: 12_700, taxMode: "exclusive" });
  });

  it("[R3] takes one line's price from the step with the largest `from` that is not above the quantity", () => {
    const claims = aReceipt();
    const sumAt = (quantity: number) => priceFor(claims, [{ quantity }]);
    expect(sumAt(1)).toMatchObject({ sum: 1514 });
    expect(sumAt(11)).toMatchObject({ sum: 11 * 1114 + 400 });
    expect(sumAt(47)).toMatchObject({ sum: 47 * 1025 + 400, lines: [{ unitPrice: 1025 }] });
    expect(sumAt(48)).toMatchObject({ sum: 48 * 947, once: 0 });
    expect(sumAt(500)).toMatchObject({ sum: 500 * 947 });
  });

  it("[R3] takes every line's own price at the step of all pieces together", () => {
    const claims = aReceipt({ quantities: [3, 4] });
    expect(priceFor(claims, askedOf(claims, [8, 4]))).toMatchObject({
      lines: [
        { sku: "MUG-0", quantity: 8, unitPrice: 1025, amount: 8200 },
        { sku: "MUG-1", quantity: 4, unitPrice: 1117, amount: 4468 },
      ],
      once: 400,
      sum: 13_068,
    });
  });

  it("[R4] speaks for 1 up to its largest number of whole pieces", () => {
    const claims = aReceipt({ quantities: [3, 4], maxQuantity: 20 });
    expect(priceFor(claims, askedOf(claims, [10, 10]))).toMatchObject({ ok: true });
    const outside = [
      [11, 10],
      [0, 0],
      [1.5, 1.5],
      [-1, 4],
      [Number.NaN, 4],
      [Infinity, 4],
      [Number.MAX_SAFE_INTEGER, 4],
    ];
    for (const quantities of outside) expect(priceFor(claims, askedOf(claims, quantities))).toEqual(OUT);
    expect(priceFor(claims, [])).toEqual(OUT);
  });

  it("[R5] lets lines go, as none of their pieces, while a piece is left", () => {
    const claims = aReceipt({ quantities: [3, 9] });
    const [, second] = askedOf(claims);
    if (!second) throw new Error("expected two lines");
    const gone = priceFor(claims, [second]);
    expect(gone).toMatchObject({ lines: [{ sku: "MUG-1", quantity: 9, unitPrice: 1214 }], once: 400, sum: 11_326 });
    expect(priceFor(claims, askedOf(claims, [0, 9]))).toMatchObject({ sum: 11_326 });
  });

  it("[R2] says nothing of lines it was not made for", () => {
    const claims = aReceipt({ quantities: [3, 9] });
    const [first, second] = askedOf(claims);
    if (!first || !second) throw new Error("expected two lines");
    const other = { ...second, selections: { size: "xxl" } };
    expect(priceFor(claims, [first, other])).toEqual(OTHER);
    expect(priceFor(claims, [first, first])).toEqual(OTHER);
    expect(priceFor(claims, [first, second, first])).toEqual(OTHER);
    expect(priceFor(claims, [first, { ...second, fields: { name: "Léa" } }])).toEqual(OTHER);
    // A property without a value is none, and their order is nobody's choice.
    const named = aReceipt();
    const asked = { quantity: 12, selections: { b: undefined }, fields: {} };
    expect(priceFor(named, [asked])).toMatchObject({ ok: true });
  });

  it("[R2][R3] adds up to the cent for whatever it answers", () => {
    let answered = 0;
    fc.assert(
      fc.property(anyReceipt, fc.array(fc.nat(60), { maxLength: 4 }), (claims, quantities) => {
        const price = priceFor(claims, askedOf(claims, quantities));
        if (!price.ok) return;
        answered++;
        const amounts = price.lines.map(({ unitPrice, quantity, amount }) => {
          expect(amount).toBe(unitPrice * quantity);
          return amount;
        });
        expect(amounts.reduce((sum, each) => sum + each, 0) + price.once).toBe(price.sum);
        expect([price.sum, price.once, ...amounts].every(Number.isSafeInteger)).toBe(true);
      }),
    );
    expect(answered).toBeGreaterThan(20);
  });

  it("[R2] gives its own total, or net, for its own quantities", () => {
    fc.assert(
      fc.property(anyReceipt, (claims) => {
        const { total, net } = claims;
        const sum = claims.taxMode === "inclusive" ? total.amount : net.amount;
        expect(priceFor(claims, askedOf(claims))).toMatchObject({ ok: true, sum });
      }),
    );
  });
});
