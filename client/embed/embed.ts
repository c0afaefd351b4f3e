import { CustomizerElement, defineServer } from "./customizer-element.ts";
import type { CartAnswer, CustomizerEventMap } from "./customizer-events.ts";
import { openCustomizer } from "./open-customizer.ts";
import type { OpenOptions } from "./open-customizer.ts";

export type { AddToCartDetail, CartAnswer, CustomizerEventMap } from "./customizer-events.ts";
export type { OpenOptions } from "./open-customizer.ts";
export type { CartItem, CartLine, WidgetMoney } from "../../configurator-schemas/protocol/widget-messages.ts";

/** What the script leaves on the page, besides `<atelier-customizer>`. */
export interface Atelier {
  /** Opens the customizer over the page; the promise ends when the shopper leaves, with what went into the cart. */
  open(options: OpenOptions): Promise<CartAnswer | undefined>;
}

declare global {
  interface Window {
    Atelier?: Atelier;
  }
  interface HTMLElementEventMap extends CustomizerEventMap {}
  interface HTMLElementTagNameMap {
    "atelier-customizer": CustomizerElement;
  }
}

// Only while the script itself runs does the page say which script that is: its address is the server's.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement && currentScript.src) defineServer(new URL(".", currentScript.src).href);

// Shops include scripts twice.
if (!customElements.get("atelier-customizer")) {
  customElements.define("atelier-customizer", CustomizerElement);
  window.Atelier = { open: openCustomizer };
}
