import { describe, expect, it } from "vitest";
import { customiseHref, parseAddress } from "../../../client/shop/address.ts";
import { priceAt, readReceipt } from "../../../client/shop/receipt.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" });

/** The contract's example: 12 pieces at 10.25 and 4.00 of setup. */
const CLAIMS = {
  total: eur(1514),
  ladder: [
    { from: 1, unitPrice: eur(1114), once: eur(400) },
    { from: 12, unitPrice: eur(1025), once: eur(400) },
    { from: 48, unitPrice: eur(947), once: eur(0) },
  ],
};

const asReceipt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;

describe("the demo cart's prices", () => {
  it("[C1] take every quantity's price from the receipt's ladder, to the cent", () => {
    const receipt = readReceipt(asReceipt(CLAIMS));
    if (!receipt) throw new Error("expected a receipt");
    expect(priceAt(receipt, 1)).toEqual({ unitPrice: eur(1114), total: eur(1514) });
    expect(priceAt(receipt, 11).total).toEqual(eur(11 * 1114 + 400));
    expect(priceAt(receipt, 12)).toEqual({ unitPrice: eur(1025), total: eur(12_700) });
    expect(priceAt(receipt, 1000).total).toEqual(eur(947_000));
  });

  it("[C2] read accents as they were signed, and nothing out of what is no receipt", () => {
    expect(readReceipt(asReceipt({ ...CLAIMS, product: "Décor d’été" }))).toMatchObject({ product: "Décor d’été" });
    for (const wrong of ["", "a.b.c", asReceipt({}), asReceipt("ladder"), "é.é.é"]) {
      expect(readReceipt(wrong)).toBeUndefined();
    }
  });
});

describe("the demo shop's addresses", () => {
  it("[C3] lead to a product, and a shared design keeps its token out of the server's sight", () => {
    expect(parseAddress(`http://shop.test/${customiseHref("mug-11oz", "des_1")}`)).toEqual({
      product: "mug-11oz",
      design: "des_1",
      token: undefined,
    });
    const shared = "http://shop.test/?design=des_1#token=t0ken";
    expect(parseAddress(shared)).toMatchObject({ product: undefined, design: "des_1", token: "t0ken" });
    expect(new URL(shared).search).not.toContain("t0ken");
  });
});
