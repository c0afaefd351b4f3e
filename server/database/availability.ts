import type { Database, Write } from "./database.ts";
import { readKept } from "./kept-reads.ts";
import type { AvailabilityRow } from "./tables.ts";

/** The row's key: the same thing said again replaces what was said before. */
export function availabilityKey({
  productId,
  sku,
  optionId,
  valueJson,
}: Pick<AvailabilityRow, "productId" | "sku" | "optionId" | "valueJson">): string {
  return sku === "" ? `value/${optionId}/${valueJson}/${productId}` : `sku/${sku}`;
}

/** Keeps what a merchant says last. */
export function keepAvailability({ read }: Database, row: AvailabilityRow): Write {
  const { state, until, changedAt } = row;
  const query = read
    .insertInto("availability")
    .values(row)
    .onConflict((conflict) => conflict.columns(["merchantId", "subject"]).doUpdateSet({ state, until, changedAt }))
    .compile();
  return { query, rows: 1 };
}

/** A page of everything said, by subject. */
export async function listAvailability(
  { read }: Database,
  { merchantId, after, limit }: { readonly merchantId: string; readonly after: string; readonly limit: number },
): Promise<AvailabilityRow[]> {
  return read
    .selectFrom("availability")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("subject", ">", after)
    .orderBy("subject")
    .limit(limit)
    .execute();
}

/** How many entries there would be with these rows. */
export async function countAvailability(
  { read }: Database,
  { merchantId, rows }: { readonly merchantId: string; readonly rows: readonly AvailabilityRow[] },
): Promise<number> {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const ofMerchant = read.selectFrom("availability").where("merchantId", "=", merchantId);
  const all = await ofMerchant.select((count) => count.fn.countAll<number>().as("rows")).executeTakeFirst();
  const known = await ofMerchant.where("subject", "in", subjects).select("subject").execute();
  return (all?.rows ?? 0) + subjects.length - known.length;
}

/** What is out of stock and may concern a product, and what is said to be there for that product in particular. */
export async function readShortageRows(
  database: Database,
  { merchantId, productId }: { readonly merchantId: string; readonly productId: string },
): Promise<readonly AvailabilityRow[]> {
  const rows = await readKept(database, { table: "availability", name: `${merchantId} ${productId}` }, () =>
    database.read
      .selectFrom("availability")
      .selectAll()
      .where("merchantId", "=", merchantId)
      .where("productId", "in", ["", productId])
      .where((where) => where.or([where("state", "=", "unavailable"), where("productId", "=", productId)]))
      .orderBy("subject")
      .execute(),
  );
  return rows ?? [];
}
