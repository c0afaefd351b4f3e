import type { Issue } from "../../schema/issue.ts";
import { LANGUAGES } from "../../schema/localised.ts";
import type { Language } from "../../schema/localised.ts";
import type { Product } from "../../schema/product.ts";
import { finding } from "./finding.ts";
import { inEvery } from "./words.ts";
import type { Words } from "./words.ts";

/** What the published version holds beside the document itself, and what authors name freely. */
const NOT_TEXTS: ReadonlySet<string> = new Set(["expressions", "templateDocuments", "profileDocuments", "attributes"]);

const NAMES: Readonly<Record<Language, Words>> = {
  fr: { fr: "français", en: "French", ar: "الفرنسية" },
  en: { fr: "anglais", en: "English", ar: "الإنجليزية" },
  ar: { fr: "arabe", en: "Arabic", ar: "العربية" },
};

/** Texts that lack a language the product's name has, reasons of rules among them. */
export function lintTranslations(product: Product): Issue[] {
  const wanted = LANGUAGES.filter((language) => product.name[language] !== undefined);
  const issues: Issue[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) value.forEach((each, i) => visit(each, [...path, i]));
    else if (isText(value)) {
      const missing = wanted.filter((language) => value[language] === undefined);
      if (missing.length === 0) return;
      const languages = inEvery((language) => missing.map((each) => NAMES[each][language]).join(", "));
      issues.push(finding("translation_missing", path, { languages, missing: missing.join(", ") }));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) if (!NOT_TEXTS.has(key)) visit(each, [...path, key]);
    }
  };
  visit(product, []);
  return issues;
}

/** A localised text: nothing but languages. */
function isText(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => LANGUAGES.some((language) => language === key));
}
