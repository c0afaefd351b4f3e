import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cartFor, changeQuantity } from "../../../configurator-schemas/receipt/change-cart.ts";
import type { CartAnswer } from "../../../configurator-schemas/receipt/change-cart.ts";
import { priceFor } from "../../../configurator-schemas/receipt/price-for.ts";
import { aReceipt, askedOf } from "../../support/a-receipt.ts";
import { anyReceipt } from "./any-receipt.ts";

const shared = { design: "des_1", currency: "EUR", taxMode: "inclusive" };
const companion = { kind: "once", quantity: 1, unitPrice: 400, amount: 400, ...shared };
const pieces = (sku: string, quantity: number, unitPrice: number) => ({
  kind: "pieces",
  sku,
  quantity,
  unitPrice,
  amount: unitPrice * quantity,
  ...shared,
});

describe("a design in a cart that knows unit price × quantity", () => {
  it("[R6] is a line per stock code and a companion for what is paid once", () => {
    const claims = aReceipt({ quantities: [3, 9] });
    expect(cartOf(cartFor(claims, askedOf(claims)))).toEqual([
      pieces("MUG-0", 3, 1025),
      pieces("MUG-1", 9, 1117),
      companion,
    ]);
    const { design: _none, ...unsaved } = aReceipt();
    expect(cartOf(cartFor(unsaved, [{ quantity: 1 }]))).toMatchObject([
      { design: unsaved.sub },
      { design: unsaved.sub },
    ]);
  });

  it("[R7] is priced anew, companion and all, when a quantity changes", () => {
    const claims = aReceipt({ quantities: [3, 9] });
    const lines = askedOf(claims);
    expect(cartOf(changeQuantity(claims, lines, { at: 0, quantity: 2 }))).toEqual([
      pieces("MUG-0", 2, 1114),
      pieces("MUG-1", 9, 1214),
      companion,
    ]);
    // Nothing is paid once from 48: its companion goes.
    expect(cartOf(changeQuantity(claims, lines, { at: 0, quantity: 39 }))).toEqual([
      pieces("MUG-0", 39, 947),
      pieces("MUG-1", 9, 1032),
    ]);
    const out = { ok: false, code: "receipt_out_of_ladder" };
    expect(changeQuantity(claims, lines, { at: 0, quantity: 492 })).toEqual(out);
    expect(changeQuantity(claims, lines, { at: 0, quantity: -3 })).toEqual(out);
    expect(changeQuantity(claims, lines, { at: 2, quantity: 1 })).toEqual({ ok: false, code: "receipt_other_lines" });
  });

  it("[R8] keeps its companion while a piece stays, at what the fewer pieces cost", () => {
    const claims = aReceipt({ quantities: [3, 9] });
    const answer = changeQuantity(claims, askedOf(claims), { at: 1, quantity: 0 });
    expect(cartOf(answer)).toEqual([pieces("MUG-0", 3, 1114), companion]);
    expect(answer).toMatchObject({ lines: [{ quantity: 3, selections: { size: "s0" } }] });
  });

  it("[R9] goes whole with its last piece", () => {
    const claims = aReceipt();
    const nothing = { ok: true, lines: [], cart: [] };
    expect(changeQuantity(claims, askedOf(claims), { at: 0, quantity: 0 })).toEqual(nothing);
    expect(cartFor(claims, [])).toEqual(nothing);
  });

  it("[R6] adds up to what the receipt promises, whatever is changed", () => {
    let changed = 0;
    fc.assert(
      fc.property(anyReceipt, fc.nat(3), fc.nat(60), (claims, at, quantity) => {
        const answer = changeQuantity(claims, askedOf(claims), { at, quantity });
        if (!answer.ok || answer.lines.length === 0) return;
        changed++;
        const price = priceFor(claims, answer.lines);
        expect(price).toMatchObject({ ok: true, sum: answer.cart.reduce((sum, line) => sum + line.amount, 0) });
        for (const line of answer.cart) expect(line.amount).toBe(line.unitPrice * line.quantity);
      }),
    );
    expect(changed).toBeGreaterThan(20);
  });
});

function cartOf(answer: CartAnswer) {
  if (!answer.ok) throw new Error(`expected a cart, got ${answer.code}`);
  return answer.cart;
}
