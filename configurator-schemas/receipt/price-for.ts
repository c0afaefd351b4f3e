import type { ReceiptClaims, ReceiptLine } from "./claims.ts";
import { amountOf, withPieces } from "./priced-line.ts";
import type { PricedLine } from "./priced-line.ts";
import { sameData } from "./same-data.ts";

/** What a cart holds of one receipt: a line of it by its selections and fields, and how many pieces. */
export interface AskedLine {
  readonly quantity: number;
  readonly selections?: Readonly<Record<string, unknown>> | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** Integer minor units of `currency`, in `taxMode`: the amounts and `once` add up to `sum`. */
export interface ReceiptPrice {
  /** In the order they were asked for; amount = unitPrice × quantity. */
  readonly lines: readonly PricedLine[];
  /** What is paid once for the design, however many pieces. */
  readonly once: number;
  readonly sum: number;
  readonly currency: string;
  readonly taxMode: ReceiptClaims["taxMode"];
}

/** receipt_out_of_ladder: more or fewer pieces than it speaks for. receipt_other_lines: it says nothing about these lines. */
export type ReceiptRefusal = "receipt_out_of_ladder" | "receipt_other_lines";

export type ReceiptAnswer =
  | ({ readonly ok: true } & ReceiptPrice)
  | { readonly ok: false; readonly code: ReceiptRefusal };

/** What a receipt promises for lines of its design in other quantities, some of them perhaps gone (SPEC R2–R5). */
export function priceFor(claims: ReceiptClaims, lines: readonly AskedLine[]): ReceiptAnswer {
  const found = matchLines(claims.lines, lines);
  if (!found) return { ok: false, code: "receipt_other_lines" };
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const counted = lines.every((line) => Number.isSafeInteger(line.quantity) && line.quantity >= 0);
  if (!counted || quantity < 1 || quantity > claims.maxQuantity) return { ok: false, code: "receipt_out_of_ladder" };

  const asQuoted =
    found.length === claims.lines.length && found.every((line, i) => line.quantity === lines[i]?.quantity);
  // No line is asked for twice, so as many lines as it has are all of them.
  if (asQuoted) {
    const priced = found.map(({ sku, quantity: own, unitPrice }) =>
      withPieces({ sku, unitPrice: unitPrice.amount }, own),
    );
    const sum = claims.taxMode === "inclusive" ? claims.total.amount : claims.net.amount;
    return promise(claims, priced, sum - amountOf(priced));
  }

  const at = claims.ladder.findLastIndex(({ from }) => from <= quantity);
  const step = claims.ladder[at];
  if (!step) return { ok: false, code: "receipt_out_of_ladder" };
  const alone = claims.lines.length === 1;
  const priced: PricedLine[] = [];
  for (const [i, line] of found.entries()) {
    const unitPrice = alone ? step.unitPrice.amount : line.unitPrices?.[at];
    if (unitPrice === undefined) return { ok: false, code: "receipt_other_lines" };
    priced.push(withPieces({ sku: line.sku, unitPrice }, lines[i]?.quantity ?? 0));
  }
  return promise(claims, priced, step.once.amount);
}

/** The receipt's line of every asked one, each used once; undefined when one is not on it. */
function matchLines(own: readonly ReceiptLine[], asked: readonly AskedLine[]): readonly ReceiptLine[] | undefined {
  const free = new Set(own);
  const found: ReceiptLine[] = [];
  for (const [i, line] of asked.entries()) {
    const match = matchLine(free, line, own[i]);
    if (!match) return undefined;
    free.delete(match);
    found.push(match);
  }
  return found;
}

/** Carts keep the order: looking where the line should be first keeps a roster of five hundred quick. */
function matchLine(
  free: ReadonlySet<ReceiptLine>,
  line: AskedLine,
  likely: ReceiptLine | undefined,
): ReceiptLine | undefined {
  const isSame = (each: ReceiptLine) =>
    sameData(each.selections ?? {}, line.selections ?? {}) && sameData(each.fields ?? {}, line.fields ?? {});
  if (likely && free.has(likely) && likely.quantity === line.quantity && isSame(likely)) return likely;
  let alike: ReceiptLine | undefined;
  for (const each of free) {
    if (!isSame(each)) continue;
    // Of lines that are alike, the one with this quantity: the receipt's own numbers do not hang on the order.
    if (each.quantity === line.quantity) return each;
    alike ??= each;
  }
  return alike;
}

function promise({ taxMode, total }: ReceiptClaims, lines: readonly PricedLine[], once: number): ReceiptAnswer {
  return { ok: true, lines, once, sum: amountOf(lines) + once, currency: total.currency, taxMode };
}
