import type { Selections } from "../../configuration/configuration.ts";
import { LANGUAGES } from "../../schema/localised.ts";
import type { Language, Localised } from "../../schema/localised.ts";
import { localise } from "../../schema/localise.ts";
import type { Option } from "../../schema/option.ts";
import { indexOf } from "../../schema/product-index.ts";
import type { Product } from "../../schema/product.ts";
import { optionOfRule } from "../compile/compile-options.ts";
import { VARIANTS_RULE } from "../compile/compile-rules.ts";
import { UNNAMED } from "./prover.ts";

/** A text in every language, ready to be the value of an issue's slot. */
export type Words = Readonly<Record<Language, string>>;

const MAX_REASON = 90;
const MAX_NAMED = 12;

/** The same in every language: ids, numbers. */
export function plain(text: string): Words {
  return inEvery(() => text);
}

export function labelOf(texts: Localised): Words {
  return inEvery((language) => localise(texts, language));
}

/** An option's answer as its shopper reads it. */
export function valueWords(option: Option, value: unknown): Words {
  if (typeof value === "boolean") return value ? YES : NO;
  if ("values" in option) {
    const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
    const chosen = (option.values ?? []).filter(({ id }) => ids.includes(id));
    return inEvery((language) => chosen.map(({ label }) => localise(label, language)).join(", "));
  }
  return plain(String(value));
}

/** A proof's rules by id, with the beginning of each one's reason. */
export function ruleWords(product: Product, rules: readonly string[]): Words {
  if (rules.length === 0) return OWN_LIMITS;
  const named = rules.slice(0, MAX_NAMED).map((id) => oneRule(product, id));
  const more = rules.length - named.length;
  return inEvery((language) => [...named.map((each) => each[language]), ...(more > 0 ? [`+ ${more}`] : [])].join(", "));
}

/** Picks as "label: value", for counter-examples. */
export function selectionWords(product: Product, selections: Selections): Words {
  const { options } = indexOf(product);
  const named = Object.entries(selections).flatMap(([id, value]) => {
    const option = options.get(id);
    return option ? [{ label: labelOf(option.label), value: valueWords(option, value) }] : [];
  });
  return inEvery((language) =>
    named.map(({ label, value }) => `${label[language]}${COLON[language]}${value[language]}`).join(", "),
  );
}

export function inEvery(text: (language: Language) => string): Words {
  const [fr, en, ar] = LANGUAGES.map(text);
  return { fr: fr ?? "", en: en ?? "", ar: ar ?? "" };
}

const YES: Words = { fr: "oui", en: "yes", ar: "نعم" };
const NO: Words = { fr: "non", en: "no", ar: "لا" };
const COLON: Words = { fr: "\u00a0: ", en: ": ", ar: ": " };
const OWN_LIMITS: Words = {
  fr: "les limites des options, sans aucune règle",
  en: "the limits of the options, without any rule",
  ar: "حدود الخيارات دون أي قاعدة",
};
const STOCKED: Words = { fr: "les variantes en stock", en: "the stocked variants", ar: "النسخ المتوفرة" };
const NOT_FOUND: Words = {
  fr: "trop longue à écrire dans le nombre de pas permis",
  en: "too long to be written within the steps allowed",
  ar: "أطول من أن يُكتب ضمن عدد الخطوات المسموح",
};

function oneRule(product: Product, id: string): Words {
  if (id === VARIANTS_RULE) return STOCKED;
  if (id === UNNAMED) return NOT_FOUND;
  const option = indexOf(product).options.get(optionOfRule(id) ?? "");
  if (option) {
    const label = labelOf(option.label);
    return {
      fr: `la disponibilité de «\u00a0${label.fr}\u00a0»`,
      en: `the availability of “${label.en}”`,
      ar: `توفر «${label.ar}»`,
    };
  }
  const because = product.rules.find((rule) => rule.id === id)?.because;
  const reason = inEvery((language) => shortened(localise(because, language)));
  return {
    fr: `«\u00a0${id}\u00a0» (${reason.fr})`,
    en: `“${id}” (${reason.en})`,
    ar: `«${id}» (${reason.ar})`,
  };
}

function shortened(text: string): string {
  return text.length > MAX_REASON ? `${text.slice(0, MAX_REASON).trimEnd()}…` : text;
}
