import type { CartItem } from "../../configurator-schemas/protocol/widget-messages.ts";
import type { CartLine } from "../../configurator-schemas/receipt/cart-lines.ts";
import { cartFor, changeQuantity } from "../../configurator-schemas/receipt/change-cart.ts";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import type { AskedLine, ReceiptRefusal } from "../../configurator-schemas/receipt/price-for.ts";
import { readReceipt } from "./till.ts";

/** What is kept of a design: what the widget handed over, and the lines in the quantities of now. */
export interface KeptDesign extends Pick<
  CartItem,
  "design" | "version" | "product" | "name" | "description" | "receipt" | "previewUrl"
> {
  readonly lines: readonly AskedLine[];
}

/** A design with its prices: they follow from its receipt, and are never kept. */
export interface DesignInCart {
  readonly kept: KeptDesign;
  readonly claims: ReceiptClaims;
  readonly cart: readonly CartLine[];
}

/** A design just handed over, in its receipt's own quantities; undefined when the receipt cannot be read. */
export function takeDesign(item: CartItem): DesignInCart | undefined {
  const claims = readReceipt(item.receipt);
  const { design, version, product, name, description, receipt, previewUrl } = item;
  return (
    claims &&
    price({ design, version, product, name, description, receipt, previewUrl, lines: linesOf(claims) }, claims)
  );
}

/** A design as it was kept, perhaps by an older version of this shop: undefined when it has no price any more. */
export function openDesign(stored: unknown): DesignInCart | undefined {
  if (!isKept(stored)) return undefined;
  const claims = readReceipt(stored.receipt);
  return claims && price(stored, claims);
}

/** Another quantity of one of its lines; 0 takes the line out. "gone" = nothing of it is left. */
export function changeDesign(
  { kept, claims }: DesignInCart,
  change: { readonly at: number; readonly quantity: number },
): DesignInCart | ReceiptRefusal | "gone" {
  const answer = changeQuantity(claims, kept.lines, change);
  if (!answer.ok) return answer.code;
  if (answer.lines.length === 0) return "gone";
  return { kept: { ...kept, lines: answer.lines }, claims, cart: answer.cart };
}

/** Receipts of several lines whose prices hang on each other's place speak for their own quantities only. */
export function hasLadder({ claims: { lines } }: DesignInCart): boolean {
  return lines.length === 1 || lines.every(({ unitPrices }) => unitPrices !== undefined);
}

/** A design as the till is asked about it: which version, which lines, and the receipt that was shown. */
export function askedOf({ kept: { design, version, receipt, lines } }: DesignInCart) {
  return {
    design,
    version,
    receipt,
    lines: lines.map(({ selections, fields, quantity }) => ({ selections, fields, quantity })),
  };
}

/** The same design with a newer receipt, once the shopper agreed to its price. */
export function withReceipt({ kept }: DesignInCart, receipt: string): DesignInCart | undefined {
  const claims = readReceipt(receipt);
  return claims && price({ ...kept, receipt }, claims);
}

/** Made for one person: that cannot be sent back at will, and has to be read before the order. */
export function losesWithdrawal({ claims }: DesignInCart): boolean {
  return claims.lines.some(({ withdrawal }) => withdrawal === "lost");
}

function price(kept: KeptDesign, claims: ReceiptClaims): DesignInCart | undefined {
  const answer = cartFor(claims, kept.lines);
  return answer.ok && answer.lines.length > 0
    ? { kept: { ...kept, lines: answer.lines }, claims, cart: answer.cart }
    : undefined;
}

function linesOf({ lines }: ReceiptClaims): readonly AskedLine[] {
  return lines.map(({ quantity, selections, fields }) => ({
    quantity,
    ...(selections && { selections }),
    ...(fields && { fields }),
  }));
}

function isKept(value: unknown): value is KeptDesign {
  if (typeof value !== "object" || value === null) return false;
  const kept = value as Partial<Record<keyof KeptDesign, unknown>>; // looked at property by property here
  const texts = [kept.design, kept.product, kept.name, kept.description, kept.receipt, kept.previewUrl];
  return (
    texts.every((each) => typeof each === "string") &&
    Number.isInteger(kept.version) &&
    Array.isArray(kept.lines) &&
    kept.lines.every((line: unknown) => typeof line === "object" && line !== null && "quantity" in line)
  );
}
