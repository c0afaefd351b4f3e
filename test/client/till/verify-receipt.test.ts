import { createHmac } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as source from "../../../client/till/verify-receipt.ts";
import { writeBuiltTill } from "./built-till.ts";
import { CLAIMS, ISSUED_AT, aSigner, encode } from "./sign.ts";

type Verify = typeof source.verifyReceipt;

const FORGED = { ok: false, code: "receipt_forged" };
const built = await writeBuiltTill();
afterAll(built.remove);

const LIBRARIES: readonly (readonly [name: string, load: () => Promise<{ readonly verifyReceipt: Verify }>])[] = [
  ["the source", async () => source],
  ["atelier-receipt.js", async () => import(join(built.folder, "atelier-receipt.js"))],
  ["atelier-receipt.ts", async () => import(join(built.folder, "atelier-receipt.ts"))],
];

describe.each(LIBRARIES)("a receipt at the till, checked by %s", (_, load) => {
  let verifyReceipt: Verify;
  let signer: Awaited<ReturnType<typeof aSigner>>;
  let genuine: string;
  beforeAll(async () => {
    ({ verifyReceipt } = await load());
    signer = await aSigner();
    genuine = await signer.sign();
  });
  const verify = async (receipt: string, { merchant = "mer_1", at = ISSUED_AT, keys = [signer.publicKey] } = {}) =>
    verifyReceipt(receipt, { keys: { keys }, merchant, at });

  it("[R13] is genuine when the installation signed it for this merchant", async () => {
    expect(await verify(genuine)).toEqual({ ok: true, claims: CLAIMS, inForce: true });
    const older = await aSigner("key-0");
    expect(await verify(genuine, { keys: [older.publicKey, signer.publicKey] })).toMatchObject({ ok: true });
  });

  it("[R13] is forged when a single letter of it was changed", async () => {
    const [head = "", payload = "", signature = ""] = genuine.split(".");
    const cheaper = encode({ ...CLAIMS, total: { amount: 1, currency: "EUR" } });
    expect(await verify([head, cheaper, signature].join("."))).toEqual(FORGED);
    expect(await verify([encode({ alg: "EdDSA", kid: "key-1" }), payload, signature].join("."))).toEqual(FORGED);
    for (let at = 0; at < genuine.length; at += 1 + Math.floor(genuine.length / 200)) {
      const other = genuine[at] === "A" ? "B" : "A";
      expect(await verify(genuine.slice(0, at) + other + genuine.slice(at + 1)), `letter ${at}`).toEqual(FORGED);
    }
    // The last letter of a signature has bits that mean nothing: they are not ours to ignore.
    const last = genuine.slice(0, -1);
    const accepted = await Promise.all(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        .split("")
        .map(async (letter) => verify(last + letter)),
    );
    expect(accepted.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("[R13] is forged when its header chooses how it is checked", async () => {
    const payload = encode(CLAIMS);
    const none = encode({ alg: "none", kid: "key-1" });
    expect(await verify(`${none}.${payload}.`)).toEqual(FORGED);
    expect(await verify(await signer.sign(CLAIMS, { alg: "none" }))).toEqual(FORGED);
    // The public key as a shared secret: whoever reads it could sign.
    const text = `${encode({ alg: "HS256", kid: "key-1" })}.${payload}`;
    const mac = createHmac("sha256", Buffer.from(signer.publicKey.x, "base64url")).update(text).digest("base64url");
    expect(await verify(`${text}.${mac}`)).toEqual(FORGED);
    for (const alg of ["HS256", "Ed25519", "eddsa", "ES256", undefined, ["EdDSA"]]) {
      expect(await verify(await signer.sign(CLAIMS, { alg })), String(alg)).toEqual(FORGED);
    }
    expect(await verify(await signer.sign(CLAIMS, { crit: ["exp"] }))).toEqual(FORGED);
    // The key a forger sends along is not ours.
    const forger = await aSigner();
    expect(await verify(await forger.sign(CLAIMS, { jwk: forger.publicKey }))).toEqual(FORGED);
  });

  it("[R13] is forged when it names another key, or none", async () => {
    expect(await verify(await signer.sign(CLAIMS, { kid: "key-2" }))).toEqual(FORGED);
    expect(await verify(await signer.sign(CLAIMS, { kid: undefined }))).toEqual(FORGED);
    const other = await aSigner("key-2");
    expect(
      await verify(await signer.sign(CLAIMS, { kid: "key-2" }), { keys: [signer.publicKey, other.publicKey] }),
    ).toEqual(FORGED);
    expect(await verify(genuine, { keys: [] })).toEqual(FORGED);
  });

  it("[R13] is forged when what was signed is no receipt of ours", async () => {
    for (const payload of [{}, [], "receipt", null, { ...CLAIMS, iss: "another" }, { ...CLAIMS, maxQuantity: 0 }]) {
      expect(await verify(await signer.sign(payload))).toEqual(FORGED);
    }
    for (const text of [
      "",
      ".",
      "..",
      "a.b.c",
      `${genuine}.`,
      `${genuine}=`,
      ` ${genuine}`,
      "é.é.é",
      "A".repeat(2_000_000),
    ]) {
      expect(await verify(text)).toEqual(FORGED);
    }
  });

  it("[R13] is another merchant's when it was made for one", async () => {
    expect(await verify(genuine, { merchant: "mer_2" })).toEqual({ ok: false, code: "receipt_wrong_audience" });
    // A forged one is forged first.
    expect(await verify(`${genuine.slice(0, -4)}AAAA`, { merchant: "mer_2" })).toEqual(FORGED);
  });

  it("[R14] is in force at the time of the order, give or take a minute, and genuine at any", async () => {
    const inForce = async (seconds: number) => {
      const verdict = await verify(genuine, { at: new Date(seconds * 1000) });
      return verdict.ok && verdict.inForce;
    };
    expect(await inForce(CLAIMS.exp)).toBe(true);
    expect(await inForce(CLAIMS.exp + 60)).toBe(true);
    expect(await inForce(CLAIMS.exp + 61)).toBe(false);
    expect(await inForce(CLAIMS.iat - 60)).toBe(true);
    expect(await inForce(CLAIMS.iat - 61)).toBe(false);
    expect(await verify(genuine, { at: new Date((CLAIMS.exp + 9e6) * 1000) })).toEqual({
      ok: true,
      claims: CLAIMS,
      inForce: false,
    });
  });
});
