import type { MerchantSettings } from "../../configurator-schemas/protocol/settings.ts";
import { ExpectationFailed, UniqueViolation } from "../database/database.ts";
import type { Database } from "../database/database.ts";
import { writeSettings } from "../database/merchant-settings.ts";
import type { MerchantRow } from "../database/tables.ts";
import { readKeptSettings, rememberSettings } from "./read-settings.ts";

const ATTEMPTS = 5;

interface ToKeep {
  readonly merchant: MerchantRow;
  readonly settings: MerchantSettings;
  /** Refuses the present version, when it is not the one the caller read. */
  readonly require: (version: number) => void;
  readonly now: Date;
}

/** Keeps the whole document as the next version and tells its number. */
export async function keepSettings(database: Database, { merchant, settings, require, now }: ToKeep): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const present = await readKeptSettings(database, merchant);
    require(present.version);
    const version = present.version + 1;
    const changedAt = now.toISOString();
    const row = { merchantId: merchant.id, version, documentJson: JSON.stringify(settings), changedAt };
    try {
      await database.write([writeSettings(database, row)]);
      rememberSettings(database, merchant.id, { settings, version });
      return version;
    } catch (error) {
      // Another writer took the number: whoever named a version hears of it in the next round.
      const isTaken = error instanceof ExpectationFailed || error instanceof UniqueViolation;
      if (!isTaken || attempt === ATTEMPTS) throw error;
    }
  }
}
