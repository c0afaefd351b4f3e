import type { Language } from "../schema/localised.ts";
import { moneyWords, numberWords } from "./money-words.ts";
import { toDecimalString } from "../units/money.ts";
import { countUnitWords } from "./count-words.ts";
import type { QuoteLine } from "./quote.ts";

const COLON: Readonly<Record<Language, string>> = { fr: "\u00a0: ", en: ": ", ar: ": " };
const TIMES = "\u00a0× ";

/** A quote's line as one sentence anybody can check: "Texte : 18 caractères × 0,05 €". */
export function lineText({ label, count, quantity, per, unit }: QuoteLine, language: Language): string {
  const price = moneyWords(toDecimalString(unit), unit.currency, language);
  if (count) {
    const many = numberWords(String(count.quantity), language);
    const word = countUnitWords(count, language);
    const what = word === undefined ? many : `${many}\u00a0${word}`;
    return `${label}${COLON[language]}${what}${TIMES}${moneyWords(count.each, unit.currency, language)}`;
  }
  const often = per === "unit" && quantity > 1 ? `${numberWords(String(quantity), language)}${TIMES}` : "";
  return `${label}${COLON[language]}${often}${price}`;
}
