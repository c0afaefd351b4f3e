import { conditionHolds } from "../configuration/conditions.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { PriceTable } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { onceLinesAt } from "./once-lines.ts";
import { linesAt } from "./quantity-price.ts";
import type { UnitLine } from "./unit-line.ts";
import { unitLines } from "./unit-price.ts";
import type { Piece } from "./unit-price.ts";

/** One line's piece, worked out once for every quantity that is asked for. */
export interface PricedPiece {
  at(quantity: number): readonly UnitLine[];
}

/** What every line of a design comes to, and what is paid once for all of them. */
export interface PricedDesign {
  readonly pieces: readonly PricedPiece[];
  onceAt(quantity: number): readonly UnitLine[];
}

export function pricePieces(
  product: Product,
  table: PriceTable,
  { pieces, reprint }: { readonly pieces: readonly Piece[]; readonly reprint: boolean },
): PricedDesign {
  const scopes = pieces.map(({ configuration }) => scopeOf(product, configuration));
  const asked = (scope: (typeof scopes)[number]) =>
    (table.rush ?? []).filter(({ when }) => conditionHolds(product, when, scope));
  const rushOf = scopes.map(asked);
  const rush = (table.rush ?? []).filter((each) => rushOf.some((some) => some.includes(each)));
  return {
    pieces: pieces.map((piece, i) => {
      const unit = unitLines(product, table, piece);
      return { at: (quantity) => linesAt(table, { unit, rush: rushOf[i] ?? [], quantity }) };
    }),
    onceAt: (quantity) => onceLinesAt(product, table, { scopes, rush, reprint, quantity }),
  };
}
