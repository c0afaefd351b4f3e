import type { Issue, IssueCode, IssueParam, PrintCode } from "../../schema/issue.ts";
import { localise } from "../../schema/localise.ts";
import type { Language, Localised } from "../../schema/localised.ts";
import { lengthInWords } from "../length-words.ts";

/** One language's sentence for every issue that browsers know of at once: what was expected, what came, what to do. */
export type IssueWords = Readonly<Record<Exclude<IssueCode, PrintCode>, string>>;

/** The same for what preflight finds. */
export type PrintWords = Readonly<Record<PrintCode, string>>;

/** An issue in one language's words. */
export function inWords(issue: Issue, words: Readonly<Record<string, string>>, language: Language): string {
  return fillSlots(words[issue.code] ?? issue.code, issue.params, language);
}

/**
 * Puts params into a message; {name|length} is one in millimetres, written with its unit. A slot whose value is missing shows
 * as its name, so that a defect is visible, not silent.
 */
export function fillSlots(message: string, params: Issue["params"], language: Language): string {
  return message.replaceAll(/\{(\w+)(\|length)?\}/g, (slot, name: string, length: string | undefined) => {
    const param = params[name];
    if (param === undefined) return slot;
    return length !== undefined && typeof param === "number"
      ? lengthInWords(param, language)
      : paramInWords(param, language);
  });
}

function paramInWords(param: IssueParam, language: Language): string {
  if (typeof param === "string") return param;
  if (typeof param === "number") return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(param);
  const texts: Localised = param;
  return localise(texts, language);
}
