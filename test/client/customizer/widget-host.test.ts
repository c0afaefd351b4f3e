import { afterEach, describe, expect, it, vi } from "vitest";
import { envelope } from "../../../configurator-schemas/protocol/widget-messages.ts";
import type { CartItem } from "../../../configurator-schemas/protocol/widget-messages.ts";
import { connectWidgetHost } from "../../../client/customizer/host/widget-host.ts";

const SHOP = "https://shop.example";
afterEach(() => void vi.useRealTimers());

/** The two windows as far as the handshake needs them. */
function embedded() {
  const posted: { data: unknown; origin: string }[] = [];
  const parent = { postMessage: (data: unknown, origin: string) => posted.push({ data, origin }) };
  const target = new EventTarget();
  const window = Object.assign(target, { parent }) as unknown as Window;
  const channel = new MessageChannel();
  const hello = (change: Partial<MessageEventInit> = {}) => {
    const event = new MessageEvent("message", {
      data: envelope("hello", { versions: [1] }),
      origin: SHOP,
      ports: [channel.port2],
      ...change,
    });
    // Node's MessageEvent takes only its own ports as source; a browser puts the window there.
    Object.defineProperty(event, "source", { value: change.source ?? parent });
    target.dispatchEvent(event);
  };
  const heard: unknown[] = [];
  channel.port1.onmessage = (event: MessageEvent) => heard.push(event.data);
  return { window, parent, posted, hello, heard, page: channel.port1, close: () => channel.port1.close() };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
// Only what the host passes on; it never looks inside.
const item = { design: "d1" } as CartItem;

describe("the widget's side of the message contract", () => {
  it("says ready to the exact origin only, again until somebody answers", () => {
    vi.useFakeTimers();
    const { window, posted, close } = embedded();
    const host = connectWidgetHost(window, SHOP);
    vi.advanceTimersByTime(1100);
    expect(posted).toHaveLength(3);
    expect(new Set(posted.map((each) => each.origin))).toEqual(new Set([SHOP]));
    host.stop();
    close();
  });

  it("keeps messages until the page has answered, then sends them in order", async () => {
    const { window, hello, heard, close } = embedded();
    const host = connectWidgetHost(window, SHOP);
    host.post(envelope("resize", { heightPx: 800 }));
    hello();
    host.post(envelope("loaded", { product: "mug-11oz", version: 1 }));
    await settle();
    expect(heard).toMatchObject([{ type: "resize" }, { type: "loaded" }]);
    host.stop();
    close();
  });

  it("does not answer a greeting from another origin or another window", async () => {
    const { window, hello, heard, close } = embedded();
    const host = connectWidgetHost(window, SHOP);
    host.post(envelope("resize", { heightPx: 800 }));
    hello({ origin: "https://evil.example" });
    hello({ source: new MessageChannel().port1 });
    await settle();
    expect(heard).toEqual([]);
    host.stop();
    close();
  });

  it("hands the item over and gives the shop's word back", async () => {
    const { window, hello, heard, page, close } = embedded();
    const host = connectWidgetHost(window, SHOP);
    hello();
    const answer = host.addToCart(item);
    await settle();
    expect(heard).toMatchObject([{ type: "addToCart", payload: { design: "d1" } }]);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    page.postMessage(envelope("cartRefused", { message: "Stock épuisé" }));
    expect(await answer).toEqual({ accepted: false, message: "Stock épuisé" });
    host.stop();
    close();
  });

  it("does not wait longer than ten seconds for a silent shop", async () => {
    vi.useFakeTimers();
    const { window, hello, close } = embedded();
    const host = connectWidgetHost(window, SHOP);
    hello();
    const answer = host.addToCart(item);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toEqual({ accepted: false });
    host.stop();
    close();
  });
});
