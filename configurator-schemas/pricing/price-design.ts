import type { PriceTable } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { taxInside, taxOnTop } from "../units/money.ts";
import type { MinorUnits } from "../units/money.ts";
import { PRICE_LABELS } from "./labels.ts";
import { graduatedOffset, ladderOf } from "./price-ladder.ts";
import type { LadderStep } from "./price-ladder.ts";
import { mergeEqual, paidOnce, perUnit } from "./price-lines.ts";
import type { PriceLine } from "./price-lines.ts";
import { pricePieces } from "./priced.ts";
import { sumUnits } from "./unit-line.ts";
import type { Piece } from "./unit-price.ts";

export interface DesignPrice {
  readonly lines: readonly PriceLine[];
  /** One per asked line. */
  readonly unitPrices: readonly MinorUnits[];
  readonly net: MinorUnits;
  readonly tax: MinorUnits;
  readonly total: MinorUnits;
  readonly ladder: readonly LadderStep[];
}

interface Asked {
  readonly lines: readonly (Piece & { readonly quantity: number })[];
  readonly taxRatePercent: string;
  /** The design was made before: what was set up for it is there. */
  readonly reprint?: boolean | undefined;
}

/** Prices one design whose lines differ; breaks and one-off rows run over all of them (SPEC P3–P6). */
export function priceDesign(
  product: Product,
  table: PriceTable,
  { lines, taxRatePercent, reprint = false }: Asked,
): DesignPrice {
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const design = pricePieces(product, table, { pieces: lines, reprint });
  const units = design.pieces.map((piece) => piece.at(quantity));
  const rows = units.flatMap((unit, i) => unit.map((line) => perUnit(line, lines[i]?.quantity ?? 0)));
  if (lines.length > 0) rows.push(...design.onceAt(quantity).map(paidOnce));
  const offset = graduatedOffset(
    table,
    design.pieces.map((piece, i) => ({ piece, quantity: lines[i]?.quantity ?? 0 })),
  );
  if (offset !== 0) rows.push(paidOnce({ rule: "graduated", label: PRICE_LABELS.graduated, unit: offset }));

  const sum = rows.reduce((total, row) => total + row.amount, 0);
  const inclusive = table.tax === "inclusive";
  const tax = inclusive ? taxInside(sum, taxRatePercent) : taxOnTop(sum, taxRatePercent);
  return {
    lines: mergeEqual(rows),
    unitPrices: units.map(sumUnits),
    net: inclusive ? sum - tax : sum,
    tax,
    total: inclusive ? sum : sum + tax,
    ladder: ladderOf(table, design, product.maxQuantity),
  };
}
