import type { ReceiptPrice } from "./price-for.ts";
import { amountOf, withPieces } from "./priced-line.ts";

/** Refused are pieces that were not bought, and parts without pieces. */
export type SplitAnswer =
  | { readonly ok: true; readonly parts: readonly ReceiptPrice[] }
  | { readonly ok: false; readonly code: "pieces_not_in_order" };

/**
 * One purchase over several orders or shipments: every part's quantities, line by line, in the price's order. Unit prices
 * stay those of the whole purchase, and what is paid once stays with the first part (SPEC R10).
 */
export function splitOrder(price: ReceiptPrice, parts: readonly (readonly number[])[]): SplitAnswer {
  const whole = parts.every(
    (part) =>
      part.length === price.lines.length &&
      part.every((quantity) => Number.isSafeInteger(quantity) && quantity >= 0) &&
      part.some((quantity) => quantity > 0),
  );
  const all = price.lines.every(({ quantity }, i) => parts.reduce((sum, part) => sum + (part[i] ?? 0), 0) === quantity);
  if (!whole || !all || parts.length === 0) return { ok: false, code: "pieces_not_in_order" };
  return {
    ok: true,
    parts: parts.map((part, i) => {
      const once = i === 0 ? price.once : 0;
      const lines = price.lines
        .map((line, at) => withPieces(line, part[at] ?? 0))
        .filter(({ quantity }) => quantity > 0);
      return { ...price, lines, once, sum: amountOf(lines) + once };
    }),
  };
}
