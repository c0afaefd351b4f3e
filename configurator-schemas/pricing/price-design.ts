import type { Configuration } from "../configuration/configuration.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { Localised } from "../schema/localised.ts";
import type { PriceTable } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { taxInside, taxOnTop } from "../units/money.ts";
import type { MinorUnits } from "../units/money.ts";
import { PRICE_LABELS } from "./labels.ts";
import { onceLinesAt } from "./once-lines.ts";
import { breakStarts, linesAt } from "./quantity-price.ts";
import { sumUnits } from "./unit-line.ts";
import type { UnitLine } from "./unit-line.ts";
import { unitLines } from "./unit-price.ts";

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

interface Asked {
  readonly lines: readonly { readonly configuration: Configuration; readonly quantity: number }[];
  readonly taxRatePercent: string;
  /** The design was made before: what was set up for it is there. */
  readonly reprint?: boolean;
}

/** Prices one design whose lines differ in selections; breaks and one-off rows run over all of them (SPEC P3–P6). */
export function priceDesign(
  product: Product,
  table: PriceTable,
  { lines, taxRatePercent, reprint = false }: Asked,
): DesignPrice {
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const priced = lines.map((line) => ({ quantity: line.quantity, ...priceOf(product, table, line.configuration) }));
  const rows: PriceLine[] = [];
  const perLine = priced.map((line): PricedLine => {
    const unit = line.at(quantity);
    rows.push(...unit.map((row) => toRow(row, line.quantity)));
    return { quantity: line.quantity, unitPrice: sumUnits(unit) };
  });
  const [first] = priced;
  if (first) rows.push(...first.onceAt(quantity, reprint).map((row) => toOnceRow(row)));
  const offset = graduatedOffset(table, { lines: priced, quantity });
  if (offset !== 0) rows.push(toOnceRow({ rule: "graduated", label: PRICE_LABELS.graduated, unit: offset }));

  const sum = rows.reduce((total, row) => total + row.amount, 0);
  const inclusive = table.tax === "inclusive";
  const tax = inclusive ? taxInside(sum, taxRatePercent) : taxOnTop(sum, taxRatePercent);
  return {
    lines: mergeEqual(rows),
    perLine,
    net: inclusive ? sum - tax : sum,
    tax,
    total: inclusive ? sum : sum + tax,
    ladder: first ? ladderOf(product, table, { first, reprint }) : [],
  };
}

/** One configuration, its lines worked out once for every quantity that is asked for. */
interface Priced {
  at(quantity: number): readonly UnitLine[];
  onceAt(quantity: number, reprint: boolean): readonly UnitLine[];
}

function priceOf(product: Product, table: PriceTable, configuration: Configuration): Priced {
  const scope = scopeOf(product, configuration);
  const rush = (table.rush ?? []).filter(({ when }) => conditionHolds(product, when, scope));
  const unit = unitLines(product, table, configuration);
  return {
    at: (quantity) => linesAt(table, { unit, rush, quantity }),
    onceAt: (quantity, reprint) => onceLinesAt(product, table, { scope, rush, reprint, quantity }),
  };
}

/** Every quantity at which the unit price or the one-off part may change, up to the product's largest quantity. */
function ladderOf(
  product: Product,
  table: PriceTable,
  { first, reprint }: { readonly first: Priced; readonly reprint: boolean },
): LadderStep[] {
  const starts = [1, ...breakStarts(table), ...table.oneOff.flatMap((fee) => fee.waivedFrom ?? [])];
  const steps = [...new Set(starts)]
    .filter((from) => from <= product.maxQuantity)
    .toSorted((a, b) => a - b)
    .map((from): LadderStep => ({
      from,
      unitPrice: sumUnits(first.at(from)),
      once:
        sumUnits(first.onceAt(from, reprint)) +
        graduatedOffset(table, { lines: [{ ...first, quantity: from }], quantity: from }),
    }));
  return steps.filter((step, i) => {
    const before = steps[i - 1];
    return !before || before.unitPrice !== step.unitPrice || before.once !== step.once;
  });
}

/**
 * With graduated breaks every piece costs what its own place reaches, while a quote shows one unit price: the last one. What
 * the earlier pieces cost beside it is the same for every quantity of a step, and so a row of its own (SPEC P10).
 */
function graduatedOffset(
  table: PriceTable,
  {
    lines,
    quantity,
  }: { readonly lines: readonly (Priced & { readonly quantity: number })[]; readonly quantity: number },
): MinorUnits {
  if (table.breaksApply !== "graduated") return 0;
  const starts = [...new Set([1, ...breakStarts(table)])].filter((from) => from <= quantity);
  let offset = 0;
  let place = 1;
  for (const line of lines) {
    const last = sumUnits(line.at(quantity));
    const end = place + line.quantity;
    for (const [i, from] of starts.entries()) {
      const until = Math.min(end, starts[i + 1] ?? end);
      const pieces = until - Math.max(place, from);
      if (pieces > 0) offset += pieces * (sumUnits(line.at(from)) - last);
    }
    place = end;
  }
  return offset;
}

function toRow({ rule, label, unit, count }: UnitLine, quantity: number): PriceLine {
  return { rule, label, per: "unit", quantity, unit, amount: unit * quantity, ...(count && { count }) };
}

function toOnceRow({ rule, label, unit }: UnitLine): PriceLine {
  return { rule, label, per: "once", quantity: 1, unit, amount: unit };
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
