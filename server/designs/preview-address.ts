import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Database } from "../database/database.ts";
import { insertSigningKey, readSigningKeys } from "../database/signing-keys.ts";
import type { PreviewRow } from "../database/tables.ts";

type Address = Pick<PreviewRow, "designId" | "version" | "nonce">;

/** Path of a version's picture with its signature: usable in <img> without a key, dead once the nonce changes. */
export function previewPath(secret: Uint8Array, address: Address): string {
  const { designId, version } = address;
  return `/api/v1/designs/${designId}/versions/${version}/preview.png?sig=${sign(secret, address)}`;
}

export function isSignedBy(secret: Uint8Array, address: Address, signature: string): boolean {
  const expected = Buffer.from(sign(secret, address));
  const got = Buffer.from(signature);
  return expected.length === got.length && timingSafeEqual(expected, got);
}

export function newNonce(): string {
  return randomBytes(16).toString("base64url");
}

/** The installation's key for picture addresses, made at the first start. */
export async function loadPreviewSecret(database: Database, now: Date): Promise<Uint8Array> {
  const [known] = await readSigningKeys(database, "previews");
  if (known) return Buffer.from(String(JSON.parse(known.secretJson)), "base64url");
  const secret = randomBytes(32);
  await database.write([
    insertSigningKey(database, {
      id: "previews-1",
      purpose: "previews",
      secretJson: JSON.stringify(secret.toString("base64url")),
      createdAt: now.toISOString(),
    }),
  ]);
  return secret;
}

function sign(secret: Uint8Array, { designId, version, nonce }: Address): string {
  return createHmac("sha256", secret).update(`${designId}/${version}/${nonce}`).digest("base64url").slice(0, 32);
}
