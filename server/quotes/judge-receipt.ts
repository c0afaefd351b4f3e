import { quoteDifferences } from "../../configurator-schemas/answers/quote-differences.ts";
import type { QuoteBody } from "../../configurator-schemas/protocol/http.ts";
import { priceFor } from "../../configurator-schemas/receipt/price-for.ts";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import type { Quote } from "../../configurator-schemas/answers/quote.ts";
import { AppError } from "../problems/app-error.ts";
import type { QuotedLine } from "./quote-design.ts";
import { receiptRows } from "./receipt-claims.ts";

/** What a shopper was promised for other lines of the same design; refuses a receipt that does not speak of them. */
export function promisedBy(
  claims: ReceiptClaims,
  { sub, lines }: { readonly sub: string; readonly lines: readonly QuotedLine[] },
): number {
  if (claims.sub !== sub) throw new AppError("receipt_other_design");
  const promised = priceFor(claims, lines);
  if (!promised.ok) throw new AppError(promised.code, { params: { max: claims.maxQuantity } });
  return promised.sum;
}

/** Refuses with the new quote, and what differs rule by rule, when a promise does not hold any more. */
export function refuseChangedPrice(
  claims: ReceiptClaims,
  { promised, quote, body }: { readonly promised: number; readonly quote: Quote; readonly body: QuoteBody },
): void {
  const { currency, amount } = quote.taxMode === "inclusive" ? quote.total : quote.net;
  const isKept = claims.total.currency === currency && claims.taxMode === quote.taxMode && promised === amount;
  if (isKept) return;
  const differences = quoteDifferences(claims.rows, receiptRows(quote), currency);
  throw new AppError("price_changed", { extensions: { quote: body, differences } });
}
