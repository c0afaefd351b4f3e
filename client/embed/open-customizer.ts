import type { AddToCartDetail, CartAnswer } from "./customizer-events.ts";

export interface OpenOptions {
  readonly product: string;
  /** The publishable key (`pk_…`). */
  readonly key: string;
  readonly lang?: string;
  /** A saved design to go on with. */
  readonly design?: string;
  readonly server?: string;
  /** Puts the item into the shop's cart; throwing (or a rejected promise) refuses it with the error's message. */
  onAddToCart?(item: AddToCartDetail): void | Promise<void>;
}

/** Opens the customizer in a dialog over the page, without a tag in it. Ends when the shopper leaves. */
export function openCustomizer({ onAddToCart, ...options }: OpenOptions): Promise<CartAnswer | undefined> {
  const element = document.createElement("atelier-customizer");
  element.setAttribute("mode", "dialog");
  for (const [name, value] of Object.entries(options)) element.setAttribute(name, value);
  // Its own button has no place on the page.
  element.append(document.createElement("span"));
  let answer: CartAnswer | undefined;

  element.addEventListener("atelier:add-to-cart", (event) => {
    event.preventDefault();
    const item = event.detail;
    Promise.resolve(onAddToCart?.(item)).then(
      () => {
        answer = { item, accepted: true };
        item.accept();
        element.close();
      },
      (error: unknown) => {
        answer = { item, accepted: false };
        item.refuse(error instanceof Error ? error.message : String(error));
      },
    );
  });
  return new Promise((resolve) => {
    element.addEventListener("atelier:close", () => {
      element.remove();
      resolve(answer);
    });
    document.body.append(element);
    element.open();
  });
}
