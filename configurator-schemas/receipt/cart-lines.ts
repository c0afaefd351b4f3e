import type { ReceiptClaims } from "./claims.ts";
import type { ReceiptPrice } from "./price-for.ts";

/** A line of a shop system that knows a unit price × a quantity, and nothing paid once. Integer minor units. */
export type CartLine = PiecesLine | OnceLine;

export interface PiecesLine extends LineAmounts {
  readonly kind: "pieces";
  readonly sku: string;
}

/** The companion of a design's pieces: what is paid once, as one piece that comes and goes with them. */
export interface OnceLine extends LineAmounts {
  readonly kind: "once";
  readonly quantity: 1;
}

interface LineAmounts {
  /** What binds a design's lines to each other: its id, or of a design that was not saved the receipt's `sub`. */
  readonly design: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly amount: number;
  readonly currency: string;
  readonly taxMode: ReceiptClaims["taxMode"];
}

/** One cart line per line of the price, and a companion line where something is paid once (SPEC R6). */
export function cartLines(
  { lines, once, currency, taxMode }: ReceiptPrice,
  claims: Pick<ReceiptClaims, "design" | "sub">,
): readonly CartLine[] {
  const shared = { design: claims.design ?? claims.sub, currency, taxMode };
  const pieces = lines.map((line): CartLine => ({ kind: "pieces", ...line, ...shared }));
  if (once === 0) return pieces;
  return [...pieces, { kind: "once", quantity: 1, unitPrice: once, amount: once, ...shared }];
}
