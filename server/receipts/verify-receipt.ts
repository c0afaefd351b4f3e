import { compactVerify, decodeProtectedHeader } from "jose";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import { readClaims } from "../../configurator-schemas/receipt/read-claims.ts";
import type { ReceiptKeys } from "./receipt-keys.ts";
import { RECEIPT_ISSUER } from "./sign-receipt.ts";

const LEEWAY_SECONDS = 60;

export type VerifiedReceipt =
  | {
      readonly ok: true;
      readonly claims: ReceiptClaims;
      /** Was it in force when the order was placed (with a minute for clocks that differ)? */
      readonly inForce: boolean;
    }
  | { readonly ok: false; readonly code: "receipt_forged" | "receipt_wrong_audience" };

/**
 * The claims of a receipt that we signed for this merchant. Expiry is not a forgery: it is judged at the time the order was
 * placed, and the caller decides what follows.
 */
export async function verifyReceipt(
  keys: ReceiptKeys,
  receipt: string,
  { merchantId, placedAt }: { readonly merchantId: string; readonly placedAt: Date },
): Promise<VerifiedReceipt> {
  const claims = await signedClaims(keys, receipt);
  if (!claims || claims.iss !== RECEIPT_ISSUER) return { ok: false, code: "receipt_forged" };
  if (claims.aud !== merchantId) return { ok: false, code: "receipt_wrong_audience" };
  const placed = placedAt.getTime() / 1000;
  const inForce = placed >= claims.iat - LEEWAY_SECONDS && placed <= claims.exp + LEEWAY_SECONDS;
  return { ok: true, claims, inForce };
}

async function signedClaims(keys: ReceiptKeys, receipt: string): Promise<ReceiptClaims | undefined> {
  const kid = keyIdOf(receipt);
  const key = kid === undefined ? undefined : await keys.find(kid);
  if (!key) return undefined;
  try {
    const { payload } = await compactVerify(receipt, key, { algorithms: ["EdDSA"] });
    return readClaims(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    // jose throws for every way in which a text is not our receipt; all of them mean the same here.
    return undefined;
  }
}

function keyIdOf(receipt: string): string | undefined {
  try {
    return decodeProtectedHeader(receipt).kid;
  } catch {
    return undefined;
  }
}
