import type { Localised } from "../schema/localised.ts";
import type { MinorUnits } from "../units/money.ts";
import type { LineCount, UnitLine } from "./unit-line.ts";

/** One row of a price: amount = unit × quantity for rows per piece, unit for rows paid once. */
export interface PriceLine {
  readonly rule: string;
  readonly label: Localised;
  readonly per: "unit" | "once";
  readonly quantity: number;
  readonly unit: MinorUnits;
  readonly amount: MinorUnits;
  readonly count?: LineCount;
}

export function perUnit({ rule, label, unit, count }: UnitLine, quantity: number): PriceLine {
  return { rule, label, per: "unit", quantity, unit, amount: unit * quantity, ...(count && { count }) };
}

export function paidOnce({ rule, label, unit }: UnitLine): PriceLine {
  return { rule, label, per: "once", quantity: 1, unit, amount: unit };
}

/** Lines of a size matrix mostly cost the same: equal rows are shown as one. */
export function mergeEqual(rows: readonly PriceLine[]): PriceLine[] {
  const merged = new Map<string, PriceLine>();
  for (const row of rows) {
    const key = [row.per, row.rule, row.unit, row.count?.quantity, row.count?.each].join(" ");
    const found = merged.get(key);
    const [quantity, amount] = [(found?.quantity ?? 0) + row.quantity, (found?.amount ?? 0) + row.amount];
    merged.set(key, found ? { ...found, quantity, amount } : row);
  }
  return [...merged.values()];
}
