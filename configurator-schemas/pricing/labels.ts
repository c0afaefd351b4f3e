import type { Localised } from "../schema/localised.ts";

/** Words of the lines that no merchant names. {n} is the quantity a break starts at. */
export const PRICE_LABELS = {
  base: { fr: "Prix de base", en: "Base price", ar: "السعر الأساسي" },
  break: { fr: "Remise dès {n} pièces", en: "Discount from {n} pieces", ar: "خصم ابتداءً من {n} قطعة" },
} as const satisfies Record<string, Localised>;
