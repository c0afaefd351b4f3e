import type { ReceiptClaims } from "./claims.ts";
import { priceFor } from "./price-for.ts";
import type { AskedLine, ReceiptPrice } from "./price-for.ts";
import { amountOf, withPieces } from "./priced-line.ts";
import type { PricedLine } from "./priced-line.ts";

/** A design as it was ordered and paid: what `priceFor` answered for its lines, in their order. */
export interface PaidDesign {
  readonly claims: ReceiptClaims;
  readonly lines: readonly AskedLine[];
  readonly price: ReceiptPrice;
}

/** keepPrice: pieces that stay keep the price they were paid at. reprice: they cost what so few cost by the ladder. */
export type RefundPolicy = "keepPrice" | "reprice";

/** What is paid back, in integer minor units and the price's tax mode: lines + once + repriced = sum, never below 0. */
export interface Refund {
  /** Pieces paid back, at the unit price they were paid at. */
  readonly lines: readonly PricedLine[];
  readonly once: number;
  /** Mostly below 0: what the pieces that stay cost more in their smaller number. */
  readonly repriced: number;
  readonly sum: number;
  /** What stays paid: the design to start from when more goes back later. */
  readonly kept: PaidDesign;
}

export type RefundAnswer =
  | ({ readonly ok: true } & Refund)
  | { readonly ok: false; readonly code: "pieces_not_in_order" };

/**
 * Pays back pieces of a paid order, by line. What is paid once goes back only with the last piece and when `nothingMade`
 * (SPEC R11).
 */
export function refundPieces(
  paid: PaidDesign,
  pieces: readonly number[],
  {
    policy = "keepPrice",
    nothingMade = false,
  }: { readonly policy?: RefundPolicy | undefined; readonly nothingMade?: boolean | undefined } = {},
): RefundAnswer {
  const { price } = paid;
  const known =
    pieces.length === price.lines.length &&
    pieces.every((each, i) => Number.isSafeInteger(each) && each >= 0 && each <= (price.lines[i]?.quantity ?? 0));
  if (!known) return { ok: false, code: "pieces_not_in_order" };

  const lines = price.lines.map((line, i) => withPieces(line, pieces[i] ?? 0));
  const keptLines = price.lines.map((line, i) => withPieces(line, line.quantity - (pieces[i] ?? 0)));
  const left = paid.lines
    .map((line, i) => ({ ...line, quantity: keptLines[i]?.quantity ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  const once = nothingMade && left.length === 0 ? price.once : 0;
  const anew = policy === "reprice" && left.length > 0 ? priceFor(paid.claims, left) : undefined;
  const returned = anew?.ok === true ? price.sum - anew.sum : amountOf(lines) + once;
  // So few may cost more than all were paid: then nothing goes back, and nobody owes anything.
  const within = returned >= 0 && returned <= price.sum;
  const stays = anew?.ok === true && within ? withoutAnswer(anew) : keepPrice(price, keptLines, returned);
  const sum = price.sum - stays.sum;
  return {
    ok: true,
    lines: lines.filter(({ quantity }) => quantity > 0),
    once,
    repriced: sum - amountOf(lines) - once,
    sum,
    kept: { claims: paid.claims, lines: left, price: stays },
  };
}

/** Nothing is made of it: every piece goes back, and what was paid once with them (SPEC R12). */
export function cancelOrder(paid: PaidDesign): RefundAnswer {
  return refundPieces(
    paid,
    paid.price.lines.map(({ quantity }) => quantity),
    { nothingMade: true },
  );
}

/** What stays at the prices paid, when something goes back: not below nothing, and not more than was paid. */
function keepPrice(price: ReceiptPrice, lines: readonly PricedLine[], returned: number): ReceiptPrice {
  const sum = price.sum - Math.max(0, Math.min(returned, price.sum));
  const kept = lines.filter(({ quantity }) => quantity > 0);
  return { ...price, lines: kept, once: sum - amountOf(kept), sum };
}

function withoutAnswer({ lines, once, sum, currency, taxMode }: ReceiptPrice): ReceiptPrice {
  return { lines, once, sum, currency, taxMode };
}
