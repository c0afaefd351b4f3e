/**
 * The widget's message contract, between the embedding page (embed.js) and the iframe. After the page's `hello` with a
 * MessagePort, everything travels on that port; both sides check origin and source exactly. No imports: embed.js ships it.
 */
export const WIDGET_NAMESPACE = "atelier";
export const WIDGET_VERSION = 1;

export interface Envelope<Type extends string, Payload> {
  readonly ns: typeof WIDGET_NAMESPACE;
  readonly v: number;
  readonly type: Type;
  readonly payload: Payload;
}

/** iframe → page, by window.postMessage to the exact origin given in the iframe's address: "I can hear you". */
export type ReadyMessage = Envelope<"ready", { readonly versions: readonly number[] }>;

/** page → iframe, by window.postMessage to the iframe's exact origin, with one MessagePort. */
export type HelloMessage = Envelope<"hello", { readonly versions: readonly number[] }>;

/** iframe → page, on the port. */
export type FromWidget =
  | Envelope<"resize", { readonly heightPx: number }>
  | Envelope<"loaded", { readonly product: string; readonly version: number }>
  | Envelope<"designSaved", { readonly design: string; readonly version: number; readonly code: string }>
  | Envelope<"addToCart", CartItem>
  | Envelope<"close", Readonly<Record<string, never>>>
  | Envelope<"error", { readonly code: string; readonly message: string }>;

/** page → iframe, on the port. */
export type ToWidget =
  | Envelope<"cartAccepted", { readonly message?: string }>
  | Envelope<"cartRefused", { readonly message: string }>
  | Envelope<"setLanguage", { readonly language: string }>;

/** What a shop gets to put in its cart: enough to show the line, prove its price and order it. */
export interface CartItem {
  readonly design: string;
  readonly version: number;
  readonly code: string;
  readonly product: string;
  readonly productVersion: number;
  readonly name: string;
  readonly description: string;
  readonly lines: readonly CartLine[];
  readonly quantity: number;
  readonly unitPrice: WidgetMoney;
  readonly total: WidgetMoney;
  /**
   * Compact JWS; verify it on the shop's server. Empty for a product whose base is the shop's: the prices above are then what
   * the page said, and the shop's server has its own price signed (POST /quotes with the secret key and shopBase).
   */
  readonly receipt: string;
  /** What has to be shown, and ticked, before the order; `text` is the version of the words. */
  readonly withdrawal?: {
    readonly right: "kept" | "lost" | "unclear";
    readonly because: string;
    readonly text: string;
    readonly country: string;
  };
  /** The day it arrives, such as 2026-12-23. */
  readonly promiseBy?: string | undefined;
  /** Signed picture address for <img>. */
  readonly previewUrl: string;
}

export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
  readonly selections: Readonly<Record<string, unknown>>;
  /** A roster's row: other words for the design's texts, by element id. */
  readonly fields?: Readonly<Record<string, string>>;
}

export interface WidgetMoney {
  readonly amount: number;
  readonly currency: string;
}

/** True for an envelope of ours in a version we speak; the payload's fields are the sender's promise, checked by origin. */
export function isEnvelope(data: unknown): data is Envelope<string, unknown> {
  return (
    typeof data === "object" &&
    data !== null &&
    "ns" in data &&
    data.ns === WIDGET_NAMESPACE &&
    "v" in data &&
    data.v === WIDGET_VERSION &&
    "type" in data &&
    typeof data.type === "string"
  );
}

export function envelope<Type extends string, Payload>(type: Type, payload: Payload): Envelope<Type, Payload> {
  return { ns: WIDGET_NAMESPACE, v: WIDGET_VERSION, type, payload };
}
