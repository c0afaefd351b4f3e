import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import { readClaims } from "../../configurator-schemas/receipt/read-claims.ts";
import type { ReceiptKeys } from "./receipt-keys.ts";
import { signCompact } from "./sign-compact.ts";

/** The issuer names the program, not an address: installations move, receipts stay valid. */
export const RECEIPT_ISSUER = "atelier";
const VALID_DAYS = 7;

/** A compact JWS (EdDSA) of the claims, and when it ends. */
export async function signReceipt(
  keys: ReceiptKeys,
  claims: Omit<ReceiptClaims, "iss" | "iat" | "exp">,
  now: Date,
): Promise<{ readonly receipt: string; readonly validUntil: Date }> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = issuedAt + VALID_DAYS * 86_400;
  const said: ReceiptClaims = { ...claims, iss: RECEIPT_ISSUER, iat: issuedAt, exp: expiresAt };
  const payload = JSON.stringify(said);
  // What shops could not read, or what does not add up, must never carry our signature. JSON would only leave things out.
  if (!readClaims(said)) throw new Error(`expected a receipt that adds up, got ${payload}`);
  const receipt = signCompact(payload, await keys.signingKey());
  return { receipt, validUntil: new Date(expiresAt * 1000) };
}
