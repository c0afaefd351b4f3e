import type { Quote } from "../../configurator-schemas/answers/quote.ts";
import type { Shortage } from "../../configurator-schemas/configuration/availability.ts";
import type { Configuration, Selections } from "../../configurator-schemas/configuration/configuration.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { hashConfiguration } from "../designs/configurations.ts";
import type { MerchantRow, UploadRow } from "../database/tables.ts";
import { sha256Hex } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";
import type { ReceiptClaims } from "../receipts/receipt.ts";
import type { Rules } from "../rules/ask-rules.ts";
import type { QuoteAnswer } from "../rules/rules-request.ts";
import { uploadFacts } from "../uploads/uploads-of.ts";

export interface QuotedLine {
  readonly selections?: Selections | undefined;
  readonly quantity: number;
}

interface QuoteQuestion {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly lines: readonly QuotedLine[];
  readonly uploads: ReadonlyMap<string, UploadRow>;
  /** None for what is paid already. */
  readonly shortages: readonly Shortage[];
  readonly merchant: MerchantRow;
  readonly language: Language;
  readonly currency?: string | undefined;
}

/**
 * The price of a design as this server answers for it, with what each line comes to, settled. Refuses what is incomplete,
 * invalid, out of stock or out of range.
 */
export async function quoteDesign(
  rules: Rules,
  { product, uploads, merchant, currency, configuration, lines, shortages, language }: QuoteQuestion,
): Promise<Extract<QuoteAnswer, { ok: true }>> {
  const answer = await rules.quote(product, {
    configuration,
    lines,
    shortages,
    language,
    uploads: uploadFacts(uploads),
    currency: currency ?? merchant.currency,
    taxRatePercent: merchant.taxRatePercent,
  });
  if (!answer.ok) throw new AppError("invalid_configuration", { issues: answer.issues });
  return answer;
}

/** What a receipt will say about a quote. */
export function receiptClaims(
  { product, configuration, lines, merchant }: Pick<QuoteQuestion, "product" | "configuration" | "lines" | "merchant">,
  quote: Quote,
  design: string | undefined,
): Omit<ReceiptClaims, "iss" | "iat" | "exp"> {
  return {
    aud: merchant.id,
    sub: hashConfiguration(configuration),
    product: product.id,
    productVersion: product.version,
    ...(design !== undefined && { design }),
    priceBook: sha256Hex(canonicalJson(product.prices)),
    lines: quote.skus.map((sku, i) => {
      const selections = lines[i]?.selections;
      return { ...sku, ...(selections && { selections }) };
    }),
    unitPrice: quote.unitPrice,
    net: quote.net,
    tax: quote.tax,
    total: quote.total,
    ladder: [...quote.ladder],
  };
}
