import type { Quote } from "../../configurator-schemas/answers/quote.ts";
import { taxRateFor } from "../../configurator-schemas/answers/tax-rate.ts";
import { quoteInWords } from "../../configurator-schemas/answers/quote-in-words.ts";
import type { QuoteInWords } from "../../configurator-schemas/answers/quote-in-words.ts";
import type { Shortage } from "../../configurator-schemas/configuration/availability.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { LineDifference } from "../../configurator-schemas/configuration/line-configuration.ts";
import type { MerchantSettings } from "../../configurator-schemas/protocol/settings.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { UploadRow } from "../database/tables.ts";
import { AppError } from "../problems/app-error.ts";
import type { Rules } from "../rules/ask-rules.ts";
import { uploadFacts } from "../uploads/uploads-of.ts";

export interface QuotedLine extends LineDifference {
  readonly quantity: number;
}

export interface QuoteQuestion {
  /** The design's version at the prices that count. */
  readonly product: Product;
  readonly configuration: Configuration;
  readonly lines: readonly QuotedLine[];
  readonly uploads: ReadonlyMap<string, UploadRow>;
  /** None for what is paid already. */
  readonly shortages: readonly Shortage[];
  readonly settings: MerchantSettings;
  readonly language: Language;
  readonly currency?: string | undefined;
  readonly country?: string | undefined;
  readonly shopBase?: { readonly amount: number; readonly currency: string } | undefined;
  readonly reprint: boolean;
}

export interface QuotedDesign {
  readonly quote: Quote;
  /** What each line comes to, settled. */
  readonly made: readonly Configuration[];
  /** The same quote as it is told. */
  readonly words: QuoteInWords;
  readonly country: string;
  /** Null: the merchant's table has no row for the country, and nothing is estimated. */
  readonly ratePercent: string | null;
}

/**
 * The price of a design as this server answers for it, with what each line comes to, settled. Refuses what is incomplete,
 * invalid, out of stock or out of range.
 */
export async function quoteDesign(
  rules: Rules,
  { product, uploads, settings, ...question }: QuoteQuestion,
): Promise<QuotedDesign> {
  const country = question.country ?? settings.country;
  const ratePercent = taxRateFor(settings.taxTable, { country, taxClass: product.taxClass }) ?? null;
  const answer = await rules.quote(product, {
    ...question,
    country,
    uploads: uploadFacts(uploads),
    currency: question.currency ?? settings.currency,
    taxRatePercent: ratePercent ?? "0",
  });
  if (!answer.ok) throw new AppError("invalid_configuration", { issues: answer.issues });
  const { quote, made } = answer;
  return { quote, made, country, ratePercent, words: quoteInWords(quote, question.language, settings.legalTexts) };
}
