import type { Language } from "../schema/localised.ts";
import { isDecimal } from "../units/money.ts";
import { withMinusSign } from "./minus-sign.ts";

/** Signs a reader knows; other currencies are named by their code. */
const SIGNS: Readonly<Record<string, string>> = { EUR: "€", GBP: "£", USD: "$", JPY: "¥" };
const NO_BREAK = "\u00a0";
const THIN_NO_BREAK = "\u202f";

/**
 * An exact decimal amount as the language writes it: "0.0175" EUR is "0,0175 €" in French. Our own, so that a sentence on a
 * receipt does not change with the machine that wrote it.
 */
export function moneyWords(decimal: string, currency: string, language: Language): string {
  const sign = SIGNS[currency] ?? currency;
  if (language === "en" && sign !== currency) {
    const isNegative = decimal.startsWith("-");
    return withMinusSign(`${isNegative ? "-" : ""}${sign}${numberWords(decimal.replace("-", ""), language)}`, language);
  }
  return `${numberWords(decimal, language)}${NO_BREAK}${sign}`;
}

/** A decimal with the language's separators; Latin digits in Arabic too, as in the rest of the product. */
export function numberWords(decimal: string, language: Language): string {
  if (!isDecimal(decimal)) throw new RangeError(`expected a decimal such as "12.50", got "${decimal}"`);
  const [whole = "0", fraction] = decimal.replace("-", "").split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, language === "fr" ? THIN_NO_BREAK : ",");
  const point = language === "fr" ? "," : ".";
  const written = `${decimal.startsWith("-") ? "-" : ""}${grouped}${fraction === undefined ? "" : point + fraction}`;
  return withMinusSign(written, language);
}
