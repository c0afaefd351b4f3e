import { describe, expect, it } from "vitest";
import { cartTotals } from "../../../client/shop/cart.ts";
import { changeDesign, hasLadder, openDesign, takeDesign } from "../../../client/shop/design-in-cart.ts";
import type { DesignInCart } from "../../../client/shop/design-in-cart.ts";
import { aReceipt } from "../../support/a-receipt.ts";
import type { ReceiptRecipe } from "../../support/a-receipt.ts";
import { aSigner } from "../till/sign.ts";

const signer = await aSigner();
const eur = (amount: number) => ({ amount, currency: "EUR" });

describe("a design in the demo shop's cart", () => {
  it("[C2] has a line per stock code and a companion, priced by its receipt to the cent", async () => {
    const { cart } = await taken({ quantities: [3, 9] });
    expect(cart).toMatchObject([
      { kind: "pieces", sku: "MUG-0", quantity: 3, unitPrice: 1025, amount: 3075 },
      { kind: "pieces", sku: "MUG-1", quantity: 9, unitPrice: 1117, amount: 10_053 },
      { kind: "once", amount: 400 },
    ]);
    expect(cartTotals(cart)).toEqual([{ amount: 13_528, currency: "EUR", taxMode: "inclusive" }]);
  });

  it("[C3] changes a line's quantity by the ladder, takes lines out, and goes with the last", async () => {
    const design = await taken({ quantities: [3, 9] });
    const fewer = changed(design, { at: 1, quantity: 1 });
    expect(fewer.cart).toMatchObject([{ unitPrice: 1114 }, { unitPrice: 1214 }, { kind: "once" }]);
    const one = changed(fewer, { at: 1, quantity: 0 });
    expect(one.cart).toMatchObject([{ sku: "MUG-0", quantity: 3 }, { kind: "once" }]);
    expect(one.kept.lines).toEqual([{ quantity: 3, selections: { size: "s0" } }]);
    expect(changeDesign(one, { at: 0, quantity: 0 })).toBe("gone");
    expect(changed(one, { at: 0, quantity: 500 }).cart).toHaveLength(1);
    expect(changeDesign(one, { at: 0, quantity: 501 })).toBe("receipt_out_of_ladder");
  });

  it("[C4] keeps its quantities where the receipt has no ladder for others", async () => {
    const design = await taken({ quantities: [3, 9], graduated: true });
    expect([hasLadder(design), hasLadder(await taken()), hasLadder(await taken({ quantities: [1, 2] }))]).toEqual([
      false,
      true,
      true,
    ]);
    expect(changeDesign(design, { at: 0, quantity: 4 })).toBe("receipt_other_lines");
  });

  it("[C5] comes back as it was kept, with prices worked out anew", async () => {
    const design = changed(await taken({ quantities: [3, 9] }), { at: 0, quantity: 50 });
    const stored: unknown = JSON.parse(JSON.stringify(design.kept));
    expect(openDesign(stored)).toEqual(design);
    expect(JSON.stringify(stored)).not.toContain("unitPrice");
  });

  it("[C6] is let go without a word when an older shop kept it, or nobody did", async () => {
    const { kept, claims } = await taken();
    const { taxMode: _mode, rows: _rows, maxQuantity: _most, ...older } = claims;
    const olderReceipt = await signer.sign(older);
    const wrong = [
      { ...kept, receipt: olderReceipt, lines: [{ sku: "MUG-0", quantity: 1, selections: {} }] },
      { ...kept, lines: [{ quantity: 501 }] },
      { ...kept, lines: [{ quantity: 1, selections: { finish: "black" } }] },
      { ...kept, lines: [null] },
      { ...kept, lines: [] },
      { ...kept, lines: "one" },
      { ...kept, receipt: "a.b.c" },
      { ...kept, version: "1" },
      { design: kept.design },
      null,
      "mug",
    ];
    for (const each of wrong) expect(openDesign(each), JSON.stringify(each)).toBeUndefined();
    expect(openDesign(kept)).toBeDefined();
    // What the widget used to hand over: the lines of a receipt that can still be read.
    expect(openDesign({ ...kept, lines: [{ sku: "MUG-0", quantity: 20, selections: {} }] })?.cart).toMatchObject([
      { quantity: 20, unitPrice: 1025 },
      { kind: "once" },
    ]);
  });

  it("[C7] adds up with others of its currency and tax only", async () => {
    const { cart } = await taken();
    const net = await taken({ taxMode: "exclusive" });
    const yen = await taken({ currency: "JPY" });
    expect(cartTotals([...cart, ...net.cart, ...cart, ...yen.cart])).toEqual([
      { ...eur(25_400), taxMode: "inclusive" },
      { ...eur(12_700), taxMode: "exclusive" },
      { amount: 12_700, currency: "JPY", taxMode: "inclusive" },
    ]);
  });
});

async function taken(recipe: ReceiptRecipe = {}): Promise<DesignInCart> {
  const claims = aReceipt(recipe);
  const design = takeDesign({
    design: "des_1",
    version: 1,
    code: "ABC-DEF",
    product: claims.product,
    productVersion: claims.productVersion,
    name: "Mug",
    description: "Un mug blanc, avec « Léa ».",
    // The receipt says what was priced; the widget's lines are for shops that do not read it.
    lines: [],
    quantity: 0,
    unitPrice: claims.unitPrice,
    total: claims.total,
    receipt: await signer.sign(claims),
    previewUrl: "/preview.png",
  });
  if (!design) throw new Error("expected a design that can be priced");
  return design;
}

function changed(design: DesignInCart, change: { readonly at: number; readonly quantity: number }): DesignInCart {
  const next = changeDesign(design, change);
  if (typeof next === "string") throw new Error(`expected another quantity, got ${next}`);
  return next;
}
