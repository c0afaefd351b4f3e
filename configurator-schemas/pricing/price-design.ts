import type { Configuration } from "../configuration/configuration.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { Localised } from "../schema/localised.ts";
import type { PriceTable } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { parseExact, taxInside, taxOnTop, toMinorUnits } from "../units/money.ts";
import type { MinorUnits } from "../units/money.ts";
import { breakLine, unitLines } from "./unit-price.ts";
import type { UnitLine } from "./unit-price.ts";

/** One row of a price: amount = unit × quantity for rows per piece, unit for rows paid once. */
export interface PriceLine {
  readonly rule: string;
  readonly label: Localised;
  readonly per: "unit" | "once";
  readonly quantity: number;
  readonly unit: MinorUnits;
  readonly amount: MinorUnits;
  readonly count?: { readonly quantity: number; readonly each: string };
}

export interface PricedLine {
  readonly quantity: number;
  readonly unitPrice: MinorUnits;
}

/** For every quantity from `from` up to the next step: amount = unitPrice × quantity + once. */
export interface LadderStep {
  readonly from: number;
  readonly unitPrice: MinorUnits;
  readonly once: MinorUnits;
}

export interface DesignPrice {
  readonly lines: readonly PriceLine[];
  readonly perLine: readonly PricedLine[];
  readonly net: MinorUnits;
  readonly tax: MinorUnits;
  readonly total: MinorUnits;
  readonly ladder: readonly LadderStep[];
}

/** Prices one design whose lines differ in selections; breaks and one-off rows run over all of them (SPEC P3–P6). */
export function priceDesign(
  product: Product,
  table: PriceTable,
  {
    lines,
    taxRatePercent,
  }: {
    readonly lines: readonly { readonly configuration: Configuration; readonly quantity: number }[];
    readonly taxRatePercent: string;
  },
): DesignPrice {
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const rows: PriceLine[] = [];
  const perLine = lines.map((line): PricedLine => {
    const unit = withBreak(unitLines(product, table, line.configuration), table, quantity);
    rows.push(...unit.map((row) => toRow(row, line.quantity)));
    return { quantity: line.quantity, unitPrice: sumUnits(unit) };
  });
  const first = lines[0];
  rows.push(...(first ? onceLines(product, table, { configuration: first.configuration, quantity }) : []));

  const sum = rows.reduce((total, row) => total + row.amount, 0);
  const inclusive = table.tax === "inclusive";
  const tax = inclusive ? taxInside(sum, taxRatePercent) : taxOnTop(sum, taxRatePercent);
  return {
    lines: mergeEqual(rows),
    perLine,
    net: inclusive ? sum - tax : sum,
    tax,
    total: inclusive ? sum : sum + tax,
    ladder: first ? ladderOf(product, table, first.configuration) : [],
  };
}

/** Every quantity at which the unit price or the one-off part may change, up to the product's largest quantity. */
function ladderOf(product: Product, table: PriceTable, configuration: Configuration): LadderStep[] {
  const starts = [1, ...table.breaks.map((step) => step.from), ...table.oneOff.flatMap((fee) => fee.waivedFrom ?? [])];
  const steps = [...new Set(starts)]
    .filter((from) => from <= product.maxQuantity)
    .toSorted((a, b) => a - b)
    .map((from): LadderStep => ({
      from,
      unitPrice: sumUnits(withBreak(unitLines(product, table, configuration), table, from)),
      once: onceLines(product, table, { configuration, quantity: from }).reduce((sum, row) => sum + row.amount, 0),
    }));
  return steps.filter((step, i) => {
    const before = steps[i - 1];
    return !before || before.unitPrice !== step.unitPrice || before.once !== step.once;
  });
}

function withBreak(unit: readonly UnitLine[], table: PriceTable, quantity: number): UnitLine[] {
  const discount = breakLine(table, quantity, sumUnits(unit));
  return discount ? [...unit, discount] : [...unit];
}

function sumUnits(unit: readonly UnitLine[]): MinorUnits {
  return unit.reduce((sum, line) => sum + line.unit, 0);
}

function toRow({ rule, label, unit, count }: UnitLine, quantity: number): PriceLine {
  return { rule, label, per: "unit", quantity, unit, amount: unit * quantity, ...(count && { count }) };
}

function onceLines(
  product: Product,
  table: PriceTable,
  { configuration, quantity }: { readonly configuration: Configuration; readonly quantity: number },
): PriceLine[] {
  const scope = scopeOf(product, configuration);
  return table.oneOff
    .filter((fee) => fee.waivedFrom === undefined || quantity < fee.waivedFrom)
    .filter((fee) => conditionHolds(product, fee.when, scope))
    .map((fee) => {
      const unit = toMinorUnits(parseExact(fee.amount), table.currency);
      return { rule: fee.id, label: fee.label, per: "once", quantity: 1, unit, amount: unit };
    });
}

/** Lines of a size matrix mostly cost the same: equal rows are shown as one. */
function mergeEqual(rows: readonly PriceLine[]): PriceLine[] {
  const merged: PriceLine[] = [];
  for (const row of rows) {
    const at = merged.findIndex(
      (each) =>
        each.rule === row.rule &&
        each.per === "unit" &&
        each.unit === row.unit &&
        each.count?.quantity === row.count?.quantity,
    );
    const found = merged[at];
    if (found) merged[at] = { ...found, quantity: found.quantity + row.quantity, amount: found.amount + row.amount };
    else merged.push(row);
  }
  return merged;
}
