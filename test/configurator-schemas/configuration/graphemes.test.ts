import { GraphemeCategory, graphemeSegments } from "unicode-segmenter/grapheme";
import { describe, expect, it } from "vitest";
import { countPrintedGraphemes, graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import { GRAPHEME_EXCEPTIONS } from "../../support/grapheme-exceptions.ts";
import { breakCases, unicodeDataMissing, unicodeRanges, unicodeValues } from "../../support/unicode-data.ts";

describe("graphemes", () => {
  it.each([
    ["Zoé", 3],
    ["Zoe\u0301", 3],
    ["👩‍👩‍👧‍👦🇫🇷👍🏽", 3],
    ["❤️‍🔥", 1],
    ["नमस्ते", 3],
    ["क्ष", 1],
    ["ที่สุด", 3],
    ["กำ", 1],
    ["각", 1],
    ["\r\n", 1],
  ])("%s has %i", (text, count) => {
    expect(graphemesOf(text)).toHaveLength(count);
  });

  it("spaces are not printed", () => {
    expect(countPrintedGraphemes("Léa \u00A0 😀\n")).toBe(4);
  });
});

const missing = unicodeDataMissing();
describe.skipIf(missing !== undefined)(`graphemes against the Unicode database (${missing ?? "15.0.0"})`, () => {
  it("classes every character as Unicode 15.0.0 does, but for the exceptions that are listed", () => {
    const pinned = unicodeValues("auxiliary/GraphemeBreakProperty.txt", "Other");
    for (const { from, to, value } of unicodeRanges("emoji/emoji-data.txt")) {
      if (value === "Extended_Pictographic") pinned.fill(value, from, to + 1);
    }
    let exceptions = 0;
    for (const { codes, pinned: was, found } of GRAPHEME_EXCEPTIONS) {
      for (const [from, to] of rangesIn(codes)) {
        for (let code = from; code <= to; code += 1) {
          expect(`${code.toString(16)} ${pinned[code]}`).toBe(`${code.toString(16)} ${was}`);
          pinned[code] = found;
          exceptions += 1;
        }
      }
    }
    const names = new Map(Object.entries(GraphemeCategory).map(([name, number]) => [number, name]));
    const wrong: string[] = [];
    for (let code = 0; code < pinned.length; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const category = [...graphemeSegments(String.fromCodePoint(code))].map(({ _catBegin: first }) => first)[0] ?? 0;
      // 0 is Any; 15 a consonant that forms conjuncts, Any to Unicode 15.0.
      const found = category === 0 ? "Other" : (names.get(category) ?? "Other");
      if (found !== pinned[code]) wrong.push(`${code.toString(16)}: expected ${pinned[code]}, got ${found}`);
    }
    expect(wrong).toEqual([]);
    expect(exceptions).toBe(816);
  });

  it("passes GraphemeBreakTest.txt, but for the one case with a symbol that is no pictograph any more", () => {
    const cases = breakCases("auxiliary/GraphemeBreakTest.txt");
    const wrong = cases.filter(({ text, breaks }) => {
      let at = 0;
      return [0, ...graphemesOf(text).map((each) => (at += each.length))].join(" ") !== breaks.join(" ");
    });
    expect(wrong.map(({ text }) => text)).toEqual(["\u2701\u200D\u2701"]);
    expect(cases).toHaveLength(602);
  });
});

function rangesIn(codes: string): (readonly [from: number, to: number])[] {
  return codes.split(" ").map((range) => {
    const [from = "", to = from] = range.split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
