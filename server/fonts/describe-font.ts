import type { MerchantFontBody } from "../../configurator-schemas/protocol/font-bodies.ts";
import type { FontEntry } from "../../configurator-schemas/protocol/http.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { MerchantFontRow } from "../database/tables.ts";
import { fontWarnings } from "./font-warnings.ts";
import { fontTitle } from "./name-font.ts";

/** A font as its merchant sees it. */
export function describeFont(row: MerchantFontRow, language: Language): MerchantFontBody {
  const { id, family, style, licence, statement, glyphs, bytes, sha256, createdAt, withdrawnAt } = row;
  const warnings = fontWarnings(row.warningsJson, language);
  const about = { id, family, style, licence, statement, scripts: scriptsOf(row), glyphs, bytes, sha256 };
  return { ...about, warnings, createdAt, ...(withdrawnAt !== null && { withdrawnAt }) };
}

/** The same as a widget sees it; one that is withdrawn is not offered, and still there for designs that have it. */
export function offerFont(row: MerchantFontRow): FontEntry {
  const { id, licence, sha256, format, withdrawnAt } = row;
  const about = { id, family: fontTitle(row), style: "own", scripts: scriptsOf(row), offered: withdrawnAt === null };
  return licence === "web" ? { ...about, url: `/typefaces/${sha256}.${format}` } : about;
}

/** Written by keep-font.ts. */
function scriptsOf({ scriptsJson }: MerchantFontRow): string[] {
  return JSON.parse(scriptsJson) as string[];
}
