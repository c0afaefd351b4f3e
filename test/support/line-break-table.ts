import { codePointRuns } from "./code-point-runs.ts";
import { unicodeRanges, unicodeValues } from "./unicode-data.ts";

/** Classes with a digit in their name, or two conditions in one, as the table spells them. */
const SPELLED: Readonly<Record<string, string>> = { B2: "BT", H2: "HS", H3: "HS", ZWJ: "ZJ" };

/**
 * The table of configurator-schemas/artwork/line-break-classes.ts, made from the database: LB1 resolved, East Asian
 * brackets (LB30) and unassigned pictographs (LB30b) as classes of their own, Hangul syllables as one.
 */
export function makeLineBreakTable(): string {
  const lineBreak = unicodeValues("LineBreak.txt", "XX");
  const category = unicodeValues("extracted/DerivedGeneralCategory.txt", "Cn");
  const width = unicodeValues("EastAsianWidth.txt", "N");
  for (const { from, to, value } of [
    { from: 0x3400, to: 0x4dbf, value: "ID" },
    { from: 0x4e00, to: 0x9fff, value: "ID" },
    { from: 0xf900, to: 0xfaff, value: "ID" },
    { from: 0x1f000, to: 0x1faff, value: "ID" },
    { from: 0x1fc00, to: 0x1fffd, value: "ID" },
    { from: 0x20000, to: 0x2fffd, value: "ID" },
    { from: 0x30000, to: 0x3fffd, value: "ID" },
    { from: 0x20a0, to: 0x20cf, value: "PR" },
  ]) {
    for (let code = from; code <= to; code += 1) if (lineBreak[code] === "XX") lineBreak[code] = value;
  }
  const pictographs = new Set(
    unicodeRanges("emoji/emoji-data.txt")
      .filter(({ value }) => value === "Extended_Pictographic")
      .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  );
  const classes = lineBreak.map((found, code) => {
    if (found === "AI" || found === "SG" || found === "XX") return "AL";
    if (found === "CJ") return "NS";
    if (found === "SA") return category[code] === "Mn" || category[code] === "Mc" ? "CM" : "SA";
    if (found === "OP" || found === "CP") {
      return ["F", "W", "H"].includes(width[code] ?? "") ? (found === "OP" ? "OE" : "CE") : found;
    }
    if (pictographs.has(code) && category[code] === "Cn") return "XP";
    return SPELLED[found] ?? found;
  });
  return codePointRuns(classes);
}
