import type { Database, Write } from "./database.ts";
import { readKept } from "./kept-reads.ts";
import type { PressProfileRow } from "./tables.ts";

/** A merchant's own press profiles, by id. */
export async function listPressProfiles(database: Database, merchantId: string): Promise<readonly PressProfileRow[]> {
  const rows = await readKept(database, { table: "pressProfiles", name: merchantId }, () =>
    database.read.selectFrom("pressProfiles").selectAll().where("merchantId", "=", merchantId).orderBy("id").execute(),
  );
  return rows ?? [];
}

/** Keeps a press profile; another file under the same id takes its place for what is published from now on. */
export function keepPressProfile({ read }: Database, row: PressProfileRow): Write {
  const { merchantId: _, id: __, ...said } = row;
  const query = read
    .insertInto("pressProfiles")
    .values(row)
    .onConflict((conflict) => conflict.columns(["merchantId", "id"]).doUpdateSet(said))
    .compile();
  return { query, rows: 1 };
}

export function deletePressProfile(
  { read }: Database,
  { merchantId, id }: { readonly merchantId: string; readonly id: string },
): Write {
  return {
    query: read.deleteFrom("pressProfiles").where("merchantId", "=", merchantId).where("id", "=", id).compile(),
  };
}
