import { readFileSync } from "node:fs";
import { codePointRuns } from "./code-point-runs.ts";
import { UNICODE_DATA, unicodeValues } from "./unicode-data.ts";

/** The table of configurator-schemas/artwork/script-table.ts, made from the database; the unassigned go with what stands before. */
export function makeScriptTable(): string {
  const names = scriptCodes();
  const scripts = unicodeValues("Scripts.txt", "Unknown").map((name) => names.get(name) ?? "");
  for (let code = 1; code < scripts.length; code += 1) {
    if (scripts[code] === "ZZZZ") scripts[code] = scripts[code - 1] ?? "ZZZZ";
  }
  return codePointRuns(scripts);
}

/** ISO 15924 codes in capitals by the names of Scripts.txt: `Latin` → `LATN`. */
function scriptCodes(): ReadonlyMap<string, string> {
  const aliases = readFileSync(`${UNICODE_DATA}/PropertyValueAliases.txt`, "utf8");
  return new Map(
    [...aliases.matchAll(/^sc\s*; (\w+)\s*; (\w+)/gmu)].map(([, code = "", name = ""]) => [name, code.toUpperCase()]),
  );
}
