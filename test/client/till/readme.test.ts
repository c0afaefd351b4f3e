import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CartLine } from "../../../configurator-schemas/receipt/cart-lines.ts";
import { receiptExample } from "../../../server/docs/receipt-example.ts";
import { writeBuiltTill } from "./built-till.ts";
import { CLAIMS, ISSUED_AT, aSigner } from "./sign.ts";

type ToCart = (
  receipt: string,
  lines: readonly { readonly quantity: number }[],
  placedAt: Date,
) => Promise<{ readonly cart: readonly CartLine[]; readonly inForce: boolean }>;

const README = fileURLToPath(new URL("../../../README.md", import.meta.url));
const { folder, remove } = await writeBuiltTill();
const signer = await aSigner();
/** The installation's key set, served over a real connection. */
const server = createServer((_, response) => response.end(JSON.stringify({ keys: [signer.publicKey] })));

let toCart: ToCart;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  await writeFile(join(folder, "to-cart.mjs"), receiptExample(`http://127.0.0.1:${port}`));
  ({ toCart } = (await import(join(folder, "to-cart.mjs"))) as { toCart: ToCart }); // the example's export
});
afterAll(async () => {
  server.close();
  await remove();
});

describe("the lines a shop is told to write", () => {
  it("stand in the README as on the documentation page", async () => {
    expect(await readFile(README, "utf8")).toContain(receiptExample("https://your-atelier.example"));
  });

  it("make a cart of a genuine receipt in another quantity, and refuse the others by name", async () => {
    const ours = { ...CLAIMS, aud: "merchant_demo" };
    const receipt = await signer.sign(ours);
    const { cart, inForce } = await toCart(receipt, [{ quantity: 20 }], ISSUED_AT);
    expect(inForce).toBe(true);
    expect(cart).toMatchObject([
      { kind: "pieces", sku: "MUG-0", quantity: 20, unitPrice: 1025 },
      { kind: "once", quantity: 1, unitPrice: 400 },
    ]);
    await expect(toCart(receipt, [{ quantity: 501 }], ISSUED_AT)).rejects.toThrow("receipt_out_of_ladder");
    await expect(toCart(`${receipt}A`, [{ quantity: 12 }], ISSUED_AT)).rejects.toThrow("receipt_forged");
    const foreign = await signer.sign(CLAIMS);
    await expect(toCart(foreign, [{ quantity: 12 }], ISSUED_AT)).rejects.toThrow("receipt_wrong_audience");
  });
});
