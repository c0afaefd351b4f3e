import { writeSync } from "node:fs";
import { insertPrintShop } from "../../../server/database/merchants.ts";
import { migrateDatabase } from "../../../server/database/migrate.ts";
import { openSqliteDatabase } from "../../../server/database/sqlite-database.ts";

/** How far the control's acknowledgements run ahead of its writes: whenever it is killed, these rows are missing. */
const AHEAD = 10;

/** Writes rows for ever, eight at a time, and prints each id: once it is durable, or (control) ten writes too early. */
const [file = "", mode] = process.argv.slice(2);
const database = await openSqliteDatabase(file);
await migrateDatabase(database, new Date());
const print = (id: string) => writeSync(1, `${id}\n`);
const ahead = mode === "early" ? AHEAD : 0;

await Promise.all(
  Array.from({ length: 8 }, async (_, lane) => {
    for (let n = 0; n < ahead; n += 1) print(`${lane}-${n}`);
    for (let n = 0; ; n += 1) {
      if (ahead > 0) print(`${lane}-${n + ahead}`);
      await database.write([insertPrintShop(database, { id: `${lane}-${n}`, name: "n", createdAt: "" })]);
      if (ahead === 0) print(`${lane}-${n}`);
    }
  }),
);
