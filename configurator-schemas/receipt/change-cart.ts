import { cartLines } from "./cart-lines.ts";
import type { CartLine } from "./cart-lines.ts";
import type { ReceiptClaims } from "./claims.ts";
import { priceFor } from "./price-for.ts";
import type { AskedLine, ReceiptRefusal } from "./price-for.ts";

/** What is left of a design in a cart, and what the cart's lines for it are; both empty when nothing is. */
export type CartAnswer =
  | { readonly ok: true; readonly lines: readonly AskedLine[]; readonly cart: readonly CartLine[] }
  | { readonly ok: false; readonly code: ReceiptRefusal };

/** The cart lines of a design, every one priced anew at the quantity of all of them (SPEC R7–R9). */
export function cartFor(claims: ReceiptClaims, lines: readonly AskedLine[]): CartAnswer {
  const left = lines.filter(({ quantity }) => quantity !== 0);
  if (left.length === 0) return { ok: true, lines: [], cart: [] };
  const price = priceFor(claims, left);
  return price.ok ? { ok: true, lines: left, cart: cartLines(price, claims) } : price;
}

/** Another quantity of the line at a position; 0 takes it out (SPEC R7, R8). */
export function changeQuantity(
  claims: ReceiptClaims,
  lines: readonly AskedLine[],
  { at, quantity }: { readonly at: number; readonly quantity: number },
): CartAnswer {
  if (!lines[at]) return { ok: false, code: "receipt_other_lines" };
  return cartFor(
    claims,
    lines.map((line, i) => (i === at ? { ...line, quantity } : line)),
  );
}
