import { describe, expect, it } from "vitest";
import { BIDI_CLASS_TABLE } from "../../../configurator-schemas/artwork/bidi-classes.ts";
import { bidiLevels } from "../../../configurator-schemas/artwork/bidi-levels.ts";
import { toVisualOrder } from "../../../configurator-schemas/artwork/visual-order.ts";
import { makeBidiClassTable } from "../../support/bidi-class-table.ts";
import { unicodeDataMissing, unicodeLines } from "../../support/unicode-data.ts";

describe("[A6] bidiLevels", () => {
  it.each([
    ["an emoji, two UTF-16 units, is no letter", "😀 مرحبا", 1, "11111111"],
    ["nor one of Unicode 14", "🫶 שלום", 1, "1111111"],
    ["Latin first", "Léa שלום", 0, "00001111"],
    ["nothing strong", "12 !", 0, "0000"],
    ["nothing", "", 0, ""],
  ])("%s: %s", (_, text, base, levels) => {
    const found = bidiLevels(text);
    expect({ base: found.base, levels: [...found.levels].join("") }).toEqual({ base, levels });
  });

  it("a direction that is asked for wins over the first letter", () => {
    expect(bidiLevels("Léa", "rtl")).toEqual({ base: 1, levels: Uint8Array.of(2, 2, 2) });
    expect(bidiLevels("", "rtl").base).toBe(1);
  });
});

const missing = unicodeDataMissing();
describe.skipIf(missing !== undefined)(`bidi against the Unicode database (${missing ?? "15.0.0"})`, () => {
  it("the table is what DerivedBidiClass.txt says", () => {
    expect(BIDI_CLASS_TABLE).toBe(makeBidiClassTable());
  });

  it("passes every case of BidiTest.txt", { timeout: 120_000 }, () => {
    let levels: readonly string[] = [];
    let order = "";
    let passed = 0;
    const wrong: unknown[] = [];
    for (const line of unicodeLines("BidiTest.txt")) {
      if (line.startsWith("@Levels:")) levels = line.slice(8).trim().split(/\s+/u);
      else if (line.startsWith("@Reorder:")) order = line.slice(9).trim();
      else {
        const [classes = "", bits = "0"] = line.split(";");
        const text = classes.trim().split(/\s+/u).map(characterOf).join("");
        for (const [bit, direction] of DIRECTIONS) {
          if ((Number(bits) & bit) === 0) continue;
          const found = judge(text, { direction, levels, order });
          if (found === undefined) passed += 1;
          else wrong.push({ classes, direction, ...found });
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(passed).toBe(770_241);
  });

  it("passes every case of BidiCharacterTest.txt", { timeout: 60_000 }, () => {
    let passed = 0;
    const wrong: unknown[] = [];
    for (const line of unicodeLines("BidiCharacterTest.txt")) {
      const [codes = "", asked = "", base = "", levels = "", order = ""] = line.split(";");
      const text = String.fromCodePoint(...codes.split(" ").map((code) => Number.parseInt(code, 16)));
      const direction = asked === "0" ? "ltr" : asked === "1" ? "rtl" : undefined;
      const found = judge(text, { direction, levels: levels.split(" "), order });
      if (found === undefined && bidiLevels(text, direction).base === Number(base)) passed += 1;
      else wrong.push({ codes, direction, base, ...found });
    }
    expect(wrong).toEqual([]);
    expect(passed).toBe(91_707);
  });
});

const DIRECTIONS = [
  [1, undefined],
  [2, "ltr"],
  [4, "rtl"],
] as const;

/** For each class a character of two UTF-16 units where there is one: what is harder is what is tested. */
const CHARACTERS: Readonly<Record<string, string>> = {
  L: "\u{10400}",
  R: "\u{10800}",
  AL: "\u{1EE00}",
  EN: "\u{1D7CE}",
  ES: "-",
  ET: "%",
  AN: "\u{10E60}",
  CS: ":",
  NSM: "\u{1E000}",
  BN: "\u{E0001}",
  B: "\u2029",
  S: "\t",
  WS: "\u2003",
  ON: "\u{1FAE0}",
  LRE: "\u202A",
  RLE: "\u202B",
  PDF: "\u202C",
  LRO: "\u202D",
  RLO: "\u202E",
  LRI: "\u2066",
  RLI: "\u2067",
  FSI: "\u2068",
  PDI: "\u2069",
};

function characterOf(name: string): string {
  const character = CHARACTERS[name];
  if (character === undefined) throw new Error(`no character for the bidi class ${name}`);
  return character;
}

/** undefined when levels and visual order are as expected; what the database leaves open (x) is not looked at. */
function judge(
  text: string,
  expected: {
    readonly direction: "ltr" | "rtl" | undefined;
    readonly levels: readonly string[];
    readonly order: string;
  },
): { readonly levels: string; readonly order: string } | undefined {
  const found = bidiLevels(text, expected.direction).levels;
  let at = 0;
  const characters = Array.from(text).map((character, index) => {
    const level = found[at] ?? -1;
    const isWhole = found[at + character.length - 1] === level;
    at += character.length;
    return { index, level: isWhole ? level : -1 };
  });
  const shown = characters.filter((_, i) => expected.levels[i] !== "x");
  const levels = characters.map(({ level }, i) => (expected.levels[i] === "x" ? "x" : String(level))).join(" ");
  const order = toVisualOrder(shown)
    .map(({ index }) => index)
    .join(" ");
  return levels === expected.levels.join(" ") && order === expected.order.trim() ? undefined : { levels, order };
}
