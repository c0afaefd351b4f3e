import { conditionHolds, valueOf } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { Localised } from "../schema/localised.ts";
import type { PriceTable, Surcharge } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { fromMinorUnits, parseExact, percentOf, toMinorUnits } from "../units/money.ts";
import type { MinorUnits } from "../units/money.ts";
import { PRICE_LABELS } from "./labels.ts";

/** One reason for a part of the unit price, already rounded to minor units (SPEC P2). */
export interface UnitLine {
  readonly rule: string;
  readonly label: Localised;
  readonly unit: MinorUnits;
  /** For counted surcharges: how many are charged and the exact amount of each, as a decimal string. */
  readonly count?: { readonly quantity: number; readonly each: string };
}

/** The lines of the unit price before quantity breaks, in the order base, surcharges as declared (SPEC P1). */
export function unitLines(product: Product, table: PriceTable, configuration: Configuration): UnitLine[] {
  const scope = scopeOf(product, configuration);
  const base: UnitLine = {
    rule: "base",
    label: PRICE_LABELS.base,
    unit: toMinorUnits(parseExact(table.base), table.currency),
  };
  const surcharges = table.surcharges
    .filter((surcharge) => conditionHolds(product, surcharge.when, scope))
    .map((surcharge): UnitLine | undefined => {
      const count = surcharge.per === undefined ? 1 : chargedCount(surcharge, valueOf(product, surcharge.per, scope));
      if (count <= 0) return undefined;
      return {
        rule: surcharge.id,
        label: surcharge.label,
        unit: surchargeAmount(surcharge, table, count),
        ...(surcharge.per !== undefined &&
          surcharge.amount !== undefined && { count: { quantity: count, each: surcharge.amount } }),
      };
    });
  return [base, ...surcharges.filter((line) => line !== undefined)];
}

/** The break that applies at a quantity, as a line on the rounded unit price so far; undefined when there is none. */
export function breakLine(table: PriceTable, quantity: number, unitSoFar: MinorUnits): UnitLine | undefined {
  const step = table.breaks.findLast((each) => each.from <= quantity);
  if (!step || parseExact(step.percent) === 0n) return undefined;
  return {
    rule: `break${step.from}`,
    label: withNumber(PRICE_LABELS.break, step.from),
    unit: toMinorUnits(percentOf(fromMinorUnits(unitSoFar, table.currency), step.percent), table.currency),
  };
}

function chargedCount(surcharge: Surcharge, counted: unknown): number {
  return typeof counted === "number" ? Math.max(0, Math.floor(counted) - surcharge.firstFree) : 0;
}

/** A percentage is of the exact base, never of the rounded one. */
function surchargeAmount(surcharge: Surcharge, table: PriceTable, count: number): MinorUnits {
  const each =
    surcharge.percent === undefined
      ? parseExact(surcharge.amount ?? "0")
      : percentOf(parseExact(table.base), surcharge.percent);
  return toMinorUnits(each * BigInt(count), table.currency);
}

function withNumber(label: Localised, n: number): Localised {
  const entries = Object.entries(label).map(([language, text]) => [language, text?.replace("{n}", String(n))]);
  return Object.fromEntries(entries);
}
