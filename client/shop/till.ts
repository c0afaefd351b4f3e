import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import { readClaims } from "../../configurator-schemas/receipt/read-claims.ts";
import { keysFrom } from "../till/keys-from.ts";
import { openReceipt, parseJson } from "../till/open-receipt.ts";
import { verifyReceipt } from "../till/verify-receipt.ts";

/** Whom this shop's receipts are made for; every shop knows its own identifier. */
const MERCHANT = "merchant_demo";

const keysFor = keysFrom("/.well-known/jwks.json");

/** unknown: this browser cannot check signatures, or the keys could not be fetched. */
export type Verdict = "genuine" | "expired" | "forged" | "foreign" | "unknown";

/** What a receipt says, unchecked: enough for what a cart shows. Undefined when it is no receipt, or an older one. */
export function readReceipt(receipt: string): ReceiptClaims | undefined {
  return readClaims(parseJson(openReceipt(receipt)?.payload));
}

/** What its signature says, checked here with the installation's public keys. A real shop does this on its server too. */
export async function checkReceipt(receipt: string): Promise<Verdict> {
  try {
    const keys = await keysFor(receipt);
    const found = await verifyReceipt(receipt, { keys, merchant: MERCHANT, at: new Date() });
    if (found.ok) return found.inForce ? "genuine" : "expired";
    return found.code === "receipt_forged" ? "forged" : "foreign";
  } catch {
    return "unknown";
  }
}
