import { compactVerify, decodeProtectedHeader } from "jose";
import type { ReceiptKeys } from "./receipt-keys.ts";
import { ReceiptClaims } from "./receipt.ts";
import { RECEIPT_ISSUER } from "./sign-receipt.ts";

const LEEWAY_SECONDS = 60;

export interface VerifiedReceipt {
  readonly claims: ReceiptClaims;
  /** Was it in force when the order was placed (with a minute for clocks that differ)? */
  readonly inForce: boolean;
}

/**
 * The claims of a receipt that we signed for this merchant; undefined = forged, or somebody else's. Expiry is not a
 * forgery: it is judged at the time the order was placed, and the caller decides what follows.
 */
export async function verifyReceipt(
  keys: ReceiptKeys,
  receipt: string,
  { merchantId, placedAt }: { readonly merchantId: string; readonly placedAt: Date },
): Promise<VerifiedReceipt | undefined> {
  const claims = await readClaims(keys, receipt);
  if (!claims || claims.iss !== RECEIPT_ISSUER || claims.aud !== merchantId) return undefined;
  const placed = placedAt.getTime() / 1000;
  return { claims, inForce: placed >= claims.iat - LEEWAY_SECONDS && placed <= claims.exp + LEEWAY_SECONDS };
}

async function readClaims(keys: ReceiptKeys, receipt: string): Promise<ReceiptClaims | undefined> {
  try {
    const { kid } = decodeProtectedHeader(receipt);
    const key = kid === undefined ? undefined : keys.publicKeys.get(kid);
    if (!key) return undefined;
    const { payload } = await compactVerify(receipt, key, { algorithms: ["EdDSA"] });
    return ReceiptClaims.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    // jose throws for every way in which a text is not our receipt; all of them mean the same here.
    return undefined;
  }
}
