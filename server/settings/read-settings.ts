import type { MerchantSettings } from "../../configurator-schemas/protocol/settings.ts";
import type { Database } from "../database/database.ts";
import { readSettingsRow } from "../database/merchant-settings.ts";
import type { MerchantRow } from "../database/tables.ts";

/** A merchant's settings with their version; 0 = never set. */
export interface KeptSettings {
  readonly settings: MerchantSettings;
  readonly version: number;
}

interface Remembered extends KeptSettings {
  readonly until: number;
}

/** Several processes may share a database: what another one changed is seen this soon. */
const REMEMBERED_MS = 5000;
const MAX_REMEMBERED = 1000;
/** Where the money of a merchant that set nothing is. */
const DEFAULT_COUNTRY = "FR";
/** By database, because tests have several. */
const remembered = new WeakMap<Database, Map<string, Remembered>>();

/** What a merchant set, at most five seconds old; without settings, what its own row says. */
export async function readSettings(database: Database, merchant: MerchantRow): Promise<MerchantSettings> {
  const known = remembered.get(database)?.get(merchant.id);
  if (known && performance.now() < known.until) return known.settings;
  const read = await readKeptSettings(database, merchant);
  rememberSettings(database, merchant.id, read);
  return read.settings;
}

/** What a merchant set, as it stands in the database now. */
export async function readKeptSettings(database: Database, merchant: MerchantRow): Promise<KeptSettings> {
  const row = await readSettingsRow(database, merchant.id);
  if (!row) return { settings: defaultsOf(merchant), version: 0 };
  // Written by keep-settings.ts, checked against the grammar before.
  return { settings: JSON.parse(row.documentJson) as MerchantSettings, version: row.version };
}

/** Remembers what was read or written, unless a newer version is known: a slow reader must not bring back the old one. */
export function rememberSettings(database: Database, merchantId: string, kept: KeptSettings): void {
  const all = remembered.get(database) ?? new Map<string, Remembered>();
  remembered.set(database, all);
  const known = all.get(merchantId);
  if (known && known.version > kept.version) return;
  if (all.size >= MAX_REMEMBERED) all.clear();
  all.set(merchantId, { ...kept, until: performance.now() + REMEMBERED_MS });
}

function defaultsOf({ currency, taxRatePercent }: MerchantRow): MerchantSettings {
  return {
    currency,
    country: DEFAULT_COUNTRY,
    taxTable: [{ country: DEFAULT_COUNTRY, taxClass: "standard", ratePercent: taxRatePercent }],
  };
}
