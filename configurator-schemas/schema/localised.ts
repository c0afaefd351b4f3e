import { z } from "zod";

/** The languages the product speaks. French comes first: it is what an unnamed reader gets. */
export const LANGUAGES = ["fr", "en", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text a shopper can see, by language. At least one; what is missing falls back in the order of LANGUAGES. */
export const Localised = z
  .strictObject({
    fr: z.string().min(1).max(2000).optional(),
    en: z.string().min(1).max(2000).optional(),
    ar: z.string().min(1).max(2000).optional(),
  })
  .refine((texts) => LANGUAGES.some((language) => texts[language] !== undefined), {
    error: "oneLanguage",
  });
export type Localised = z.infer<typeof Localised>;
