import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ExpectationFailed, UniqueViolation } from "../../../server/database/database.ts";
import type { Database } from "../../../server/database/database.ts";
import { insertPrintShop } from "../../../server/database/merchants.ts";
import { SchemaTooNew, migrateDatabase } from "../../../server/database/migrate.ts";
import { MIGRATIONS } from "../../../server/database/migrations.ts";
import { DatabaseLocked, openSqliteDatabase } from "../../../server/database/sqlite-database.ts";

const WRITER = fileURLToPath(new URL("write-until-killed.ts", import.meta.url));

let folder: string;
let database: Database;
const open = async () => {
  database = await openSqliteDatabase(join(folder, "a.sqlite"));
  await migrateDatabase(database, new Date());
};
const shop = (id: string) => insertPrintShop(database, { id, name: "n", createdAt: "2026-01-01T00:00:00.000Z" });
const rename = (id: string) =>
  database.read.updateTable("printShops").set({ name: "new" }).where("id", "=", id).compile();
const ids = async () => (await database.read.selectFrom("printShops").select("id").execute()).map((row) => row.id);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "atelier-db-"));
  await open();
});
afterEach(async () => {
  await database.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

describe("units of work", () => {
  it("[DB1] what was acknowledged is read, and still there after reopening", async () => {
    await database.write([shop("a"), shop("b")]);
    expect(await ids()).toEqual(["a", "b"]);
    await database.close();
    await open();
    expect(await ids()).toEqual(["a", "b"]);
  });

  it("[DB2] a failed expectation undoes its whole unit and no other", async () => {
    const units = [
      database.write([shop("kept1")]),
      database.write([shop("lost"), { query: rename("nobody"), rows: 1 }]),
      database.write([shop("kept2")]),
    ];
    const [first, second, third] = await Promise.allSettled(units);
    expect([first?.status, second?.status, third?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const failure = await units[1]?.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ExpectationFailed);
    expect(failure).toMatchObject({ index: 1, changed: 0 });
    expect(await ids()).toEqual(["kept1", "kept2"]);
  });

  it("[DB3] a taken key says which write met it", async () => {
    await database.write([shop("a")]);
    const failure = await database.write([shop("b"), shop("a")]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UniqueViolation);
    expect(failure).toMatchObject({ index: 1 });
    expect(await ids()).toEqual(["a"]);
  });

  it("[DB4] units that wait together share a commit; one after the other they do not (control)", async () => {
    const before = await database.statistics();
    await Promise.all(Array.from({ length: 500 }, (_, i) => database.write([shop(`p${i}`)])));
    const together = await database.statistics();
    expect(together.units - before.units).toBe(500);
    expect(together.commits - before.commits).toBeLessThan(100);
    for (let i = 0; i < 20; i += 1) await database.write([shop(`s${i}`)]);
    const after = await database.statistics();
    expect(after.commits - together.commits).toBe(20);
    expect((await ids()).length).toBe(520);
  });

  it("[DB5] a second server on the same folder is refused in words; after the first has ended it is not", async () => {
    await expect(openSqliteDatabase(join(folder, "a.sqlite"))).rejects.toBeInstanceOf(DatabaseLocked);
    await database.close();
    await open();
  });
});

describe("migrations", () => {
  it("[DB6] run once, forward only, and refuse newer data in words", async () => {
    await migrateDatabase(database, new Date());
    const rows = await database.read.selectFrom("migrations").selectAll().execute();
    expect(rows).toHaveLength(MIGRATIONS.length);
    await expect(migrateDatabase(database, new Date(), [])).rejects.toBeInstanceOf(SchemaTooNew);
    await expect(migrateDatabase(database, new Date(), [])).rejects.toThrow(/newer Atelier/);
  });

  it("[DB7] a step that fails leaves nothing of itself", async () => {
    const broken = {
      name: "broken",
      statements: () => [
        database.read.schema.createTable("half").addColumn("id", "text").compile(),
        database.read.schema.createTable("half").addColumn("id", "text").compile(),
      ],
    };
    await expect(migrateDatabase(database, new Date(), [...MIGRATIONS, broken])).rejects.toThrow(/half/);
    const tables = await database.read.introspection.getTables();
    expect(tables.map((table) => table.name)).not.toContain("half");
    expect(await database.read.selectFrom("migrations").selectAll().execute()).toHaveLength(MIGRATIONS.length);
  });
});

describe("kill -9 while writing", () => {
  it("[DB8] loses no acknowledged row; rows acknowledged before they are written are lost (control)", async () => {
    await database.close();
    for (const control of [false, true]) {
      const file = join(folder, `killed-${control}.sqlite`);
      const acknowledged = await writeUntilKilled(file, control);
      database = await openSqliteDatabase(file);
      const present = new Set(await ids());
      const missing = acknowledged.filter((id) => !present.has(id));
      expect(acknowledged.length).toBeGreaterThan(0);
      if (control) expect(missing.length).toBeGreaterThan(0);
      else expect(missing).toEqual([]);
      await database.close();
    }
  });
});

/** Ids a child process acknowledged on its standard output before it was killed in the middle of its work. */
function writeUntilKilled(file: string, control: boolean): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, file, control ? "early" : "durable"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.split("\n").length > 400) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("close", () => resolve(printed.split("\n").slice(0, -1)));
  });
}
