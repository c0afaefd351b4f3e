import type { Issue } from "../schema/issue.ts";
import type { Language } from "../schema/localised.ts";
import { ar } from "./issue-words/ar.ts";
import { en } from "./issue-words/en.ts";
import { fr } from "./issue-words/fr.ts";
import { ar as printAr } from "./issue-words/print-ar.ts";
import { en as printEn } from "./issue-words/print-en.ts";
import { fr as printFr } from "./issue-words/print-fr.ts";
import { inWords } from "./issue-words/issue-words.ts";
import type { IssueWords, PrintWords } from "./issue-words/issue-words.ts";

/** Where every language is at hand; a browser loads one, in two parts (client/i18n). */
const WORDS: Readonly<Record<Language, IssueWords & PrintWords>> = {
  fr: { ...fr, ...printFr },
  en: { ...en, ...printEn },
  ar: { ...ar, ...printAr },
};

/** What every issue about a configuration says; a document's issues have their words in document-messages.ts. */
export function issueMessage(issue: Issue, language: Language): string {
  return inWords(issue, WORDS[language], language);
}
