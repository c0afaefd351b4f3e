import type { CartItem } from "../../configurator-schemas/protocol/widget-messages.ts";

/** What the shop did with an item. */
export interface CartAnswer {
  readonly item: CartItem;
  readonly accepted: boolean;
}

/**
 * The shop answers with `accept` or `refuse`. Without an answer the item counts as accepted at once, unless the shop
 * called `preventDefault()` to answer later, within ten seconds.
 */
export interface AddToCartDetail extends CartItem {
  accept(message?: string): void;
  refuse(message: string): void;
}

/** The DOM events of `<atelier-customizer>`; they bubble. */
export interface CustomizerEventMap {
  "atelier:ready": CustomEvent<{ readonly product: string; readonly version: number }>;
  "atelier:saved": CustomEvent<{ readonly design: string; readonly version: number; readonly code: string }>;
  "atelier:add-to-cart": CustomEvent<AddToCartDetail>;
  "atelier:close": CustomEvent<undefined>;
  "atelier:error": CustomEvent<{ readonly code: string; readonly message: string }>;
}
