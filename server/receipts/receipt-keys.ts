import { createPrivateKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";
import type { CryptoKey, JWK } from "jose";
import type { Database } from "../database/database.ts";
import { insertSigningKey, readSigningKeys } from "../database/signing-keys.ts";
import type { SigningKeyRow } from "../database/tables.ts";

/** A key signs for so long; then the next one is made, and this one goes on verifying for ever. */
const ROTATE_AFTER_MS = 90 * 86_400_000;
/** A key is published for so long before it signs: caches of key sets (5 minutes) and other processes know it by then. */
const SIGNS_AFTER_MS = 10 * 60_000;
/** How long a process may not notice the key another one made. */
const READ_AGAIN_MS = 60_000;
/** A receipt of a made-up key must not make every request read the database. */
const LOOK_AGAIN_MS = 10_000;

/** The installation's receipt keys, as the database has them now. */
export interface ReceiptKeys {
  signingKey(): Promise<{ readonly kid: string; readonly privateKey: KeyObject }>;
  find(kid: string): Promise<CryptoKey | undefined>;
  /** What the world may know, for /.well-known/jwks.json. */
  jwks(): Promise<{ readonly keys: readonly JWK[] }>;
}

interface ReceiptKey {
  readonly kid: string;
  readonly createdAt: number;
  readonly privateKey: KeyObject;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Reads the keys and makes the first; all of them stay, because receipts outlive processes. */
export async function openReceiptKeys(database: Database, now: () => Date): Promise<ReceiptKeys> {
  const imported = new Map<string, ReceiptKey>();
  let keys: readonly ReceiptKey[] = [];
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;

  const read = async () => {
    let rows = await readSigningKeys(database, "receipts");
    if (await keepTurning(database, rows, now())) rows = await readSigningKeys(database, "receipts");
    for (const row of rows) if (!imported.has(row.id)) imported.set(row.id, await importKey(row));
    keys = rows.flatMap(({ id }) => imported.get(id) ?? []);
    readAt = now().getTime();
  };
  const notOlderThan = async (milliseconds: number) => {
    if (now().getTime() - readAt < milliseconds) return;
    reading ??= read().finally(() => (reading = undefined));
    await reading;
  };

  await notOlderThan(READ_AGAIN_MS);
  return {
    async signingKey() {
      await notOlderThan(READ_AGAIN_MS);
      const known = keys.find(({ createdAt }) => now().getTime() - createdAt >= SIGNS_AFTER_MS);
      // Nobody holds a key set without the very first key.
      const key = known ?? keys.at(-1);
      if (!key) throw new Error("expected at least one receipt key after making one");
      return key;
    },
    async find(kid) {
      await notOlderThan(READ_AGAIN_MS);
      if (!imported.has(kid)) await notOlderThan(LOOK_AGAIN_MS);
      return imported.get(kid)?.publicKey;
    },
    async jwks() {
      await notOlderThan(READ_AGAIN_MS);
      return { keys: keys.map(({ publicJwk }) => publicJwk) };
    },
  };
}

/** Makes a key when there is none or the newest has signed long enough. Two processes may each make one: both are good. */
async function keepTurning(database: Database, [newest]: readonly SigningKeyRow[], now: Date): Promise<boolean> {
  if (newest && now.getTime() - Date.parse(newest.createdAt) < ROTATE_AFTER_MS) return false;
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk = await exportJWK(privateKey);
  const row: SigningKeyRow = {
    id: await calculateJwkThumbprint(jwk),
    purpose: "receipts",
    secretJson: JSON.stringify(jwk),
    createdAt: now.toISOString(),
  };
  try {
    await database.write([insertSigningKey(database, row)]);
    return true;
  } catch (error) {
    if (!newest) throw error;
    // The old key is as good as it was: a full disk must not stop quotes. The next reading tries again.
    console.log(JSON.stringify({ at: now.toISOString(), level: "error", what: "receipt key", error: String(error) }));
    return false;
  }
}

async function importKey({ id, secretJson, createdAt }: SigningKeyRow): Promise<ReceiptKey> {
  // Written by exportJWK above.
  const jwk = JSON.parse(secretJson) as JWK;
  const { d: _secret, ...rest } = jwk;
  const publicJwk: JWK = { ...rest, kid: id, alg: "EdDSA", use: "sig" };
  return {
    kid: id,
    createdAt: Date.parse(createdAt),
    publicJwk,
    privateKey: createPrivateKey({ key: jwk, format: "jwk" }),
    publicKey: await importEd25519(publicJwk),
  };
}

async function importEd25519(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, "EdDSA");
  if (key instanceof Uint8Array) throw new TypeError("expected an Ed25519 key, got a symmetric one");
  return key;
}
