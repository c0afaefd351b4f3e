import { createContext, use } from "react";
import { inWords } from "../../configurator-schemas/answers/issue-words/issue-words.ts";
import type { IssueWords, PrintWords } from "../../configurator-schemas/answers/issue-words/issue-words.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
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
  /** An issue in the reader's words. */
  readonly issue: (issue: Issue) => string;
  /** What preflight finds is in words only after this. */
  readonly fetchPrintWords: () => Promise<void>;
}

export const I18nContext = createContext<I18n | undefined>(undefined);

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (!i18n) throw new Error("useI18n needs an I18nContext above it");
  return i18n;
}

/** One language's words: each language is its own chunk, a reader downloads one. */
export async function loadI18n(language: Language): Promise<I18n> {
  const { messages, issues } = await loadWords(language);
  let known: Readonly<Record<string, string>> = issues;
  return {
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    t: createTranslate<typeof fr>(messages, localeOf(language)),
    format: createFormat(language),
    issue: (issue) => inWords(issue, known, language),
    fetchPrintWords: async () => {
      known = { ...issues, ...(await loadPrintWords(language)) };
    },
  };
}

interface Words {
  readonly messages: Messages;
  readonly issues: IssueWords;
}

async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case "fr": {
      const [{ fr: messages }, { fr: issues }] = await Promise.all([
        import("./messages/fr.ts"),
        import("../../configurator-schemas/answers/issue-words/fr.ts"),
      ]);
      return { messages, issues };
    }
    case "en": {
      const [{ en: messages }, { en: issues }] = await Promise.all([
        import("./messages/en.ts"),
        import("../../configurator-schemas/answers/issue-words/en.ts"),
      ]);
      return { messages, issues };
    }
    case "ar": {
      const [{ ar: messages }, { ar: issues }] = await Promise.all([
        import("./messages/ar.ts"),
        import("../../configurator-schemas/answers/issue-words/ar.ts"),
      ]);
      return { messages, issues };
    }
  }
}

async function loadPrintWords(language: Language): Promise<PrintWords> {
  switch (language) {
    case "fr":
      return (await import("../../configurator-schemas/answers/issue-words/print-fr.ts")).fr;
    case "en":
      return (await import("../../configurator-schemas/answers/issue-words/print-en.ts")).en;
    case "ar":
      return (await import("../../configurator-schemas/answers/issue-words/print-ar.ts")).ar;
  }
}

/** The language of an address or a browser setting; French is what an unnamed reader gets. */
export function toLanguage(text: string | null | undefined): Language {
  const code = text?.toLowerCase().split("-")[0];
  return code === "en" || code === "ar" ? code : "fr";
}
