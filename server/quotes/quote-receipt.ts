import { quoteConfiguration } from "../../configurator-schemas/answers/quote.ts";
import type { Quote } from "../../configurator-schemas/answers/quote.ts";
import type { Configuration, Selections } from "../../configurator-schemas/configuration/configuration.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { hashConfiguration, requireOrderable } from "../designs/configurations.ts";
import type { MerchantRow, UploadRow } from "../database/tables.ts";
import { sha256Hex } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";
import type { ReceiptClaims } from "../receipts/receipt.ts";

export interface QuotedLine {
  readonly selections?: Selections | undefined;
  readonly quantity: number;
}

interface QuoteQuestion {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly lines: readonly QuotedLine[];
  /** What each line comes to, settled. */
  readonly made: readonly Configuration[];
  readonly uploads: ReadonlyMap<string, UploadRow>;
  readonly merchant: MerchantRow;
  readonly language: Language;
  readonly currency?: string | undefined;
}

/** The price of a design as this server answers for it. Refuses what is incomplete, invalid or out of range. */
export function quoteDesign(question: QuoteQuestion): Quote {
  const { product, configuration, lines, made, uploads, merchant, language, currency } = question;
  for (const each of made) requireOrderable(product, each, uploads);
  const [first = configuration, ...others] = made;
  const answer = quoteConfiguration(product, others.length === 0 ? first : configuration, {
    lines: lines.map(({ quantity }, i) => ({ quantity, selections: made[i]?.selections })),
    language,
    currency: currency ?? merchant.currency,
    taxRatePercent: merchant.taxRatePercent,
  });
  if (!answer.ok) throw new AppError("invalid_configuration", { issues: answer.issues });
  return answer.quote;
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
