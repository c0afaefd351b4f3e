import { describe, expect, it } from "vitest";
import { LINE_BREAK_TABLE } from "../../../configurator-schemas/artwork/line-break-classes.ts";
import { breakOpportunities } from "../../../configurator-schemas/artwork/line-breaks.ts";
import { graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import { makeLineBreakTable } from "../../support/line-break-table.ts";
import { breakCases, unicodeDataMissing } from "../../support/unicode-data.ts";

/** The text with a bar wherever a line may end, two where it must. */
function barred(text: string): string {
  let from = 0;
  let result = "";
  for (const { at, isMandatory } of breakOpportunities(text)) {
    result += `${text.slice(from, at).replace(/[\r\n]+$/u, "")}${isMandatory ? "‖" : "|"}`;
    from = at;
  }
  return result + text.slice(from);
}

describe("[A19] breakOpportunities", () => {
  it.each([
    ["Pour Léa, avec amour", "Pour |Léa, |avec |amour"],
    ["une\nou\r\ndeux lignes\n", "une‖ou‖deux |lignes‖"],
    ["«\u00A0Léa\u00A0» a dit\u00A0: oui\u202F!", "«\u00A0Léa\u00A0» |a |dit\u00A0: |oui\u202F!"],
    ["arc-en-ciel 12,50\u00A0€ (net)", "arc-|en-|ciel |12,50\u00A0€ |(net)"],
    ["auf\u00ADschla\u00ADgen a\u200Bb", "auf\u00AD|schla\u00AD|gen |a\u200B|b"],
    ["今日は、いい天気。", "今|日|は、|い|い|天|気。"],
    ["안녕하세요 여러분", "안|녕|하|세|요 |여|러|분"],
    ["مرحبا بالعالم", "مرحبا |بالعالم"],
    ["שלום-עולם", "שלום-עולם"],
    ["👩‍👩‍👧‍👦🇫🇷🇩🇪👍🏽", "👩‍👩‍👧‍👦|🇫🇷|🇩🇪|👍🏽"],
    ["", ""],
    [" ", " "],
  ])("%j", (text, expected) => {
    expect(barred(text)).toBe(expected);
  });

  it.each([
    ["สุขสันต์วันเกิดคุณแม่", "สุขสันต์|วัน|เกิด|คุณ|แม่"],
    ["ขอให้มีความสุขมากๆ", "ขอ|ให้|มี|ความ|สุข|มากๆ"],
    ["รักแม่ที่สุดในโลก", "รัก|แม่|ที่|สุด|ใน|โลก"],
    ["วันนี้อากาศดีมาก", "วัน|นี้|อากาศ|ดี|มาก"],
    ["ฉันรักแมวและหมา", "ฉัน|รัก|แมว|และ|หมา"],
    ["ครบรอบ 25 ปี I love Thailand", "ครบ|รอบ |25 |ปี |I |love |Thailand"],
  ])("Thai breaks between words: %s", (text, expected) => {
    expect(barred(text)).toBe(expected);
  });

  it("breaks no grapheme, whatever Thai letters stand together", () => {
    let state = 15;
    const next = (below: number): number => {
      state = (state * 48271) % 0x7fffffff;
      return state % below;
    };
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: 12 }, () => String.fromCodePoint(0xe01 + next(0x5a))).join("");
      const starts = new Set<number>();
      let at = 0;
      for (const grapheme of graphemesOf(text)) starts.add((at += grapheme.length));
      const inside = breakOpportunities(text).filter((each) => !starts.has(each.at));
      expect({ text, inside }).toEqual({ text, inside: [] });
    }
  });
});

const missing = unicodeDataMissing();
describe.skipIf(missing !== undefined)(`line breaks against the Unicode database (${missing ?? "15.0.0"})`, () => {
  it("the table is what LineBreak.txt, EastAsianWidth.txt and emoji-data.txt say", () => {
    expect(LINE_BREAK_TABLE).toBe(makeLineBreakTable());
  });

  it("passes every case of LineBreakTest.txt", () => {
    const cases = breakCases("auxiliary/LineBreakTest.txt");
    const wrong = cases.flatMap(({ text, breaks }) => {
      const found = [...new Set([...breakOpportunities(text).map(({ at }) => at), text.length])].join(" ");
      const expected = breaks.filter((at) => at > 0).join(" ");
      return found === expected ? [] : [{ text, expected, found }];
    });
    expect(wrong).toEqual([]);
    expect(cases.length).toBe(7654);
  });
});
