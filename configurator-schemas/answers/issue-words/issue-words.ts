import type { Issue, IssueCode, IssueParam } from "../../schema/issue.ts";
import { localise } from "../../schema/localise.ts";
import type { Language, Localised } from "../../schema/localised.ts";

/** One language's sentence for every issue: what was expected, what came, what to do. */
export type IssueWords = Readonly<Record<IssueCode, string>>;

/** An issue in one language's words. */
export function inWords(issue: Issue, words: Readonly<Record<string, string>>, language: Language): string {
  return fillSlots(words[issue.code] ?? issue.code, issue.params, language);
}

/** Puts params into a message. A slot whose value is missing shows as its name, so that a defect is visible, not silent. */
export function fillSlots(message: string, params: Issue["params"], language: Language): string {
  return message.replaceAll(/\{(\w+)\}/g, (slot, name: string) => {
    const param = params[name];
    return param === undefined ? slot : paramInWords(param, language);
  });
}

function paramInWords(param: IssueParam, language: Language): string {
  if (typeof param === "string") return param;
  if (typeof param === "number") return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(param);
  const texts: Localised = param;
  return localise(texts, language);
}
