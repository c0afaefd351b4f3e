import type { Language } from "../../../configurator-schemas/schema/localised.ts";

interface FactsWords {
  readonly title: string;
  readonly cutList: string;
  readonly quantity: string;
  readonly length: string;
  readonly width: string;
  readonly thickness: string;
  readonly part: string;
  /** Sizes in the cut list. */
  readonly inMm: string;
  readonly unknown: string;
}

/** What the summary says, in every language; of the panel's own chunk. */
export const FACTS_WORDS: Readonly<Record<Language, FactsWords>> = {
  fr: {
    title: "Récapitulatif",
    cutList: "Liste de découpe",
    quantity: "Qté",
    length: "Longueur",
    width: "Largeur",
    thickness: "Épaisseur",
    part: "Pièce",
    inMm: "en mm",
    unknown: "à préciser",
  },
  en: {
    title: "Summary",
    cutList: "Cut list",
    quantity: "Qty",
    length: "Length",
    width: "Width",
    thickness: "Thickness",
    part: "Part",
    inMm: "in mm",
    unknown: "not known yet",
  },
  ar: {
    title: "الملخّص",
    cutList: "قائمة القصّ",
    quantity: "العدد",
    length: "الطول",
    width: "العرض",
    thickness: "السُّمك",
    part: "القطعة",
    inMm: "بالمليمتر",
    unknown: "لم يُحدَّد بعد",
  },
};
