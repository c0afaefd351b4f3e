import { conditionHolds, valueOf } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { scopeOf } from "../configuration/scope.ts";
import { variantOf } from "../configuration/variant.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { PriceTable, Surcharge } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import { fromMinorUnits, parseExact, percentOf, timesExact, toMinorUnits } from "../units/money.ts";
import type { ExactAmount, MinorUnits } from "../units/money.ts";
import { chargedMeasure } from "./charged-measure.ts";
import { PRICE_LABELS } from "./labels.ts";
import type { CountUnit, UnitLine } from "./unit-line.ts";

/** What is priced. */
export interface Piece {
  /** Settled. */
  readonly configuration: Configuration;
  /** Of a table whose base is the shop's, in its currency; without it such a piece is priced from zero. */
  readonly shopBase?: MinorUnits | undefined;
}

/**
 * The lines of the unit price before quantity breaks (SPEC P1): base, what is fixed, counted or measured, then percentages.
 * Inside these the author's order is the reader's order and changes no amount.
 */
export function unitLines(product: Product, table: PriceTable, piece: Piece): UnitLine[] {
  const scope = scopeOf(product, piece.configuration);
  const base = baseOf(product, table, piece);
  // Exact amounts of the lines so far, for percentages of them: nothing rounded is carried on.
  const exact = new Map<string, ExactAmount>([["base", base]]);
  const round = (amount: ExactAmount) => toMinorUnits(amount, table.currency, table.rounding);
  const lines: UnitLine[] = [{ rule: "base", label: PRICE_LABELS.base, unit: round(base) }];
  const charged = table.surcharges.filter((surcharge) => conditionHolds(product, surcharge.when, scope));
  for (const surcharge of charged) {
    if (surcharge.amount === undefined) continue;
    const found = fixedAmount(product, surcharge, { scope, fixed: surcharge.amount });
    if (!found) continue;
    exact.set(surcharge.id, found.amount);
    lines.push({ rule: surcharge.id, label: surcharge.label, unit: round(found.amount), ...found.count });
  }
  for (const surcharge of charged) {
    if (surcharge.percent === undefined) continue;
    const of = (surcharge.of ?? ["base"]).reduce((sum, id) => sum + (exact.get(id) ?? 0n), 0n);
    const times = surcharge.per === undefined ? undefined : measureOf(product, surcharge, scope);
    if (times !== undefined && times <= 0n) continue;
    const share = percentOf(of, surcharge.percent);
    const amount = atLeast(surcharge, times === undefined ? share : timesExact(share, times));
    lines.push({ rule: surcharge.id, label: surcharge.label, unit: round(amount) });
  }
  return lines;
}

/** The shop's, the blank's own, else the table's. */
function baseOf(product: Product, table: PriceTable, { configuration, shopBase }: Piece): ExactAmount {
  if (table.base === "shop") return fromMinorUnits(shopBase ?? 0, table.currency);
  if (!table.baseBySku) return parseExact(table.base);
  const sku = variantOf(product, configuration)?.sku;
  return parseExact(table.baseBySku.find(([each]) => each === sku)?.[1] ?? table.base);
}

/** What an amount, or an amount per count, comes to; undefined when nothing is counted. */
function fixedAmount(
  product: Product,
  surcharge: Surcharge,
  { scope, fixed }: { readonly scope: Scope; readonly fixed: string },
): { readonly amount: ExactAmount; readonly count?: Pick<UnitLine, "count"> } | undefined {
  if (surcharge.per === undefined) return { amount: atLeast(surcharge, parseExact(fixed)) };
  const measure = measureOf(product, surcharge, scope);
  if (measure <= 0n) return undefined;
  const each = tierAmount(surcharge, measure) ?? fixed;
  const amount = atLeast(surcharge, timesExact(parseExact(each), measure));
  return { amount, count: { count: { quantity: toNumber(measure), each, unit: unitOf(product, surcharge) } } };
}

function measureOf(product: Product, surcharge: Surcharge, scope: Scope): ExactAmount {
  return surcharge.per === undefined ? 0n : chargedMeasure(surcharge, valueOf(product, surcharge.per, scope));
}

function tierAmount({ tiers = [] }: Surcharge, measure: ExactAmount): string | undefined {
  let best: { readonly from: ExactAmount; readonly amount: string } | undefined;
  for (const tier of tiers) {
    const from = parseExact(tier.from);
    if (from <= measure && (!best || from > best.from)) best = { from, amount: tier.amount };
  }
  return best?.amount;
}

function atLeast({ minimum }: Surcharge, amount: ExactAmount): ExactAmount {
  const least = minimum === undefined ? undefined : parseExact(minimum);
  return least !== undefined && amount < least ? least : amount;
}

/** The merchant's words for what is counted, else what a print area's count counts. */
function unitOf(product: Product, { unit, per }: Surcharge): CountUnit | undefined {
  const counted = per === undefined ? undefined : product.expressions[per];
  return unit ?? (counted?.op === "call" ? counted.name : undefined);
}

/** For reading only: amounts are never made of it. */
function toNumber(measure: ExactAmount): number {
  return Number(measure) / 1e9;
}
