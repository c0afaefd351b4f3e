import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../server/database/database.ts";
import { migrateDatabase } from "../../../server/database/migrate.ts";
import { openSqliteDatabase } from "../../../server/database/sqlite-database.ts";
import { openReceiptKeys } from "../../../server/receipts/receipt-keys.ts";
import { signReceipt } from "../../../server/receipts/sign-receipt.ts";
import { verifyReceipt } from "../../../server/receipts/verify-receipt.ts";
import { aReceipt } from "../../support/a-receipt.ts";

const START = Date.parse("2026-01-01T00:00:00.000Z");
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 86_400 * SECOND;

let folder: string;
let database: Database;
/** Milliseconds since the installation's first start. */
let clock: number;
const now = () => new Date(START + clock);
const open = () => openReceiptKeys(database, now);

beforeEach(async () => {
  clock = 0;
  folder = mkdtempSync(join(tmpdir(), "atelier-keys-"));
  database = await openSqliteDatabase(join(folder, "a.sqlite"));
  await migrateDatabase(database, now());
});
afterEach(async () => {
  await database.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

type Keys = Awaited<ReturnType<typeof open>>;
const signer = async (keys: Keys) => (await keys.signingKey()).kid;
const published = async (keys: Keys) => (await keys.jwks()).keys.map(({ kid }) => kid);
const sign = async (keys: Keys) => (await signReceipt(keys, aReceipt(), now())).receipt;
const verdict = (keys: Keys, receipt: string, merchantId = "mer_1") =>
  verifyReceipt(keys, receipt, { merchantId, placedAt: now() });

describe("receipt keys", () => {
  it("[RK1] are one from the first second, without a wait and the same after a restart", async () => {
    const keys = await open();
    const first = await signer(keys);
    expect(await published(keys)).toEqual([first]);
    const again = await open();
    expect([await signer(again), ...(await published(again))]).toEqual([first, first]);
    expect(await verdict(again, await sign(keys))).toMatchObject({ ok: true, inForce: true });
  });

  it("[RK2][R15] get a new one after 90 days, published at once, that signs ten minutes later", async () => {
    const keys = await open();
    const first = await signer(keys);
    clock = 90 * DAY - SECOND;
    expect(await published(keys)).toEqual([first]);
    clock = 90 * DAY + MINUTE;
    const [second, ...older] = await published(keys);
    expect(older).toEqual([first]);
    expect(second).not.toBe(first);
    expect(await signer(keys)).toBe(first);
    clock += 10 * MINUTE - SECOND;
    expect(await signer(keys)).toBe(first);
    clock += SECOND;
    expect(await signer(keys)).toBe(second);
    clock += 89 * DAY;
    expect(await published(keys)).toEqual([second, first]);
    clock += DAY;
    expect(await published(keys)).toHaveLength(3);
  });

  it("[RK3][R15] verify for ever", async () => {
    const keys = await open();
    const receipts = [];
    for (let year = 0; year < 3; year++) {
      receipts.push(await sign(keys));
      clock += 365 * DAY;
      await published(keys);
      clock += 10 * MINUTE;
    }
    const later = await open();
    for (const receipt of receipts) expect(await verdict(later, receipt)).toMatchObject({ ok: true, inForce: false });
    expect(new Set(receipts.map((receipt) => receipt.split(".")[0])).size).toBe(3);
  });

  it("[RK4] are the same in every process: another's key is published within a minute, long before it signs", async () => {
    const one = await open();
    const other = await open();
    clock = 90 * DAY;
    await signer(one);
    const both = await published(one);
    expect(both).toHaveLength(2);
    clock += MINUTE;
    expect(await published(other)).toEqual(both);
    clock += 9 * MINUTE;
    expect(await signer(one)).toBe(both[0]);
    expect(await signer(other)).toBe(both[0]);
    expect(await verdict(other, await sign(one))).toMatchObject({ ok: true });
  });

  it("[RK5][R15] are looked for once more when a receipt names an unknown one, and not for every forged receipt", async () => {
    await open();
    clock = 90 * DAY - 10 * SECOND;
    const counted = countingReads(database);
    const one = await openReceiptKeys(counted.database, now);
    clock += 10 * SECOND;
    const [made] = await published(await open());
    clock += 10 * SECOND;
    expect(counted.reads()).toBe(1);
    expect(await one.find(made ?? "")).toBeDefined();
    expect(counted.reads()).toBe(2);
    clock += 9 * SECOND;
    for (let i = 0; i < 20; i++) expect(await one.find("made-up")).toBeUndefined();
    expect(counted.reads()).toBe(2);
    clock += SECOND;
    await Promise.all([one.find("made-up"), one.find("made-up too")]);
    expect(counted.reads()).toBe(3);
  });

  it("[RK6] go on signing when no new one can be kept", async () => {
    const keys = await open();
    const first = await signer(keys);
    const broken: Database = { ...database, write: () => Promise.reject(new Error("disk full")) };
    clock = 90 * DAY;
    const unlucky = await openReceiptKeys(broken, now);
    expect(await signer(unlucky)).toBe(first);
    const empty = await openSqliteDatabase(join(folder, "b.sqlite"));
    await migrateDatabase(empty, now());
    await expect(openReceiptKeys({ ...broken, read: empty.read }, now)).rejects.toThrow("disk full");
    await empty.close();
  });

  it("[RK7] never publish what signs", async () => {
    const { keys } = await (await open()).jwks();
    expect(keys).toEqual([
      { kty: "OKP", crv: "Ed25519", x: expect.any(String), kid: expect.any(String), alg: "EdDSA", use: "sig" },
    ]);
  });
});

describe("a receipt at the server", () => {
  it("[RK8][R13] is forged or another merchant's, and that is not the same", async () => {
    const keys = await open();
    const receipt = await sign(keys);
    const forged = { ok: false, code: "receipt_forged" };
    expect(await verdict(keys, receipt, "mer_2")).toEqual({ ok: false, code: "receipt_wrong_audience" });
    const [head = "", payload = "", signature = ""] = receipt.split(".");
    const turned = Buffer.from(JSON.stringify({ ...aReceipt(), productVersion: 4 })).toString("base64url");
    for (const wrong of ["", "a.b.c", `${head}.${turned}.${signature}`, `${head}.${payload}.`]) {
      expect(await verdict(keys, wrong)).toEqual(forged);
    }
    const header = Buffer.from(JSON.stringify({ alg: "EdDSA", kid: "made-up" })).toString("base64url");
    expect(await verdict(keys, `${header}.${payload}.${signature}`)).toEqual(forged);
  });

  it("[RK9] never carries our signature when it does not add up", async () => {
    const claims = { ...aReceipt(), total: { amount: 1, currency: "EUR" } };
    await expect(signReceipt(await open(), claims, now())).rejects.toThrow("expected a receipt that adds up");
  });

  it("[RK10] is not called forged because the keys could not be read", async () => {
    const keys = await open();
    const receipt = await sign(keys);
    clock = MINUTE;
    await database.close();
    await expect(verdict(keys, receipt)).rejects.toThrow();
  });
});

/** The same database, and how often it was read. */
function countingReads(real: Database) {
  let reads = 0;
  const read = new Proxy(real.read, {
    get(target, name) {
      if (name === "selectFrom") reads++;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { database: { ...real, read }, reads: () => reads };
}
