import type { FunctionName } from "../expressions/tree.ts";
import type { LineCount } from "../pricing/unit-line.ts";
import { localise } from "../schema/localise.ts";
import type { Language } from "../schema/localised.ts";

/** One, two, a few, or any other number: what the three languages tell apart. */
type Forms = Readonly<Record<"one" | "two" | "few" | "other", string>>;

const plain = (one: string, other: string): Forms => ({ one, two: other, few: other, other });

const COUNTED: Readonly<Partial<Record<FunctionName, Readonly<Record<Language, Forms>>>>> = {
  graphemes: {
    fr: plain("caractère", "caractères"),
    en: plain("character", "characters"),
    ar: { one: "حرف", two: "حرفان", few: "أحرف", other: "حرفًا" },
  },
  elements: {
    fr: plain("élément", "éléments"),
    en: plain("element", "elements"),
    ar: { one: "عنصر", two: "عنصران", few: "عناصر", other: "عنصرًا" },
  },
  texts: {
    fr: plain("texte", "textes"),
    en: plain("text", "texts"),
    ar: { one: "نص", two: "نصان", few: "نصوص", other: "نصًا" },
  },
  images: {
    fr: plain("image", "images"),
    en: plain("picture", "pictures"),
    ar: { one: "صورة", two: "صورتان", few: "صور", other: "صورة" },
  },
  colours: {
    fr: plain("couleur", "couleurs"),
    en: plain("colour", "colours"),
    ar: { one: "لون", two: "لونان", few: "ألوان", other: "لونًا" },
  },
};

/** What a counted line counts, in the form its number asks for; nothing where nobody has a word for it. */
export function countUnitWords({ unit, quantity }: LineCount, language: Language): string | undefined {
  if (unit === undefined) return undefined;
  if (typeof unit !== "string") return localise(unit, language);
  return COUNTED[unit]?.[language][formOf(language, quantity)];
}

function formOf(language: Language, quantity: number): keyof Forms {
  if (language === "fr") return quantity < 2 ? "one" : "other";
  if (language === "en") return quantity === 1 ? "one" : "other";
  if (quantity === 1) return "one";
  if (quantity === 2) return "two";
  const rest = quantity % 100;
  return rest >= 3 && rest <= 10 ? "few" : "other";
}
