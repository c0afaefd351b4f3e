import { conditionHolds } from "../configuration/conditions.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { PriceTable, Rush } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { parseExact, toMinorUnits } from "../units/money.ts";
import { rushLine } from "./quantity-price.ts";
import { sumUnits } from "./unit-line.ts";
import type { UnitLine } from "./unit-line.ts";

export interface OnceQuestion {
  /** Of every line of the design: a fee one of them asks for is paid once. */
  readonly scopes: readonly Scope[];
  readonly rush: readonly Rush[];
  /** The design was made before. */
  readonly reprint: boolean;
}

/** What is paid once at a quantity, and what haste adds to it. */
export function onceLinesAt(
  product: Product,
  table: PriceTable,
  { scopes, rush, reprint, quantity }: OnceQuestion & { readonly quantity: number },
): readonly UnitLine[] {
  const fees = table.oneOff
    .filter(({ waivedFrom }) => waivedFrom === undefined || quantity < waivedFrom)
    .filter(({ waivedOnReprint }) => !(reprint && waivedOnReprint))
    .filter(({ when }) => scopes.some((scope) => conditionHolds(product, when, scope)))
    .map(({ id, label, amount }): UnitLine => ({
      rule: id,
      label,
      unit: toMinorUnits(parseExact(amount), table.currency, table.rounding),
    }));
  const before = sumUnits(fees);
  return before === 0 ? fees : [...fees, ...rush.map((each) => rushLine(table, each, before))];
}
