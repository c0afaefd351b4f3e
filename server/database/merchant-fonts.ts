import type { Database, Write } from "./database.ts";
import { readKept } from "./kept-reads.ts";
import type { MerchantFontRow } from "./tables.ts";

/** Keeps a font. The same one sent again has its new licence, names and words, and is offered again. */
export function keepMerchantFont({ read }: Database, row: MerchantFontRow): Write {
  const { merchantId: _, id: __, createdAt: ___, ...said } = row;
  const query = read
    .insertInto("merchantFonts")
    .values(row)
    .onConflict((conflict) =>
      // Another file under the same id has the same beginning of its hash: it must not take the place of the first.
      conflict.columns(["merchantId", "id"]).doUpdateSet(said).where("merchantFonts.sha256", "=", row.sha256),
    )
    .compile();
  return { query, rows: 1 };
}

/** All of a merchant's fonts, withdrawn ones too, by id. */
export async function listMerchantFonts(database: Database, merchantId: string): Promise<readonly MerchantFontRow[]> {
  const rows = await readKept(database, { table: "merchantFonts", name: merchantId }, () =>
    database.read.selectFrom("merchantFonts").selectAll().where("merchantId", "=", merchantId).orderBy("id").execute(),
  );
  return rows ?? [];
}

/** A file that some merchant may hand to browsers. */
export async function findWebFont({ read }: Database, sha256: string): Promise<MerchantFontRow | undefined> {
  return read
    .selectFrom("merchantFonts")
    .selectAll()
    .where("sha256", "=", sha256)
    .where("licence", "=", "web")
    .executeTakeFirst();
}

/** Touches no row when it is withdrawn already: the first time stays. */
export function withdrawMerchantFont(
  { read }: Database,
  { merchantId, id, at }: { readonly merchantId: string; readonly id: string; readonly at: string },
): Write {
  const query = read
    .updateTable("merchantFonts")
    .set({ withdrawnAt: at })
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .compile();
  return { query };
}
