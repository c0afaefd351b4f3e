import type { Expression, Value } from "../expressions/tree.ts";
import type { PriceTable, Rush, Surcharge } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import type { MinorUnits } from "../units/money.ts";
import { PRICE_LABELS } from "./labels.ts";
import { linesAt } from "./quantity-price.ts";
import { sumUnits } from "./unit-line.ts";
import { unitLines } from "./unit-price.ts";

/**
 * What a base and some surcharges come to, in minor units before quantity breaks, where the values of their expressions are
 * known but no configuration: the price itself, of values instead of choices. A percentage is of lines among these.
 */
export function unitOfLines(
  product: Product,
  table: PriceTable,
  {
    base,
    surcharges,
    valueOf,
  }: {
    readonly base: string;
    readonly surcharges: readonly Surcharge[];
    readonly valueOf: (text: string) => Value;
  },
): MinorUnits {
  const texts = surcharges.flatMap(({ when, per }) => [when, per]).filter((text) => text !== undefined);
  const expressions = Object.fromEntries(
    texts.map((text): [string, Expression] => [text, { op: "literal", value: valueOf(text) }]),
  );
  const { baseBySku: _none, ...plain } = table;
  return sumUnits(
    unitLines(
      { ...product, options: [], derived: [], expressions },
      { ...plain, base, surcharges: [...surcharges] },
      { configuration: { product: product.id, selections: {}, elements: {} } },
    ),
  );
}

/** What one piece costs when its lines come to `unit` minor units: with the break, haste and the ending. Never falls as `unit` rises. */
export function onePieceFrom(
  table: PriceTable,
  { unit, rush }: { readonly unit: MinorUnits; readonly rush: readonly Rush[] },
): MinorUnits {
  return sumUnits(linesAt(table, { unit: [{ rule: "base", label: PRICE_LABELS.base, unit }], rush, quantity: 1 }));
}
