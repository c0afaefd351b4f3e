import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";
import type { CryptoKey, JWK } from "jose";
import type { Database } from "../database/database.ts";
import { insertSigningKey, readSigningKeys } from "../database/signing-keys.ts";

/** The installation's receipt keys: the newest signs, every one verifies. */
export interface ReceiptKeys {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKeys: ReadonlyMap<string, CryptoKey>;
  /** What the world may know, for /.well-known/jwks.json. */
  readonly jwks: { readonly keys: readonly JWK[] };
}

/** Reads the keys; the first start makes one, which stays, because receipts outlive processes. */
export async function loadReceiptKeys(database: Database, now: Date): Promise<ReceiptKeys> {
  let rows = await readSigningKeys(database, "receipts");
  if (rows.length === 0) {
    const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
    const jwk = await exportJWK(privateKey);
    const id = await calculateJwkThumbprint(jwk);
    await database.write([
      insertSigningKey(database, {
        id,
        purpose: "receipts",
        secretJson: JSON.stringify(jwk),
        createdAt: now.toISOString(),
      }),
    ]);
    rows = await readSigningKeys(database, "receipts");
  }
  const keys = await Promise.all(rows.map(async ({ id, secretJson }) => readKey(id, secretJson)));
  const newest = keys[0];
  if (!newest) throw new Error("expected at least one receipt key after making one");
  return {
    kid: newest.kid,
    privateKey: newest.privateKey,
    publicKeys: new Map(keys.map(({ kid, publicKey }) => [kid, publicKey])),
    jwks: { keys: keys.map(({ publicJwk }) => publicJwk) },
  };
}

async function readKey(kid: string, secretJson: string) {
  // Written by exportJWK above.
  const jwk = JSON.parse(secretJson) as JWK;
  const { d: _secret, ...rest } = jwk;
  const publicJwk: JWK = { ...rest, kid, alg: "EdDSA", use: "sig" };
  return { kid, publicJwk, privateKey: await importEd25519(jwk), publicKey: await importEd25519(publicJwk) };
}

async function importEd25519(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, "EdDSA");
  if (key instanceof Uint8Array) throw new TypeError("expected an Ed25519 key, got a symmetric one");
  return key;
}
