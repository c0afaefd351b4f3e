import type { Language } from "../schema/localised.ts";
import type { Finding } from "./finding.ts";
import { MESSAGES, PHRASES } from "./finding-messages.ts";

type Words = Readonly<Record<Language, string>>;

const PLACES: Words = {
  fr: "ligne {line}, colonne {column} : ",
  en: "line {line}, column {column}: ",
  ar: "السطر {line}، العمود {column}: ",
};

/** The sentence for a finding: where, what was expected, what came, what to do. */
export function findingMessage({ code, line, column, params }: Finding, language: Language): string {
  const sentence = MESSAGES[code][language].replaceAll(/\{\{|\}\}|\{(\w+)\}/g, (slot, name: string | undefined) => {
    if (name === undefined) return slot.slice(1);
    const value = params[name];
    if (value === undefined) return slot;
    return typeof value === "object" ? PHRASES[value.phrase][language] : String(value);
  });
  return `${PLACES[language].replace("{line}", String(line)).replace("{column}", String(column))}${sentence}`;
}
