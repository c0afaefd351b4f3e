import { WIDGET_VERSION, envelope, isEnvelope } from "../../../configurator-schemas/protocol/widget-messages.ts";
import type { CartItem, FromWidget, ReadyMessage } from "../../../configurator-schemas/protocol/widget-messages.ts";
import type { Shop, ShopAnswer } from "../session/cart.ts";

/** How long a shop may take to say whether its cart took the item. */
const CART_ANSWER_MS = 10_000;
/** The page's script may be later than we are; "ready" is said again until somebody answers. */
const READY = { everyMs: 500, times: 20 } as const;

export interface WidgetHost extends Shop {
  /** Tells the page something; kept until the page has answered the greeting. */
  post(message: FromWidget): void;
  onLanguage(listener: (language: string) => void): void;
  stop(): void;
}

/**
 * The widget's side of the message contract. Speaks only to the window that embeds us and only at the exact origin our
 * address names; everything after the greeting goes over the port that came with it.
 */
export function connectWidgetHost(window: Window, origin: string | undefined): WidgetHost {
  const { parent } = window;
  if (parent === window || origin === undefined) return noHost();

  let port: MessagePort | undefined;
  let waiting: ((answer: ShopAnswer) => void) | undefined;
  let languageListener: ((language: string) => void) | undefined;
  const queue: FromWidget[] = [];

  let said = 0;
  const greet = () => {
    const ready: ReadyMessage = envelope("ready", { versions: [WIDGET_VERSION] });
    parent.postMessage(ready, origin);
    said += 1;
    if (said >= READY.times) clearInterval(greeting);
  };
  const greeting = setInterval(greet, READY.everyMs);

  const onHello = (event: MessageEvent) => {
    if (event.source !== parent || event.origin !== origin || port) return;
    const [given] = event.ports;
    if (!given || !isEnvelope(event.data) || event.data.type !== "hello") return;
    port = given;
    port.onmessage = (message) => onMessage(message.data);
    clearInterval(greeting);
    for (const message of queue.splice(0)) port.postMessage(message);
  };

  const onMessage = (data: unknown) => {
    if (!isEnvelope(data)) return;
    const message = textIn(data.payload, "message");
    switch (data.type) {
      case "cartAccepted":
        return waiting?.({ accepted: true });
      case "cartRefused":
        return waiting?.({ accepted: false, ...(message !== undefined && { message }) });
      case "setLanguage": {
        const language = textIn(data.payload, "language");
        if (language !== undefined) languageListener?.(language);
      }
    }
  };

  const post = (message: FromWidget) => {
    if (port) port.postMessage(message);
    else queue.push(message);
  };
  window.addEventListener("message", onHello);
  greet();

  return {
    present: true,
    post,
    addToCart(item: CartItem) {
      return new Promise((resolve) => {
        const answer = (given: ShopAnswer) => {
          clearTimeout(timer);
          waiting = undefined;
          resolve(given);
        };
        const timer = setTimeout(() => answer({ accepted: false }), CART_ANSWER_MS);
        waiting = answer;
        post(envelope("addToCart", item));
      });
    },
    onLanguage: (listener) => (languageListener = listener),
    stop() {
      clearInterval(greeting);
      window.removeEventListener("message", onHello);
      port?.close();
    },
  };
}

/** Opened as a page of its own: everything works but there is no cart. */
function noHost(): WidgetHost {
  return {
    present: false,
    post: () => undefined,
    addToCart: () => Promise.resolve({ accepted: false }),
    onLanguage: () => undefined,
    stop: () => undefined,
  };
}

function textIn(payload: unknown, name: string): string | undefined {
  if (typeof payload !== "object" || payload === null) return undefined;
  const value: unknown = Reflect.get(payload, name);
  return typeof value === "string" ? value : undefined;
}
