import type { Withdrawal } from "../../configurator-schemas/answers/withdrawal-words.ts";
import type { RecordedWithdrawal } from "../../configurator-schemas/protocol/http.ts";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";
import type { QuotedLine } from "../quotes/quote-design.ts";
import type { OrderRow } from "../database/tables.ts";

/**
 * What the shopper was shown about withdrawal for a line, as the signed receipt says it, and when it was ticked. A tick after
 * the order is kept too, and proves nothing: information is owed before the contract.
 */
export function recordWithdrawal(
  claims: ReceiptClaims,
  {
    line,
    order,
    seenAt,
    fallback,
  }: {
    readonly line: QuotedLine;
    readonly order: OrderRow;
    readonly seenAt: string | undefined;
    /** Where the receipt says nothing of such a line. */
    readonly fallback: Withdrawal;
  },
): RecordedWithdrawal {
  const same = (a: unknown, b: unknown) => canonicalJson(a ?? {}) === canonicalJson(b ?? {});
  const told = claims.lines.find((each) => same(each.selections, line.selections) && same(each.fields, line.fields));
  const seen = seenAt === undefined ? undefined : new Date(seenAt).toISOString();
  return {
    right: told?.withdrawal ?? "unclear",
    country: claims.country ?? fallback.country,
    text: claims.legalText ?? fallback.text,
    because: claims.legalWords ?? fallback.because,
    ...(seen !== undefined && { seenAt: seen }),
    isSeenBeforeOrder: seen !== undefined && seen <= order.placedAt,
  };
}
