/** What a shop writes to check a receipt: the same lines stand in README.md. */
export function receiptExample(origin: string): string {
  return `import { cartLines, keysFrom, priceFor, verifyReceipt } from "./atelier-receipt.js";
const keysFor = keysFrom("${origin}/.well-known/jwks.json");

export async function toCart(receipt, lines, placedAt) {
  const found = await verifyReceipt(receipt, { keys: await keysFor(receipt), merchant: "merchant_demo", at: placedAt });
  if (!found.ok) throw new Error(found.code); // receipt_forged, receipt_wrong_audience
  const price = priceFor(found.claims, lines); // [{ quantity: 20 }]: the shopper may have changed it
  if (!price.ok) throw new Error(price.code); // receipt_out_of_ladder, receipt_other_lines: a new quote is needed
  return { cart: cartLines(price, found.claims), inForce: found.inForce };
}`;
}
