import { SignJWT } from "jose";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import { readClaims } from "../../configurator-schemas/receipt/read-claims.ts";
import type { ReceiptKeys } from "./receipt-keys.ts";

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
  // What shops could not read, or what does not add up, must never carry our signature.
  if (!readClaims(JSON.parse(JSON.stringify(said))))
    throw new Error(`expected a receipt that adds up, got ${JSON.stringify(said)}`);
  const { kid, privateKey } = await keys.signingKey();
  const receipt = await new SignJWT({ ...said }).setProtectedHeader({ alg: "EdDSA", kid, typ: "JWT" }).sign(privateKey);
  return { receipt, validUntil: new Date(expiresAt * 1000) };
}
