import { writeSync } from "node:fs";
import { insertPrintShop } from "../../../server/database/merchants.ts";
import { migrateDatabase } from "../../../server/database/migrate.ts";
import { openSqliteDatabase } from "../../../server/database/sqlite-database.ts";

/** Writes rows for ever, eight at a time, and prints each id: once it is durable, or (control) before it is written. */
const [file = "", mode] = process.argv.slice(2);
const database = await openSqliteDatabase(file);
await migrateDatabase(database, new Date());
const print = (id: string) => writeSync(1, `${id}\n`);

await Promise.all(
  Array.from({ length: 8 }, async (_, lane) => {
    for (let n = 0; ; n += 1) {
      const id = `${lane}-${n}`;
      if (mode === "early") print(id);
      await database.write([insertPrintShop(database, { id, name: "n", createdAt: "" })]);
      if (mode !== "early") print(id);
    }
  }),
);
