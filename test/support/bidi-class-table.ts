import { readFileSync } from "node:fs";
import { codePointRuns } from "./code-point-runs.ts";
import { UNICODE_DATA, unicodeRanges } from "./unicode-data.ts";

const FILE = "extracted/DerivedBidiClass.txt";
const LONG_NAMES: Readonly<Record<string, string>> = {
  Left_To_Right: "L",
  Right_To_Left: "R",
  Arabic_Letter: "AL",
  European_Terminator: "ET",
};

/** The table of configurator-schemas/artwork/bidi-classes.ts, made from the database and its lines for the unassigned. */
export function makeBidiClassTable(): string {
  const classes = Array.from({ length: 0x110000 }, () => "L");
  const text = readFileSync(`${UNICODE_DATA}/${FILE}`, "utf8");
  for (const [, from = "", to = "", name = ""] of text.matchAll(/^# @missing: (\w+)\.\.(\w+); (\w+)/gmu)) {
    const value = LONG_NAMES[name];
    if (value === undefined) throw new Error(`${FILE} gives the unassigned an unknown class ${name}`);
    classes.fill(value, Number.parseInt(from, 16), Number.parseInt(to, 16) + 1);
  }
  for (const { from, to, value } of unicodeRanges(FILE)) classes.fill(value, from, to + 1);
  return codePointRuns(classes);
}
