import type { Database, Write } from "./database.ts";
import type { MerchantSettingsRow } from "./tables.ts";

export async function readSettingsRow(
  { read }: Database,
  merchantId: string,
): Promise<MerchantSettingsRow | undefined> {
  return read.selectFrom("merchantSettings").selectAll().where("merchantId", "=", merchantId).executeTakeFirst();
}

/**
 * The next version of a merchant's settings. Race: of two writers that both read version n, the second's unit is undone
 * (UniqueViolation for a first version, ExpectationFailed for a later one).
 */
export function writeSettings({ read }: Database, row: MerchantSettingsRow): Write {
  const { merchantId, version, documentJson, changedAt } = row;
  const query =
    version === 1
      ? read.insertInto("merchantSettings").values(row).compile()
      : read
          .updateTable("merchantSettings")
          .set({ version, documentJson, changedAt })
          .where("merchantId", "=", merchantId)
          .where("version", "=", version - 1)
          .compile();
  return { query, rows: 1 };
}
