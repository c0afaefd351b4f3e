import { beforeAll, describe, expect, it } from "vitest";
import { itemiseText } from "../../../configurator-schemas/artwork/itemise-text.ts";
import { resolveScripts } from "../../../configurator-schemas/artwork/resolve-scripts.ts";
import { scriptOf } from "../../../configurator-schemas/artwork/script-of.ts";
import { SCRIPT_TABLE } from "../../../configurator-schemas/artwork/script-table.ts";
import { graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { FALLBACK_FONTS } from "../../support/documents.ts";
import { makeScriptTable } from "../../support/script-table.ts";
import { bundledShaper } from "../../support/shaper.ts";
import { unicodeDataMissing } from "../../support/unicode-data.ts";

/** Scripts of a line as `Latn:Léa (|Arab:مرحبا|Latn:)`. */
function scripted(line: string): string {
  let result = "";
  let last: string | undefined = "";
  for (const { text, script } of resolveScripts(graphemesOf(line))) {
    if (script !== last) result += `${result === "" ? "" : "|"}${script ?? "none"}:`;
    result += text;
    last = script;
  }
  return result;
}

describe("[A7] resolveScripts", () => {
  it.each([
    ["Léa 2026 !", "Latn:Léa 2026 !"],
    ["2026: Léa", "Latn:2026: Léa"],
    ["Léa (مرحبا) ok", "Latn:Léa (|Arab:مرحبا|Latn:) ok"],
    ["« Привет » dit-il", "Cyrl:« Привет » |Latn:dit-il"],
    ["Léa « Привет [שלום] » ok", "Latn:Léa « |Cyrl:Привет [|Hebr:שלום|Cyrl:] |Latn:» ok"],
    ["Léa ) Привет", "Latn:Léa ) |Cyrl:Привет"],
    ["l’été “Ωμέγα”!", "Latn:l’été “|Grek:Ωμέγα|Latn:”!"],
    ["日本のカメラ、ok", "Hani:日本|Hira:の|Kana:カメラ、|Latn:ok"],
    ["👩‍👩‍👧‍👦 Léa 👍🏽مرحبا", "Latn:👩‍👩‍👧‍👦 Léa 👍🏽|Arab:مرحبا"],
    ["e\u0301\u05B0ш\u0306", "Latn:e\u0301\u05B0|Cyrl:ш\u0306"],
    ["12 + 3", "none:12 + 3"],
    ["฿ 100", "Thai:฿ 100"],
  ])("%s", (line, expected) => {
    expect(scripted(line)).toBe(expected);
  });

  it("a grapheme's script is that of its first letter, whatever is before it", () => {
    expect(scriptOf("\u0600ب")).toBe("Arab");
    expect(scriptOf("\u25CC\u093F")).toBe("Deva");
    expect(scriptOf("1\u0301")).toBeUndefined();
  });
});

describe("[A7] itemiseText", () => {
  let shaper: HarfBuzzShaper;
  beforeAll(async () => {
    shaper = await bundledShaper();
  });
  const runs = (line: string, own: string) =>
    itemiseText(line, { fonts: [own, ...FALLBACK_FONTS], shaper }).runs.map(({ font, text }) => `${font}:${text}`);

  it("a closing bracket is written in the font of its opener", () => {
    expect(runs("Léa (مرحبا)", "playfair-display")).toEqual([
      "playfair-display:Léa (",
      "noto-sans-arabic:مرحبا",
      "playfair-display:)",
    ]);
  });

  it("a letter and its accent stay one grapheme in one font, composed where that has only the whole", () => {
    expect(runs("Zoe\u0301", "bebas-neue")).toEqual(["bebas-neue:Zoe\u0301"]);
    expect(
      runs("Zo\u0119\u0301", "bebas-neue")
        .join("")
        .replaceAll(/[a-z-]+:/gu, ""),
    ).toBe("Zo\u0119\u0301");
  });

  it("cuts no grapheme, and keeps every one in its order, whatever stands together", () => {
    const pieces = ["Léa", " ", "مرحبا", "(", ")", "שָׁלוֹם", "नमस्ते", "👩‍👩‍👧‍👦", "🇫🇷", "12", "ё", "«", "»", "e\u0301", "!"];
    let state = 7;
    for (let round = 0; round < 300; round += 1) {
      let line = "";
      for (let i = 0; i < 8; i += 1) {
        state = (state * 48271) % 0x7fffffff;
        line += pieces[state % pieces.length];
      }
      const whole = graphemesOf(line).toSorted();
      const { runs: found } = itemiseText(line, { fonts: ["playfair-display", ...FALLBACK_FONTS], shaper });
      expect({ line, graphemes: found.flatMap((run) => graphemesOf(run.text)).toSorted() }).toEqual({
        line,
        graphemes: whole,
      });
    }
  });
});

const missing = unicodeDataMissing();
describe.skipIf(missing !== undefined)(`scripts against the Unicode database (${missing ?? "15.0.0"})`, () => {
  it("the table is what Scripts.txt says", () => {
    expect(SCRIPT_TABLE).toBe(makeScriptTable());
  });
});
