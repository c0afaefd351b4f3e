import { aReceipt } from "../../support/a-receipt.ts";

export const CLAIMS = aReceipt();
export const ISSUED_AT = new Date(CLAIMS.iat * 1000);

/** One installation's key and what it signs with it; header and payload as they are given, right or wrong. */
export async function aSigner(kid = "key-1") {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("expected a pair of keys");
  const jwk = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const sign = async (payload: unknown = CLAIMS, header: object = {}) => {
    const text = `${encode({ alg: "EdDSA", kid, typ: "JWT", ...header })}.${encode(payload)}`;
    const signature = await crypto.subtle.sign("Ed25519", pair.privateKey, new TextEncoder().encode(text));
    return `${text}.${Buffer.from(signature).toString("base64url")}`;
  };
  return { sign, publicKey: { kty: "OKP", crv: "Ed25519", x: jwk.x ?? "", kid, alg: "EdDSA", use: "sig" } };
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
