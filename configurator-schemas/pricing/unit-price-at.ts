import { conditionHolds } from "../configuration/conditions.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { PriceTable } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import type { MinorUnits } from "../units/money.ts";
import { linesAt } from "./quantity-price.ts";
import { sumUnits } from "./unit-line.ts";
import { unitLines } from "./unit-price.ts";
import type { Piece } from "./unit-price.ts";

/** The unit price of a settled configuration at a quantity, in the table's tax mode: a quote's `unitPrice` without the rest of it. */
export function unitPriceAt(
  product: Product,
  table: PriceTable,
  { quantity, ...piece }: Piece & { readonly quantity: number },
): MinorUnits {
  const { configuration } = piece;
  const scope = scopeOf(product, configuration);
  const rush = (table.rush ?? []).filter(({ when }) => conditionHolds(product, when, scope));
  return sumUnits(linesAt(table, { unit: unitLines(product, table, piece), rush, quantity }));
}
