import { z } from "zod";
import { Slug } from "../schema/identifiers.ts";
import { Localised } from "../schema/localised.ts";
import { CurrencyCode } from "../schema/price-table.ts";
import { isCountry } from "../units/countries.ts";

/** What a merchant sets once for everything it sells, as one document. */

const Country = z.string().refine(isCountry, { error: "country" }).describe("ISO 3166-1 alpha-2, such as FR.");

export const TaxRow = z.strictObject({
  country: Country,
  /** What kinds of goods are called where rates differ; a product names its own. */
  taxClass: Slug.default("standard"),
  /** A decimal between 0 and 100. */
  ratePercent: z.string().regex(/^(?:100(?:\.0{1,9})?|(?:0|[1-9]\d?)(?:\.\d{1,9})?)$/, { error: "ratePercent" }),
});
export type TaxRow = z.infer<typeof TaxRow>;

const LegalText = z
  .strictObject({
    right: z.enum(["kept", "lost", "unclear"]),
    /** Absent = wherever no row of its own says otherwise. */
    country: Country.optional(),
    text: Localised,
  })
  // Whoever reads none of the other languages gets French.
  .superRefine(({ text }, context) => {
    if (text.fr !== undefined) return;
    context.addIssue({ code: "custom", message: "frenchText", path: ["text", "fr"], input: undefined });
  });

/** The merchant's own words on the right of withdrawal, numbered by the merchant: an order keeps which ones were shown. */
export const LegalTexts = z.strictObject({
  version: z.string().min(1).max(60),
  texts: z
    .array(LegalText)
    .max(1000)
    .superRefine((texts, context) => {
      for (const i of repeated(texts.map(({ right, country }) => `${right} ${country}`)))
        context.addIssue({ code: "custom", message: "distinctLegalTexts", path: [i], input: texts[i] });
    }),
});
export type LegalTexts = z.infer<typeof LegalTexts>;

export const MerchantSettings = z.strictObject({
  /** What quotes are in when nobody asks for another. */
  currency: z
    .string()
    .refine((code) => CurrencyCode.safeParse(code).success, { error: "currency" })
    .describe("ISO 4217, such as EUR."),
  /** Where the shop sells when a quote names no country. */
  country: Country,
  taxTable: z
    .array(TaxRow)
    .max(2000)
    .superRefine((rows, context) => {
      for (const i of repeated(rows.map(({ country, taxClass }) => `${country} ${taxClass}`)))
        context.addIssue({ code: "custom", message: "distinctTaxRows", path: [i], input: rows[i] });
    }),
  legalTexts: LegalTexts.optional(),
  keepPrintFilesDays: z
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe("Print files are removed this long after their job was shipped, rejected or cancelled; absent = never."),
});
export type MerchantSettings = z.infer<typeof MerchantSettings>;

/** Places of the names that were there before. */
function repeated(names: readonly string[]): number[] {
  const seen = new Set<string>();
  return names.flatMap((name, i) => {
    const isKnown = seen.has(name);
    seen.add(name);
    return isKnown ? [i] : [];
  });
}
