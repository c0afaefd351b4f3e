import { useSyncExternalStore } from "react";
import type { CartItem, WidgetMoney } from "../../configurator-schemas/protocol/widget-messages.ts";
import { priceAt, readReceipt } from "./receipt.ts";

const KEY = "atelier-shop.cart";
const NOTHING: readonly CartItem[] = [];

let items: readonly CartItem[] = readItems();
const listeners = new Set<() => void>();

/** The demo shop's cart, in this browser; other tabs follow. */
export function useCart(): readonly CartItem[] {
  return useSyncExternalStore(subscribe, () => items);
}

/** Puts an item in. A newer version of a design that is already there takes its place. */
export function addToCart(item: CartItem): void {
  // Only the data: what came with the event also holds the functions that answer it.
  const plain = JSON.parse(JSON.stringify(item)) as CartItem;
  const at = items.findIndex((each) => each.design === plain.design);
  save(at < 0 ? [...items, plain] : items.with(at, plain));
}

export function removeFromCart(design: string): void {
  save(items.filter((each) => each.design !== design));
}

export function emptyCart(): void {
  save(NOTHING);
}

/** Another quantity at the price the receipt promises for it. Only for items of one line: a roster is edited inside. */
export function setQuantity(item: CartItem, quantity: number): void {
  const receipt = readReceipt(item.receipt);
  const [line] = item.lines;
  if (!receipt || !line || item.lines.length !== 1 || quantity < 1) return;
  const next = { ...item, ...priceAt(receipt, quantity), quantity, lines: [{ ...line, quantity }] };
  save(items.map((each) => (each.design === item.design ? next : each)));
}

export function cartTotal(all: readonly CartItem[]): WidgetMoney | undefined {
  const [first] = all;
  return first && { ...first.total, amount: all.reduce((sum, { total }) => sum + total.amount, 0) };
}

function save(next: readonly CartItem[]): void {
  items = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Without storage the cart lives as long as the page.
  }
  for (const listener of listeners) listener();
}

function readItems(): readonly CartItem[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    // Written by `save`; anything else is no cart.
    return Array.isArray(stored) ? (stored as CartItem[]) : NOTHING;
  } catch {
    return NOTHING;
  }
}

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== KEY) return;
    items = readItems();
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStorage);
  };
}
