import type { LetterCase } from "../schema/part-rule.ts";

/**
 * Code points whose other case Unicode added after 15.0, the version everything else here is pinned to: engines disagree
 * about them, so they stay as they were typed.
 */
const UNSETTLED = /[\u019b\u0264\ua7cb-\ua7cf\ua7d2-\ua7d5\ua7da-\ua7dc\u{10d50}-\u{10d85}\u{16ea0}-\u{16ed3}]/u;

/**
 * A text in capitals, in small letters, or with a capital at the start of every word, by Unicode's default mappings, the
 * same in every engine: ß in capitals is SS, and a sigma that ends a word is ς. In Turkish and Azerbaijani i keeps its dot;
 * Greek capitals lose their accent; a Dutch IJ stays together. Other languages' customs are not known.
 */
export function inLetterCase(text: string, letterCase: LetterCase, lang = ""): string {
  const language = lang.slice(0, 2);
  switch (letterCase) {
    case "upper":
      return upper(text, language);
    case "lower":
      return lower(text, language);
    case "title":
      return lower(text, language).replaceAll(WORD_START, (_, before: string, first: string) => {
        if (first === "ij" && language === "nl") return `${before}IJ`;
        const [capital = "", ...rest] = Array.from(upper(first, language));
        return before + capital + rest.join("").toLowerCase();
      });
  }
}

/** What stands before a word, and how it starts. An apostrophe starts none: l’Été is L’été, in French as in English. */
const WORD_START = /(^|[\s("«“‐‑-]+)(ij|[^\s("«“‐‑-])/gu;

function upper(text: string, language: string): string {
  switch (language) {
    case "tr":
    case "az":
      return mapped(text.replaceAll("i", "İ"), (run) => run.toUpperCase());
    case "el":
      return mapped(withoutTonos(text), (run) => run.toUpperCase());
    default:
      return mapped(text, (run) => run.toUpperCase());
  }
}

function lower(text: string, language: string): string {
  const isTurkic = language === "tr" || language === "az";
  const typed = isTurkic ? text.replaceAll(/I\u0307|İ/g, "i").replaceAll("I", "ı") : text;
  return mapped(typed, (run) => run.toLowerCase());
}

/** Before upper-casing, so that the letter stays one character. */
function withoutTonos(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/([\u0370-\u03ff]\u0308?)\u0301/g, "$1")
    .normalize("NFC");
}

function mapped(text: string, change: (run: string) => string): string {
  if (!UNSETTLED.test(text)) return change(text);
  return Array.from(text, (each) => (UNSETTLED.test(each) ? each : change(each))).join("");
}
