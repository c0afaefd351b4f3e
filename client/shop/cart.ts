import { useSyncExternalStore } from "react";
import type { CartItem } from "../../configurator-schemas/protocol/widget-messages.ts";
import type { CartLine } from "../../configurator-schemas/receipt/cart-lines.ts";
import { openDesign, takeDesign } from "./design-in-cart.ts";
import type { DesignInCart } from "./design-in-cart.ts";

const KEY = "atelier-shop.cart";
const NOTHING: readonly DesignInCart[] = [];

let designs: readonly DesignInCart[] = readDesigns();
const listeners = new Set<() => void>();

export type CartTotal = Pick<CartLine, "amount" | "currency" | "taxMode">;

/** The demo shop's cart, in this browser; other tabs follow. */
export function useCart(): readonly DesignInCart[] {
  return useSyncExternalStore(subscribe, () => designs);
}

/** Puts a design in; a newer version of one that is there takes its place. False when its receipt cannot be read. */
export function addToCart(item: CartItem): boolean {
  const taken = takeDesign(item);
  if (taken) putInCart(taken);
  return taken !== undefined;
}

export function putInCart(design: DesignInCart): void {
  const at = designs.findIndex(({ kept }) => kept.design === design.kept.design);
  save(at < 0 ? [...designs, design] : designs.with(at, design));
}

export function removeFromCart({ kept }: DesignInCart): void {
  save(designs.filter((each) => each.kept.design !== kept.design));
}

export function emptyCart(): void {
  save(NOTHING);
}

/** What all lines come to; amounts with and without tax, or of two currencies, are never added up. */
export function cartTotals(lines: readonly CartLine[]): readonly CartTotal[] {
  const totals: CartTotal[] = [];
  for (const { amount, currency, taxMode } of lines) {
    const at = totals.findIndex((each) => each.currency === currency && each.taxMode === taxMode);
    const before = totals[at];
    if (before) totals[at] = { ...before, amount: before.amount + amount };
    else totals.push({ amount, currency, taxMode });
  }
  return totals;
}

function save(next: readonly DesignInCart[]): void {
  designs = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next.map(({ kept }) => kept)));
  } catch {
    // Without storage the cart lives as long as the page.
  }
  for (const listener of listeners) listener();
}

/** What is kept and still has a price; the rest is let go. */
function readDesigns(): readonly DesignInCart[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.flatMap((each) => openDesign(each) ?? []) : NOTHING;
  } catch {
    return NOTHING;
  }
}

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== KEY) return;
    designs = readDesigns();
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStorage);
  };
}
