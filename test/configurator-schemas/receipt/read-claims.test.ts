import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClaims } from "../../../configurator-schemas/receipt/read-claims.ts";
import { aReceipt } from "../../support/a-receipt.ts";
import { anyReceipt } from "./any-receipt.ts";

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("what is a receipt", () => {
  it("[R1] is every receipt that adds up, as it was written", () => {
    fc.assert(
      fc.property(anyReceipt, (claims) => {
        expect(readClaims(asJson(claims))).toEqual(claims);
      }),
    );
    const roster = aReceipt({ quantities: [3, 4] });
    const named = { ...roster, lines: roster.lines.map((line) => ({ ...line, fields: { name: "Léa" } })) };
    expect(readClaims(asJson(named))).toEqual(named);
    // Later versions may say more.
    expect(readClaims({ ...roster, seal: { wax: true } })).toHaveProperty("seal.wax", true);
    expect(readClaims({ ...roster, promiseBy: "2026-12-23", legalText: "fr-1" })).toBeDefined();
  });

  it("[R1] is nothing that lacks a part or has one of another kind", () => {
    const claims = aReceipt({ quantities: [3, 4] });
    const optional = new Set(["design", "country"]);
    for (const name of Object.keys(claims)) {
      const { [name]: _gone, ...rest } = { ...claims } as Record<string, unknown>;
      if (!optional.has(name)) expect(readClaims(rest), `without ${name}`).toBeUndefined();
      for (const wrong of [null, {}, [], "x y", -1, 1.5, true]) {
        const isText = typeof wrong === "string" && typeof rest[name] === "string";
        if (!isText && !(typeof wrong === "string" && isFreeText(name)))
          expect(readClaims({ ...claims, [name]: wrong }), `${name}: ${JSON.stringify(wrong)}`).toBeUndefined();
      }
    }
    for (const wrong of [undefined, null, 3, "receipt", [], [claims], {}]) expect(readClaims(wrong)).toBeUndefined();
  });

  it("[R1] is nothing whose numbers contradict each other", () => {
    const claims = aReceipt({ quantities: [3, 4] });
    const [line, second] = claims.lines;
    const [first, ...later] = claims.ladder;
    const [row] = claims.rows;
    if (!line || !second || !first || !row) throw new Error("expected two lines, a ladder and rows");
    const eur = (amount: number) => ({ amount, currency: "EUR" });
    const contradictions = {
      "another currency": { lines: [{ ...line, unitPrice: { ...line.unitPrice, currency: "USD" } }, second] },
      "another currency below": { ladder: [{ ...first, once: { amount: 400, currency: "USD" } }, ...later] },
      "no line": { lines: [] },
      "no ladder": { ladder: [] },
      "a ladder from 2": { ladder: [{ ...first, from: 2 }, ...later] },
      "a ladder that falls": { ladder: [first, ...later.toReversed()] },
      "a ladder that stands": { ladder: [first, first, ...later] },
      "a ladder above its end": { maxQuantity: 40 },
      "more pieces than its end": { maxQuantity: 6, ladder: [first] },
      "too few prices": { lines: [{ ...line, unitPrices: [1114] }, second] },
      "half a cent": { lines: [{ ...line, unitPrices: [1114.5, 1025, 947] }, second] },
      "no piece": { lines: [{ ...line, quantity: 0 }, second] },
      "a field that is no text": { lines: [{ ...line, fields: { name: 3 } }, second] },
      "another total": { total: eur(claims.total.amount + 1) },
      "another net": { net: eur(claims.net.amount + 1), tax: eur(claims.tax.amount - 1), taxMode: "exclusive" },
      "a row that does not multiply": { rows: [{ ...row, amount: row.amount + 1 }, ...claims.rows.slice(1)] },
      "a row too many": { rows: [...claims.rows, row] },
      "another once": { ladder: [{ ...first, once: eur(0) }, ...later] },
      "another price of a line": { lines: [{ ...line, unitPrices: [1113, 1025, 947] }, second] },
      "a country in words": { country: "France" },
      "a day in words": { promiseBy: "demain" },
      "inexact amounts": { ladder: [first, { ...later[0], unitPrice: eur(Number.MAX_SAFE_INTEGER) }] },
    };
    for (const [name, part] of Object.entries(contradictions)) {
      expect(readClaims(asJson({ ...claims, ...part })), name).toBeUndefined();
    }
    expect(readClaims(claims)).toBeDefined();
  });
});

function isFreeText(name: string): boolean {
  return ["iss", "aud", "sub", "product", "priceBook", "design", "legalText"].includes(name);
}
