import type { Database, Write } from "./database.ts";
import { readKept } from "./kept-reads.ts";
import type { PrintProfileRow } from "./tables.ts";

/** The newest version of each of a merchant's own print profiles, by id. */
export async function listPrintProfiles(database: Database, merchantId: string): Promise<readonly PrintProfileRow[]> {
  const rows = await readKept(database, { table: "printProfiles", name: merchantId }, () =>
    database.read
      .selectFrom("printProfiles")
      .selectAll()
      .where("merchantId", "=", merchantId)
      .where(({ eb, selectFrom, ref }) =>
        eb(
          "version",
          "=",
          selectFrom("printProfiles as newer")
            .select(({ fn }) => fn.max("newer.version").as("version"))
            .whereRef("newer.merchantId", "=", ref("printProfiles.merchantId"))
            .whereRef("newer.id", "=", ref("printProfiles.id")),
        ),
      )
      .orderBy("id")
      .execute(),
  );
  return rows ?? [];
}

/** Race: two publishers of one profile take the same number; the second meets the key (UniqueViolation) and is told. */
export function publishPrintProfile({ read }: Database, row: PrintProfileRow): Write {
  return { query: read.insertInto("printProfiles").values(row).compile(), rows: 1 };
}
