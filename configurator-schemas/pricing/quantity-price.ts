import type { Finish, PriceBreak, PriceTable, Rush } from "../schema/price-table.ts";
import { fromMinorUnits, parseExact, percentOf, toMinorUnits } from "../units/money.ts";
import type { MinorUnits } from "../units/money.ts";
import { PRICE_LABELS, withNumber } from "./labels.ts";
import { sumUnits } from "./unit-line.ts";
import type { UnitLine } from "./unit-line.ts";

/**
 * The unit price at a quantity, line by line: what the configuration comes to, the break this quantity reaches, what is paid
 * for haste, and how the price ends (SPEC P1). Each is rounded once, of the rounded price before it.
 */
export function linesAt(
  table: PriceTable,
  {
    unit,
    rush,
    quantity,
  }: { readonly unit: readonly UnitLine[]; readonly rush: readonly Rush[]; readonly quantity: number },
): readonly UnitLine[] {
  const reduced = withLine(unit, breakLine(table, quantity, sumUnits(unit)));
  const before = sumUnits(reduced);
  const hasty = [...reduced, ...rush.map((each) => rushLine(table, each, before))];
  return finished(table, hasty);
}

/** A percentage of an amount paid, as its own line. */
export function rushLine(table: PriceTable, { id, label, percent }: Rush, of: MinorUnits): UnitLine {
  return { rule: id, label, unit: share(table, of, percent) };
}

/** Quantities at which the break changes, rising. */
export function breakStarts({ breaks }: PriceTable): readonly number[] {
  return breaks.map(({ from }) => from).toSorted((a, b) => a - b);
}

function breakLine(table: PriceTable, quantity: number, soFar: MinorUnits): UnitLine | undefined {
  const step = reached(table.breaks, quantity);
  if (!step) return undefined;
  const rule = `break${step.from}`;
  if ("unitPrice" in step) {
    const unit = toMinorUnits(parseExact(step.unitPrice), table.currency, table.rounding) - soFar;
    return unit === 0 ? undefined : { rule, label: withNumber(PRICE_LABELS.breakPrice, step.from), unit };
  }
  if (parseExact(step.percent) === 0n) return undefined;
  return { rule, label: withNumber(PRICE_LABELS.break, step.from), unit: share(table, soFar, step.percent) };
}

/** The one with the largest `from` that is not above the quantity. */
function reached(breaks: readonly PriceBreak[], quantity: number): PriceBreak | undefined {
  let best: PriceBreak | undefined;
  for (const each of breaks) if (each.from <= quantity && (!best || each.from > best.from)) best = each;
  return best;
}

function finished(table: PriceTable, lines: readonly UnitLine[]): readonly UnitLine[] {
  const { finish, currency } = table;
  if (!finish) return lines;
  const price = sumUnits(lines);
  const least =
    finish.minimum === undefined ? price : Math.max(price, toMinorUnits(parseExact(finish.minimum), currency));
  const raised = withLine(lines, lineOf("minimum", least - price));
  return withLine(raised, lineOf("ending", ended(finish, { price: least, currency }) - least));
}

/** The nearest price that ends as wished; never below the minimum. */
function ended(
  { minimum, step, ending = "0", direction = "nearest" }: Finish,
  { price, currency }: { readonly price: MinorUnits; readonly currency: PriceTable["currency"] },
): MinorUnits {
  if (step === undefined) return price;
  const every = Math.max(1, toMinorUnits(parseExact(step), currency));
  const end = toMinorUnits(parseExact(ending), currency) % every;
  const below = Math.floor((price - end) / every) * every + end;
  const above = below === price ? below : below + every;
  const least = minimum === undefined ? Number.NEGATIVE_INFINITY : toMinorUnits(parseExact(minimum), currency);
  const isDown = direction === "down" || (direction === "nearest" && price - below < above - price);
  return isDown && below >= least ? below : above;
}

function lineOf(rule: "minimum" | "ending", unit: MinorUnits): UnitLine | undefined {
  return unit === 0 ? undefined : { rule, label: PRICE_LABELS[rule], unit };
}

function share(table: PriceTable, of: MinorUnits, percent: string): MinorUnits {
  return toMinorUnits(percentOf(fromMinorUnits(of, table.currency), percent), table.currency, table.rounding);
}

function withLine(lines: readonly UnitLine[], line: UnitLine | undefined): readonly UnitLine[] {
  return line ? [...lines, line] : lines;
}
