import type { Localised } from "../schema/localised.ts";

/** Words of the lines that no merchant names. {n} is the quantity a break starts at. */
export const PRICE_LABELS = {
  base: { fr: "Prix de base", en: "Base price", ar: "السعر الأساسي" },
  break: { fr: "Remise dès {n} pièces", en: "Discount from {n} pieces", ar: "خصم ابتداءً من {n} قطعة" },
  breakPrice: { fr: "Prix dès {n} pièces", en: "Price from {n} pieces", ar: "السعر ابتداءً من {n} قطعة" },
  graduated: {
    fr: "Premières pièces, au prix de leur palier",
    en: "First pieces, at their own step’s price",
    ar: "القطع الأولى بسعر شريحتها",
  },
  minimum: { fr: "Prix minimum", en: "Minimum price", ar: "الحد الأدنى للسعر" },
  ending: { fr: "Arrondi", en: "Rounding", ar: "تقريب" },
} as const satisfies Record<string, Localised>;

/** A label with the quantity it speaks of. */
export function withNumber(label: Localised, n: number): Localised {
  const entries = Object.entries(label).map(([language, text]) => [language, text?.replace("{n}", String(n))]);
  return Object.fromEntries(entries);
}
