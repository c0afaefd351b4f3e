/** Pieces of one stock code at one price, in integer minor units: amount = unitPrice × quantity. */
export interface PricedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly amount: number;
}

/** The same line with another number of pieces, at the same unit price. */
export function withPieces({ sku, unitPrice }: Pick<PricedLine, "sku" | "unitPrice">, quantity: number): PricedLine {
  return { sku, quantity, unitPrice, amount: unitPrice * quantity };
}

/** What lines come to, in integer minor units. */
export function amountOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}
