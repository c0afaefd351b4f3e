import type { Language, Localised } from "./localised.ts";

const FALLBACK: readonly Language[] = ["fr", "en", "ar"];

/** The text in a language, else in the first language that has it (fr, en, ar), else "". */
export function localise(text: Localised | undefined, language: Language): string {
  if (!text) return "";
  const asked = text[language];
  if (asked !== undefined) return asked;
  for (const each of FALLBACK) {
    const found = text[each];
    if (found !== undefined) return found;
  }
  return "";
}
