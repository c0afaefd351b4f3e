import type { Language } from "../schema/localised.ts";

const MINUS = "\u2212";
const [ISOLATE, END] = ["\u2066", "\u2069"];

/**
 * A number's text with its unit, its hyphen as the minus sign printers use. Among Arabic words it is isolated from left to
 * right: there the sign would land behind the digits.
 */
export function withMinusSign(text: string, language: Language): string {
  if (!text.startsWith("-")) return text;
  const signed = MINUS + text.slice(1);
  return language === "ar" ? ISOLATE + signed + END : signed;
}
