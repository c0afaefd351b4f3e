import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import { readClaims } from "../../configurator-schemas/receipt/read-claims.ts";
import { openReceipt, parseJson } from "./open-receipt.ts";
import type { OpenedReceipt } from "./open-receipt.ts";

/** A JSON Web Key Set (RFC 7517), as /.well-known/jwks.json answers it. */
export interface PublicKeys {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

export type ReceiptVerdict =
  | {
      readonly ok: true;
      readonly claims: ReceiptClaims;
      /** Was it in force at that time? One that was not is genuine all the same: the merchant decides. */
      readonly inForce: boolean;
    }
  | { readonly ok: false; readonly code: "receipt_forged" | "receipt_wrong_audience" };

/** Names the program, not an address: installations move, receipts stay valid. */
const ISSUER = "atelier";
/** For clocks that differ. */
const LEEWAY_SECONDS = 60;

/**
 * Is this a receipt that the holder of `keys` signed for `merchant`, and was it in force `at` the time the order was placed?
 * Needs nothing but the platform's WebCrypto with Ed25519, and throws where there is none.
 */
export async function verifyReceipt(
  receipt: string,
  { keys, merchant, at }: { readonly keys: PublicKeys; readonly merchant: string; readonly at: Date },
): Promise<ReceiptVerdict> {
  const opened = openReceipt(receipt);
  const key = opened && findKey(opened.header, keys);
  if (!key || !(await isSignedBy(key, opened))) return { ok: false, code: "receipt_forged" };
  const claims = readClaims(parseJson(opened.payload));
  if (!claims || claims.iss !== ISSUER) return { ok: false, code: "receipt_forged" };
  if (claims.aud !== merchant) return { ok: false, code: "receipt_wrong_audience" };
  const seconds = at.getTime() / 1000;
  return {
    ok: true,
    claims,
    inForce: seconds >= claims.iat - LEEWAY_SECONDS && seconds <= claims.exp + LEEWAY_SECONDS,
  };
}

/**
 * The key a header names. What the header says is the forger's to write, so that it chooses among our keys and nothing else: the
 * algorithm is ours (RFC 8725, 3.1), and an extension we would have to understand is refused (RFC 7515, 4.1.11).
 */
function findKey(header: OpenedReceipt["header"], { keys }: PublicKeys) {
  if (header["alg"] !== "EdDSA" || header["crit"] !== undefined || typeof header["kid"] !== "string") return undefined;
  return keys.find(({ kid, kty, crv }) => kid === header["kid"] && kty === "OKP" && crv === "Ed25519");
}

async function isSignedBy({ x }: PublicKeys["keys"][number], opened: OpenedReceipt): Promise<boolean> {
  const jwk = { kty: "OKP", crv: "Ed25519", x: String(x) };
  const key = await crypto.subtle.importKey("jwk", jwk, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, opened.signature, opened.signed);
}
