import { SignJWT } from "jose";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
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
  const receipt = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "EdDSA", kid: keys.kid, typ: "JWT" })
    .setIssuer(RECEIPT_ISSUER)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(keys.privateKey);
  return { receipt, validUntil: new Date(expiresAt * 1000) };
}
