import { describe, expect, it } from "vitest";
import { createFormat } from "../../../client/i18n/format.ts";
import { toLanguage } from "../../../client/i18n/i18n.ts";
import { ar } from "../../../client/i18n/messages/ar.ts";
import { en } from "../../../client/i18n/messages/en.ts";
import { fr } from "../../../client/i18n/messages/fr.ts";
import type { Message } from "../../../client/i18n/translator.ts";
import { createTranslate } from "../../../client/i18n/translator.ts";

const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).toSorted();
/** Every text of a catalogue, the forms of a plural one by one. */
const textsOf = (messages: Readonly<Record<string, Message>>) =>
  Object.entries(messages).flatMap(([key, message]) =>
    typeof message === "string"
      ? [[key, message] as const]
      : Object.entries(message).map(([form, text]) => [`${key} ${form}`, text] as const),
  );
const LANGUAGES = { fr, en, ar };

describe("messages", () => {
  it("have the same keys and slots in every language, and no text is empty by mistake", () => {
    for (const [language, messages] of Object.entries(LANGUAGES)) {
      expect(Object.keys(messages).toSorted(), language).toEqual(Object.keys(fr).toSorted());
      for (const [key, text] of Object.entries(fr)) {
        const other: unknown = Reflect.get(messages, key);
        expect(slots(JSON.stringify(Reflect.get(Object(other), "other") ?? other)), `${language} ${key}`).toEqual(
          slots(typeof text === "string" ? text : text.other),
        );
        if (text !== "") expect(other, `${language} ${key}`).not.toBe("");
      }
    }
  });

  it("are French typography: a no-break space before : ; ! ? and inside « »", () => {
    for (const [key, text] of textsOf(fr)) {
      expect(text, key).not.toMatch(/[^\u00a0][:;!?»]/u);
      expect(text, key).not.toMatch(/«[^\u00a0]/u);
      expect(text, key).not.toContain("'");
    }
  });

  it("are Arabic in Arabic", () => {
    for (const [key, text] of textsOf(ar)) {
      if (/\p{L}/u.test(text.replace(/\{\w+\}/g, ""))) expect(text, key).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it("choose a plural's form by the language's own rules", () => {
    const source = { photos: { one: "{count} photo", other: "{count} photos" } } as const;
    const french = createTranslate<typeof source>(source, "fr");
    expect([0, 1, 2].map((count) => french("photos", { count }))).toEqual(["0 photo", "1 photo", "2 photos"]);
  });
});

describe("formats", () => {
  it("write money, lengths and numbers as each language does", () => {
    expect(createFormat("fr").money({ amount: 123456, currency: "EUR" })).toBe("1\u202f234,56\u00a0€");
    expect(createFormat("en").money({ amount: 1025, currency: "EUR" })).toBe("€10.25");
    expect(createFormat("ar").money({ amount: 1025, currency: "EUR" })).toMatch(/10\.25/);
    expect(createFormat("fr").money({ amount: 500, currency: "JPY" })).toMatch(/^500/);
    expect(createFormat("fr").decimalMoney("0.05", "EUR")).toBe("0,05\u00a0€");
    expect(createFormat("fr").money({ amount: -87, currency: "EUR" })).toBe("−0,87\u00a0€");
    expect(createFormat("en").money({ amount: -87, currency: "EUR" })).toBe("−€0.87");
    expect(createFormat("ar").money({ amount: -87, currency: "EUR" })).toBe("\u200f\u200e−0.87\u00a0€");
    expect(createFormat("fr").parse(createFormat("ar").number(-4.5))).toBe(-4.5);
    expect(createFormat("fr").mm(12.54)).toBe("12,5\u00a0mm");
    expect(createFormat("ar").mm(12.5)).toBe("12.5\u00a0مم");
  });

  it("read what people type", () => {
    const { parse } = createFormat("fr");
    expect(["12,5", "12.5", " 1\u202f200 mm", "−4", "١٢٫٥", "45°"].map(parse)).toEqual([
      12.5, 12.5, 1200, -4, 12.5, 45,
    ]);
    expect(["", "douze", "1,2,3", "--4"].map(parse)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("speak French to whoever names no language we have", () => {
    expect([null, "de", "fr-CA", "en-US", "ar-TN"].map(toLanguage)).toEqual(["fr", "fr", "fr", "en", "ar"]);
  });
});
