import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../server/database/database.ts";
import { readKept } from "../../../server/database/kept-reads.ts";
import { insertPrintShop } from "../../../server/database/merchants.ts";
import { migrateDatabase } from "../../../server/database/migrate.ts";
import { openSqliteDatabase } from "../../../server/database/sqlite-database.ts";

let folder: string;
let database: Database;
let reads: number;

const shops = () => database.read.selectFrom("printShops");
const insert = (id: string) =>
  database.write([insertPrintShop(database, { id, name: "old", createdAt: "2026-01-01T00:00:00.000Z" })]);
const rename = (name: string) =>
  database.write([{ query: database.read.updateTable("printShops").set({ name }).where("id", "=", "a").compile() }]);
const kept = () =>
  readKept(database, { table: "printShops", name: "a" }, () => {
    reads += 1;
    return shops().selectAll().where("id", "=", "a").executeTakeFirst();
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "atelier-kept-"));
  database = await openSqliteDatabase(join(folder, "a.sqlite"));
  await migrateDatabase(database, new Date());
  await insert("a");
  reads = 0;
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("kept reads", () => {
  it("[KR1] a row is read once until its table is written, whichever way", async () => {
    const writes = [
      () => rename("changed"),
      () => insert("b"),
      () => database.write([{ query: database.read.deleteFrom("printShops").where("id", "=", "b").compile() }]),
      () => database.write([{ query: database.read.schema.createTable("other").addColumn("id", "text").compile() }]),
    ];
    for (const [i, write] of writes.entries()) {
      for (let n = 0; n < 3; n++) await kept();
      expect(reads).toBe(i + 1);
      await write();
    }
    expect(await kept()).toMatchObject({ name: "changed" });
    expect(reads).toBe(writes.length + 1);
  });

  it("[KR2] what was acknowledged is what is read next, a hundred times over", async () => {
    for (let n = 0; n < 100; n++) {
      await Promise.all([rename(`name ${n}`), kept(), kept()]);
      expect(await kept()).toMatchObject({ name: `name ${n}` });
    }
  });

  it("[KR3] a read that a write overtakes is not kept", async () => {
    const slow = readKept(database, { table: "printShops", name: "a" }, async () => {
      const row = await shops().selectAll().where("id", "=", "a").executeTakeFirst();
      await rename("overtaken");
      return row;
    });
    expect(await slow).toMatchObject({ name: "old" });
    expect(await kept()).toMatchObject({ name: "overtaken" });
  });

  it("[KR4] writes of other tables leave it, and a unit that failed counts", async () => {
    await kept();
    await database.write([{ query: database.read.deleteFrom("tasks").compile() }]);
    await kept();
    expect(reads).toBe(1);
    await expect(insert("a")).rejects.toThrow();
    await kept();
    expect(reads).toBe(2);
  });

  it("[KR5] what is not there is asked for again, and what is many rows too", async () => {
    const count = async (read: () => Promise<object | undefined>) => {
      let asked = 0;
      for (let n = 0; n < 3; n++) {
        await readKept(database, { table: "printShops", name: "these" }, () => {
          asked += 1;
          return read();
        });
      }
      return asked;
    };
    expect(await count(async () => undefined)).toBe(3);
    expect(await count(async () => Array.from({ length: 101 }, () => ({})))).toBe(3);
    expect(await count(async () => Array.from({ length: 100 }, () => ({})))).toBe(1);
  });

  it("[KR6] rows are shared, so nobody can change them", async () => {
    const row = await kept();
    expect(() => Object.assign(row ?? {}, { name: "mine" })).toThrow(TypeError);
  });
});
