import type { ReceiptClaims, ReceiptLine, ReceiptRow } from "../../configurator-schemas/receipt/claims.ts";
import type { DeliveryPromise } from "../../configurator-schemas/answers/promise.ts";
import type { Quote } from "../../configurator-schemas/answers/quote.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { hashConfiguration } from "../designs/configurations.ts";
import { sha256Hex } from "../identifiers.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";
import type { QuotedDesign, QuoteQuestion } from "./quote-design.ts";

interface Told {
  readonly merchantId: string;
  readonly question: Pick<QuoteQuestion, "product" | "configuration" | "lines">;
  readonly quoted: QuotedDesign;
  readonly design: string | undefined;
  readonly promise: DeliveryPromise | undefined;
}

/** What a receipt will say about a quote, but for who signs it and when. */
export function receiptClaims({
  merchantId,
  question: { product, configuration, lines },
  quoted: { quote, country, words },
  design,
  promise,
}: Told): Omit<ReceiptClaims, "iss" | "iat" | "exp"> {
  return {
    aud: merchantId,
    sub: hashConfiguration(configuration),
    product: product.id,
    productVersion: product.version,
    ...(design !== undefined && { design }),
    priceBook: priceBookOf(product, quote.total.currency),
    taxMode: quote.taxMode,
    country,
    maxQuantity: quote.maxQuantity,
    lines: quote.skus.map((sku, i): ReceiptLine => {
      const { selections, fields } = lines[i] ?? {};
      return { ...sku, ...(selections && { selections }), ...(fields && { fields }) };
    }),
    rows: receiptRows(quote),
    unitPrice: quote.unitPrice,
    net: quote.net,
    tax: quote.tax,
    total: quote.total,
    ladder: quote.ladder,
    ...(promise && { promiseBy: promise.promiseBy }),
    legalText: words.withdrawal.text,
    legalWords: words.withdrawal.because,
  };
}

/** A quote's lines as a receipt keeps them: one currency, so amounts are plain integers. */
export function receiptRows(quote: Quote): readonly ReceiptRow[] {
  return quote.lines.map(({ rule, label, per, quantity, unit, amount }) => ({
    rule,
    label,
    per,
    quantity,
    unit: unit.amount,
    amount: amount.amount,
  }));
}

/** By price tables, which are immutable: a version has its own. */
const hashes = new WeakMap<object, string>();

function priceBookOf({ prices }: Product, currency: string): string {
  const table = prices.find((each) => each.currency === currency);
  if (!table) throw new Error(`expected the price table in ${currency} a quote was made with`);
  const known = hashes.get(table) ?? sha256Hex(canonicalJson(table));
  hashes.set(table, known);
  return known;
}
