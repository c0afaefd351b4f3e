import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeBuiltTill } from "./built-till.ts";
import { ISSUED_AT, aSigner } from "./sign.ts";

const { folder, built, remove } = await writeBuiltTill();
afterAll(remove);

/** What a shop does with a receipt, from the check to the refund. */
const SHOP = `
import * as till from "./FILE";
const { receipt, keys, at } = JSON.parse(process.argv[2]);
const jwks = till.keysFrom("https://atelier.test/jwks.json", { fetch: async () => new Response(JSON.stringify(keys)) });
const found = await till.verifyReceipt(receipt, { keys: await jwks(receipt), merchant: "mer_1", at: new Date(at) });
const { claims } = found;
const lines = [{ quantity: 20 }];
const price = till.priceFor(claims, lines);
const cart = till.cartLines(price, claims);
const more = till.changeQuantity(claims, lines, { at: 0, quantity: 48 });
const tooMany = till.priceFor(claims, [{ quantity: 501 }]);
const split = till.splitOrder(price, [[5], [15]]);
const refund = till.refundPieces({ claims, lines, price }, [5]);
const all = till.cancelOrder({ claims, lines, price });
console.log(JSON.stringify({
  inForce: found.inForce, sum: price.sum, cart: cart.length, more: more.cart.length, tooMany: tooMany.code,
  split: split.parts.map(({ sum }) => sum), refund: refund.sum, all: all.sum,
}));
`;

describe("the receipt library a shop copies", () => {
  it.each(["atelier-receipt.js", "atelier-receipt.ts"] as const)(
    "%s runs by itself in plain Node, from the check to the refund",
    async (file) => {
      const signer = await aSigner();
      const asked = { receipt: await signer.sign(), keys: { keys: [signer.publicKey] }, at: ISSUED_AT };
      const script = join(folder, `shop-of-${file}.mjs`);
      await writeFile(script, SHOP.replace("FILE", file));
      const run = spawnSync(process.execPath, [script, JSON.stringify(asked)], { encoding: "utf8", env: {} });
      expect(run.stderr.replaceAll(/^.*ExperimentalWarning.*\n.*trace-warnings.*\n/gm, "")).toBe("");
      expect(JSON.parse(run.stdout)).toEqual({
        inForce: true,
        sum: 20 * 1025 + 400,
        cart: 2,
        more: 1,
        tooMany: "receipt_out_of_ladder",
        split: [5 * 1025 + 400, 15 * 1025],
        refund: 5 * 1025,
        all: 20 * 1025 + 400,
      });
    },
  );

  it("is one readable file, with its comments and without an import", () => {
    for (const text of Object.values(built)) {
      expect(text).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(/m);
      expect(text).toMatch(/^\/\*\n \* Atelier: checks a signed receipt/);
      expect(text).toContain("Copyright (c) 2026 The Atelier authors");
      expect(text).toContain(
        "/** One cart line per line of the price, and a companion line where something is paid once",
      );
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(200);
    }
    const exported = [...built["atelier-receipt.js"].matchAll(/^export (?:async )?function (\w+)/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(exported)).toEqual(
      new Set([
        "cancelOrder",
        "cartFor",
        "cartLines",
        "changeQuantity",
        "keysFrom",
        "priceFor",
        "readClaims",
        "refundPieces",
        "splitOrder",
        "verifyReceipt",
      ]),
    );
  });
});
