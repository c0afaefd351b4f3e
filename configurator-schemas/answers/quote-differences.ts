import type { ReceiptMoney } from "../receipt/claims.ts";

/** One row of a price, as quotes and receipts hold them. */
export interface ComparedRow {
  readonly rule: string;
  readonly label: string;
  readonly per: "unit" | "once";
  /** Minor units. */
  readonly amount: number;
}

/** What a rule comes to now that it did not before; null = not there. */
export interface QuoteDifference {
  readonly rule: string;
  readonly label: string;
  readonly before: ReceiptMoney | null;
  readonly after: ReceiptMoney | null;
  readonly change: ReceiptMoney;
}

/**
 * Where two prices of one design differ, rule by rule, in the order a reader sees the new one; what is gone comes last. The
 * changes sum to the difference of the two prices.
 */
export function quoteDifferences(
  before: readonly ComparedRow[],
  after: readonly ComparedRow[],
  currency: string,
): readonly QuoteDifference[] {
  const [old, fresh] = [byRule(before), byRule(after)];
  const money = (amount: number): ReceiptMoney => ({ amount, currency });
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const change = (is?.amount ?? 0) - (was?.amount ?? 0);
    const row = is ?? was;
    if (change === 0 || !row) return [];
    const { rule, label } = row;
    return [
      {
        rule,
        label,
        before: was ? money(was.amount) : null,
        after: is ? money(is.amount) : null,
        change: money(change),
      },
    ];
  });
}

/** A rule may have several rows, one for each price a size matrix gives it. */
function byRule(rows: readonly ComparedRow[]): ReadonlyMap<string, ComparedRow> {
  const found = new Map<string, ComparedRow>();
  for (const row of rows) {
    const key = `${row.per} ${row.rule}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, amount: known.amount + row.amount } : row);
  }
  return found;
}
