import type { Database, Write } from "./database.ts";
import { readKept } from "./kept-reads.ts";
import type { MerchantRow, PrintShopRow } from "./tables.ts";

export async function readMerchant(database: Database, id: string): Promise<MerchantRow | undefined> {
  return readKept(database, { table: "merchants", name: id }, () =>
    database.read.selectFrom("merchants").selectAll().where("id", "=", id).executeTakeFirst(),
  );
}

export function insertMerchant({ read }: Database, row: MerchantRow): Write {
  return { query: read.insertInto("merchants").values(row).compile(), rows: 1 };
}

export function insertPrintShop({ read }: Database, row: PrintShopRow): Write {
  return { query: read.insertInto("printShops").values(row).compile(), rows: 1 };
}
