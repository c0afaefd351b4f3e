import type { ReceiptClaims } from "./claims.ts";
import { amountOf, withPieces } from "./priced-line.ts";

/** Do all numbers of a receipt come to the same sum: its rows, its lines with what is paid once, and its ladder (SPEC R1)? */
export function addsUp({ rows, lines, ladder, net, tax, total, taxMode }: ReceiptClaims): boolean {
  const sum = taxMode === "inclusive" ? total.amount : net.amount;
  const once = amountOf(rows.filter(({ per }) => per === "once"));
  const pieces = lines.reduce((all, { quantity }) => all + quantity, 0);
  const at = ladder.findLastIndex(({ from }) => from <= pieces);
  const step = ladder[at];
  const priced = lines.map(({ sku, quantity, unitPrice }) =>
    withPieces({ sku, unitPrice: unitPrice.amount }, quantity),
  );
  const alone = lines.length === 1;
  // Without prices per line the ladder only tells what the first line would cost by itself.
  const laddered = alone || lines.every(({ unitPrices }) => unitPrices !== undefined);
  return (
    net.amount + tax.amount === total.amount &&
    rows.every(({ unit, quantity, amount }) => amount === unit * quantity) &&
    amountOf(rows) === sum &&
    amountOf(priced) + once === sum &&
    (!laddered ||
      (step?.once.amount === once &&
        lines.every((line) => line.unitPrice.amount === (alone ? step.unitPrice.amount : line.unitPrices?.[at]))))
  );
}
