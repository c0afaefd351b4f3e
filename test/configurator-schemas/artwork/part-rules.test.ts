import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { issueMessage } from "../../../configurator-schemas/answers/issue-messages.ts";
import { blockedWord } from "../../../configurator-schemas/artwork/blocked-word.ts";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { inLetterCase } from "../../../configurator-schemas/configuration/letter-case.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { aClubShirt } from "../../support/a-template.ts";
import type { Written } from "../../support/a-product.ts";
import { PINNED_UNICODE, unicodeDataMissing, unicodeLines } from "../../support/unicode-data.ts";

interface Words {
  readonly name?: string;
  readonly number?: string;
  readonly change?: (element: DesignElement) => DesignElement;
}

const NUMBER: Written = { element: "number", freedom: "movable" };

function check(rule: Written, { name = "", number = "7", change = (each) => each }: Words) {
  const shirt = aClubShirt({
    template: {
      parts: [
        { ...NUMBER, rule },
        { element: "name", freedom: "fixed", rule: { case: "upper", maxGraphemes: 5 } },
      ],
    },
  });
  const [template] = shirt.templateDocuments;
  if (!template) throw new Error("expected the club's template");
  const front = applyTemplate(template, { widthMm: 100, heightMm: 100 })
    .map((each) => (each.id === "number" && each.kind === "text" ? { ...each, text: number } : each))
    .map((each) => (each.id === "number" ? change(each) : each));
  const configuration: Configuration = {
    product: "thing",
    selections: { playerName: name, colour: "navy" },
    elements: { front },
  };
  return checkConfiguration(shirt, configuration, {});
}

function found(rule: Written, words: Words): string[] {
  return check(rule, words)
    .issues.filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path}`);
}

describe("what a template asks of its slots", () => {
  it("[A55] as many characters as a reader counts, no fewer and no more, of the right form", () => {
    expect(found({ maxGraphemes: 2 }, { number: "23" })).toEqual([]);
    expect(found({ maxGraphemes: 2 }, { number: "👨‍👩‍👧‍👦e\u0301" })).toEqual([]);
    expect(found({ maxGraphemes: 2 }, { number: "234" })).toEqual(["text_too_long /elements/front/3/text"]);
    expect(found({ maxLines: 1 }, { number: "2\n3" })).toEqual(["text_too_long /elements/front/3/text"]);
    expect(found({ minGraphemes: 2 }, { number: "2" })).toEqual(["text_too_short /elements/front/3/text"]);
    expect(found({ pattern: "[0-9]*" }, { number: "x" })).toEqual(["text_wrong_pattern /elements/front/3/text"]);
    expect(found({ pattern: "[0-9]" }, { number: "23" })).toEqual(["text_wrong_pattern /elements/front/3/text"]);
  });

  it("[A55] what has to be filled in is missing, not wrong; what need not be is not asked for", () => {
    expect(check({ required: true }, { number: " " })).toMatchObject({ valid: true, complete: false });
    expect(check({ minGraphemes: 1 }, { number: "" })).toMatchObject({ valid: true, complete: false });
    expect(check({ pattern: "[0-9]+", blocklist: ["x"] }, { number: "" })).toMatchObject({
      valid: true,
      complete: true,
    });
  });

  it("[A55] only fonts and colours that are listed", () => {
    const styled = (font: string, color: string) => (each: DesignElement) =>
      each.kind === "text" ? { ...each, font, color } : each;
    const rule = { fonts: ["caveat", "noto-sans"], colours: ["#000000", "#ffffff"] };
    expect(found(rule, { change: styled("caveat", "#ffffff") })).toEqual([]);
    expect(found(rule, { change: styled("pacifico", "#ffffff") })).toContain("font_not_allowed /elements/front/3/font");
    expect(found(rule, { change: styled("caveat", "#ff0000") })).toContain(
      "colour_not_allowed /elements/front/3/color",
    );
    // Without a font of its own it has the product's.
    expect(found({ fonts: ["caveat"] }, {})).toEqual(["font_not_allowed /elements/front/3/font"]);
  });

  it("[A55] is asked of what is made: capitals of a bound option's words", () => {
    expect(found({}, { name: "gross" })).toEqual([]);
    expect(found({}, { name: "große" })).toEqual(["text_too_long /elements/front/2/text"]);
  });

  it("[A55] says so in every language, by the slot's own words", () => {
    const { issues } = check({ maxGraphemes: 2, blocklist: ["zut"] }, { number: "234", name: "longer than five" });
    const wrong = issues.filter(({ severity }) => severity === "error");
    expect(wrong.map((each) => issueMessage(each, "fr"))).toEqual([
      expect.stringContaining("Nom"),
      expect.stringContaining("Numéro"),
    ]);
    for (const language of ["fr", "en", "ar"] as const) {
      for (const each of wrong) expect(issueMessage(each, language)).not.toMatch(/[{}]/);
    }
  });
});

describe("blocked words", () => {
  it("[A56] are found whatever their case and accents, and not inside other words", () => {
    const blocked = (text: string, word: string) => blockedWord(text, [word]) !== undefined;
    for (const text of [
      "zut",
      "ZUT!",
      "Ah, Zût.",
      "z\u200but",
      "zu\u0301t",
      "ｚｕｔ",
      "1, zut",
      "(zut)",
      "zut\nalors",
    ]) {
      expect(blocked(text, "Zut"), text).toBe(true);
    }
    for (const text of ["zuts", "azut", "zut1", "zuté", "z ut", ""]) expect(blocked(text, "zut"), text).toBe(false);
    expect(blocked("ΚΑΚΟΣ", "κακός")).toBe(true);
    expect(blocked("GROSS", "groß")).toBe(true);
    expect(blocked("İSTANBUL", "istanbul")).toBe(true);
    expect(blocked("كَلِمَة", "كلمة")).toBe(true);
    expect(blocked("sale  type", "sale type")).toBe(true);
    expect(blockedWord("a b", ["x", "b", "a"])).toBe("b");
  });
});

describe("letter case", () => {
  it("[A57] follows the language where it has customs of its own", () => {
    expect(inLetterCase("istanbul ılık", "upper", "tr")).toBe("İSTANBUL ILIK");
    expect(inLetterCase("İSTANBUL ILIK", "lower", "tr-TR")).toBe("istanbul ılık");
    expect(inLetterCase("istanbul", "title", "az")).toBe("İstanbul");
    expect(inLetterCase("istanbul", "upper")).toBe("ISTANBUL");
    expect(inLetterCase("ΟΔΥΣΣΕΥΣ ΣΟΦΟΣ", "lower")).toBe("οδυσσευς σοφος");
    expect(inLetterCase("Ά έξω ϊός", "upper", "el")).toBe("Α ΕΞΩ ΪΟΣ");
    expect(inLetterCase("straße", "upper")).toBe("STRASSE");
    expect(inLetterCase("ijsselmeer", "title", "nl")).toBe("IJsselmeer");
    expect(inLetterCase("ijs", "title", "fr")).toBe("Ijs");
    expect(inLetterCase("l’été À jean-LUC o'neil (bis)", "title", "fr")).toBe("L’été À Jean-Luc O'neil (Bis)");
    expect(inLetterCase("ßa ﬁn", "title")).toBe("Ssa Fin");
    expect(inLetterCase("مرحبا 你好 7", "upper", "ar")).toBe("مرحبا 你好 7");
  });

  it("[A57] leaves letters alone whose other case engines disagree about, and is the same twice", () => {
    for (const letter of ["\u019b", "\u0264", "\u{10d70}", "\u{16ebb}"]) {
      expect(inLetterCase(`a${letter}b`, "upper")).toBe(`A${letter}B`);
    }
    for (const text of ["Σίσυφος ΣΑΣ", "İIıi", "straße ǆ ﬁ", "Ά"]) {
      for (const letterCase of ["upper", "lower", "title"] as const) {
        for (const lang of ["", "tr", "el", "nl"]) {
          const once = inLetterCase(text, letterCase, lang);
          expect(inLetterCase(once, letterCase, lang), `${text} ${letterCase} ${lang}`).toBe(once);
        }
      }
    }
  });

  it.skipIf(unicodeDataMissing() !== undefined)(`[A57] is what Unicode ${PINNED_UNICODE} says of every letter`, () => {
    const special = new Map(
      unicodeLines("SpecialCasing.txt")
        .map((line) => line.split(";").map((part) => part.trim()))
        .filter((parts) => (parts[4] ?? "") === "")
        .map(([code = "", lower = "", , upper = ""]) => [code, { lower, upper }]),
    );
    const text = (codes: string) =>
      codes
        .split(" ")
        .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
        .join("");
    let cased = 0;
    for (const line of unicodeLines("UnicodeData.txt")) {
      const parts = line.split(";");
      const [code = "", , category = ""] = parts;
      if (category === "Cs") continue;
      const upper = special.get(code)?.upper ?? (parts[12] || code);
      const lower = special.get(code)?.lower ?? (parts[13] || code);
      if (upper !== code || lower !== code) cased += 1;
      expect(inLetterCase(text(code), "upper"), code).toBe(text(upper));
      expect(inLetterCase(text(code), "lower"), code).toBe(text(lower));
    }
    expect(cased).toBeGreaterThan(2700);
  });
});
