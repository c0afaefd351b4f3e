import type { PriceTable } from "../schema/price-table.ts";
import type { MinorUnits } from "../units/money.ts";
import type { PricedDesign, PricedPiece } from "./priced.ts";
import { breakStarts } from "./quantity-price.ts";
import { sumUnits } from "./unit-line.ts";

/** For every quantity from `from` up to the next step: amount = unitPrice × quantity + once. */
export interface LadderStep {
  readonly from: number;
  /** The first line's. */
  readonly unitPrice: MinorUnits;
  /** Every line's, in their order. */
  readonly unitPrices: readonly MinorUnits[];
  readonly once: MinorUnits;
}

/** Every quantity at which a unit price or the one-off part may change, up to the product's largest quantity. */
export function ladderOf(table: PriceTable, design: PricedDesign, maxQuantity: number): LadderStep[] {
  const [first] = design.pieces;
  if (!first) return [];
  const starts = [1, ...breakStarts(table), ...table.oneOff.flatMap((fee) => fee.waivedFrom ?? [])];
  const steps = [...new Set(starts)]
    .filter((from) => from <= maxQuantity)
    .toSorted((a, b) => a - b)
    .map((from): LadderStep => {
      const unitPrices = design.pieces.map((piece) => sumUnits(piece.at(from)));
      const offset = graduatedOffset(table, [{ piece: first, quantity: from }]);
      return { from, unitPrice: unitPrices[0] ?? 0, unitPrices, once: sumUnits(design.onceAt(from)) + offset };
    });
  return steps.filter((step, i) => {
    const before = steps[i - 1];
    return !before || before.once !== step.once || step.unitPrices.some((price, j) => price !== before.unitPrices[j]);
  });
}

/**
 * With graduated breaks every piece costs what its own place reaches, while a quote shows one unit price: the last one. What
 * the earlier pieces cost beside it is the same for every quantity of a step, and so a row of its own (SPEC P10).
 */
export function graduatedOffset(
  table: PriceTable,
  lines: readonly { readonly piece: PricedPiece; readonly quantity: number }[],
): MinorUnits {
  if (table.breaksApply !== "graduated") return 0;
  const all = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const starts = [...new Set([1, ...breakStarts(table)])].filter((from) => from <= all);
  let offset = 0;
  let place = 1;
  for (const { piece, quantity } of lines) {
    const last = sumUnits(piece.at(all));
    const end = place + quantity;
    for (const [i, from] of starts.entries()) {
      const until = Math.min(end, starts[i + 1] ?? end);
      const pieces = until - Math.max(place, from);
      if (pieces > 0) offset += pieces * (sumUnits(piece.at(from)) - last);
    }
    place = end;
  }
  return offset;
}
