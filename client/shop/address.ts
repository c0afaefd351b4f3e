import { useSyncExternalStore } from "react";

/** What the address bar asks for: the shop window, a product to customise, or a design to go on with. */
export interface ShopAddress {
  readonly product: string | undefined;
  readonly design: string | undefined;
  readonly token: string | undefined;
}

const CHANGE = "shop:address";

export function useAddress(): ShopAddress {
  return parseAddress(useSyncExternalStore(subscribe, () => location.href));
}

/** `?product=mug-11oz`, or a shared design: `?design=ID#token=…`. */
export function parseAddress(href: string): ShopAddress {
  const { searchParams, hash } = new URL(href);
  return {
    product: searchParams.get("product") ?? undefined,
    design: searchParams.get("design") ?? undefined,
    token: new URLSearchParams(hash.slice(1)).get("token") ?? undefined,
  };
}

/** Where a product (and one of its designs) is customised. */
export function customiseHref(product: string, design?: string): string {
  const search = new URLSearchParams({ product, ...(design !== undefined && { design }) });
  return `?${search}`;
}

export function go(href: string): void {
  history.pushState(null, "", href);
  window.dispatchEvent(new Event(CHANGE));
  window.scrollTo({ top: 0, behavior: "instant" });
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(CHANGE, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(CHANGE, listener);
  };
}
