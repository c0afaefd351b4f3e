import { createContext, use } from "react";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { createFormat, localeOf } from "./format.ts";
import type { Format } from "./format.ts";
import type { fr } from "./messages/fr.ts";
import { createTranslate } from "./translator.ts";
import type { Translate, Translation } from "./translator.ts";

export type Messages = Translation<typeof fr>;
export type T = Translate<typeof fr>;

export interface I18n {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly t: T;
  readonly format: Format;
}

export const I18nContext = createContext<I18n | undefined>(undefined);

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (!i18n) throw new Error("useI18n needs an I18nContext above it");
  return i18n;
}

/** One language's words: each language is its own chunk, a reader downloads one. */
export async function loadI18n(language: Language): Promise<I18n> {
  return createI18n(language, await loadMessages(language));
}

export function createI18n(language: Language, messages: Messages): I18n {
  return {
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    t: createTranslate<typeof fr>(messages, localeOf(language)),
    format: createFormat(language),
  };
}

async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case "fr":
      return (await import("./messages/fr.ts")).fr;
    case "en":
      return (await import("./messages/en.ts")).en;
    case "ar":
      return (await import("./messages/ar.ts")).ar;
  }
}

/** The language of an address or a browser setting; French is what an unnamed reader gets. */
export function toLanguage(text: string | null | undefined): Language {
  const code = text?.toLowerCase().split("-")[0];
  return code === "en" || code === "ar" ? code : "fr";
}
