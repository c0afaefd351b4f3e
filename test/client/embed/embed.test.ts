import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, NO_BROWSER } from "../../support/browser.ts";
import { servePages } from "../../support/plain-shop.ts";
import type { PlainShop } from "../../support/plain-shop.ts";
import { buildEmbed } from "./build-embed.ts";
import { WIDGET_PAGE } from "./widget-page.ts";

const MOST_BYTES = 5000;
const ITEM = {
  design: "des_1",
  version: 2,
  code: "KORU-4821",
  product: "mug-11oz",
  productVersion: 1,
  name: "Mug classique",
  description: "« Léa »",
  lines: [{ sku: "MUG11-W", quantity: 1, selections: {} }],
  quantity: 1,
  unitPrice: { amount: 1290, currency: "EUR" },
  total: { amount: 1690, currency: "EUR" },
  receipt: "a.b.c",
  previewUrl: "/preview.png",
};

let script: string;
beforeAll(async () => {
  script = await buildEmbed();
});

describe("embed.js", () => {
  it("[E1] is one script without dependencies, small enough to include anywhere", () => {
    expect(script).not.toMatch(/\bimport\b\s*[({"']|\brequire\(/);
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES);
  });
});

describe.skipIf(NO_BROWSER)("<atelier-customizer> in Chromium", () => {
  let browser: Browser;
  let server: PlainShop;
  let stranger: PlainShop;
  let context: BrowserContext;
  let page: Page;
  let shop: PlainShop;

  beforeAll(async () => {
    browser = await launchBrowser();
    const widget = (versions: string) => WIDGET_PAGE.replace("VERSIONS", versions);
    server = await servePages({
      "/embed.js": script,
      "/customizer/": widget("[1]"),
      "/livez": "ok",
      "/future/customizer/": widget("[2]"),
      "/refusing/customizer/": "<!doctype html><p>not for you</p>",
      "/refusing/livez": "ok",
    });
    stranger = await servePages({ "/": widget("[1]") });
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([server.stop(), stranger.stop()]);
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 900, height: 700 } });
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await shop.stop();
  });

  /** A shop's page with the tag (or whatever a test writes) and a record of every event. */
  async function openShop(body: string): Promise<void> {
    shop = await servePages({
      "/": `<!doctype html><html lang="fr"><body>${body}<script src="${server.url}/embed.js"></script><script>
        window.events = [];
        for (const name of ["ready", "saved", "add-to-cart", "close", "error"])
          document.addEventListener("atelier:" + name, (event) => {
            window.events.push({ name, detail: JSON.parse(JSON.stringify(event.detail ?? null)) });
            window.onAtelier?.(name, event);
          });
      </script></body></html>`,
    });
    await page.goto(shop.url);
  }

  async function connectedFrame(): Promise<Frame> {
    const handle = await page.waitForSelector("atelier-customizer iframe");
    const frame = await handle.contentFrame();
    if (!frame) throw new Error("expected the widget's frame");
    await frame.waitForFunction("window.ports.length > 0");
    return frame;
  }

  const say = (frame: Frame, type: string, payload: unknown) =>
    frame.evaluate(`window.say(${JSON.stringify(type)}, ${JSON.stringify(payload)})`);
  const heard = (frame: Frame, type: string) =>
    frame
      .waitForFunction(`window.heard.find((each) => each.type === ${JSON.stringify(type)})`)
      .then((handle) => handle.jsonValue());
  const event = (name: string) =>
    page
      .waitForFunction(`window.events.find((each) => each.name === ${JSON.stringify(name)})`, null, { timeout: 20_000 })
      .then((handle) => handle.jsonValue());

  const TAG = `<atelier-customizer product="mug-11oz" key="pk_1" design="des_7#token=t0"></atelier-customizer>`;

  it("[E2] frames the widget of its own script's server, sandboxed, named, and tells it who embeds", async () => {
    await openShop(TAG);
    const frame = await connectedFrame();
    const address = new URL(frame.url());
    expect(address.origin + address.pathname).toBe(`${server.url}/customizer/`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      key: "pk_1",
      product: "mug-11oz",
      lang: "fr",
      origin: shop.url,
      design: "des_7",
    });
    expect(address.hash).toBe("#token=t0");
    const iframe = page.locator("atelier-customizer iframe");
    expect(await iframe.getAttribute("sandbox")).toBe(
      "allow-scripts allow-forms allow-same-origin allow-popups allow-downloads",
    );
    expect(await iframe.getAttribute("title")).toBe("Personnaliser le produit");
  });

  it("[E3] grows to the height the widget asks for, within reason", async () => {
    await openShop(TAG);
    const frame = await connectedFrame();
    await say(frame, "resize", { heightPx: 1234.2 });
    await page.waitForFunction("document.querySelector('atelier-customizer').offsetHeight === 1235");
    await say(frame, "resize", { heightPx: 1e9 });
    await page.waitForFunction("document.querySelector('atelier-customizer').offsetHeight === 6000");
  });

  it("[E4] offers an item to the shop and accepts it when nobody objects", async () => {
    await openShop(TAG);
    const frame = await connectedFrame();
    await say(frame, "addToCart", ITEM);
    expect(await event("add-to-cart")).toEqual({ name: "add-to-cart", detail: ITEM });
    expect(await heard(frame, "cartAccepted")).toMatchObject({ type: "cartAccepted", payload: {} });
  });

  it("[E5] lets the shop refuse later, once", async () => {
    await openShop(TAG);
    await page.evaluate(`window.onAtelier = (name, event) => {
      if (name !== "add-to-cart") return;
      event.preventDefault();
      setTimeout(() => { event.detail.refuse("Plus de place."); event.detail.accept(); }, 50);
    }`);
    const frame = await connectedFrame();
    await say(frame, "addToCart", ITEM);
    expect(await heard(frame, "cartRefused")).toMatchObject({ payload: { message: "Plus de place." } });
    await page.waitForTimeout(100);
    expect(await frame.evaluate("window.heard.length")).toBe(1);
  });

  it("[E6] does not listen to a frame that is not its own, nor to another origin", async () => {
    await openShop(TAG);
    const own = await connectedFrame();
    // Another window, right origin: greets as the widget does, and is given no port.
    await page.evaluate(
      async (sources) => {
        for (const src of sources) {
          const frame = document.createElement("iframe");
          frame.src = `${src}?origin=${encodeURIComponent(location.origin)}`;
          document.body.append(frame);
          await new Promise((resolve) => frame.addEventListener("load", resolve));
        }
        await new Promise((resolve) => setTimeout(resolve, 400));
      },
      [`${server.url}/customizer/`, stranger.url],
    );
    const others = page.frames().filter((each) => each !== page.mainFrame() && each !== own);
    expect(others).toHaveLength(2);
    for (const other of others) expect(await other.evaluate("window.ports.length")).toBe(0);
    // The control: its own frame was given one by the same page.
    expect(await own.evaluate("window.ports.length")).toBeGreaterThan(0);
  });

  it("[E7] passes on a new language without losing the frame", async () => {
    await openShop(TAG);
    const frame = await connectedFrame();
    await page.evaluate("document.querySelector('atelier-customizer').setAttribute('lang', 'ar')");
    expect(await heard(frame, "setLanguage")).toMatchObject({ payload: { language: "ar" } });
    expect(await page.locator("atelier-customizer iframe").getAttribute("title")).toBe("تخصيص المنتج");
  });

  it("[E8] opens over the page from its button, closes with the widget or Escape, and gives the focus back", async () => {
    await openShop(TAG.replace("product=", 'mode="dialog" product='));
    await page.getByRole("button", { name: "Personnaliser" }).click();
    const frame = await connectedFrame();
    expect(await page.evaluate("document.documentElement.style.overflow")).toBe("hidden");
    await say(frame, "close", {});
    expect(await event("close")).toMatchObject({ name: "close" });
    expect(await page.evaluate("document.documentElement.style.overflow")).toBe("");
    const focused = "document.activeElement.shadowRoot?.activeElement?.textContent";
    expect(await page.evaluate(focused)).toBe("Personnaliser");
    await page.getByRole("button", { name: "Personnaliser" }).click();
    await page.getByRole("button", { name: "Fermer" }).focus();
    await page.keyboard.press("Escape");
    await page.waitForFunction("window.events.filter((each) => each.name === 'close').length === 2");
  });

  it("[E9] opens from a script and tells what went into the cart", async () => {
    await openShop("");
    const answer = page.evaluate(`Atelier.open({
      product: "mug-11oz", key: "pk_1", lang: "en", onAddToCart: async (item) => { window.got = item.code; },
    })`);
    const frame = await connectedFrame();
    await say(frame, "addToCart", ITEM);
    expect(await answer).toMatchObject({ accepted: true, item: { code: "KORU-4821" } });
    expect(await page.evaluate("[window.got, document.querySelectorAll('atelier-customizer').length]")).toEqual([
      "KORU-4821",
      0,
    ]);
  });

  it("[E10] says in words that a tag is incomplete, a key is refused, a server is gone or a script is old", async () => {
    const tag = (address: string) =>
      `<atelier-customizer product="mug-11oz" key="pk_1" server="${address}"></atelier-customizer>`;
    const codes: unknown[] = [];
    for (const body of [
      `<atelier-customizer product="mug-11oz"></atelier-customizer>`,
      tag(`${server.url}/future/`),
      tag(`${server.url}/refusing/`),
      tag("http://127.0.0.1:9/"),
    ]) {
      await openShop("");
      await page.evaluate(`document.body.insertAdjacentHTML("afterbegin", ${JSON.stringify(body)})`);
      const { detail } = (await event("error")) as { detail: { code: string; message: string } };
      codes.push(detail.code);
      expect(await page.getByRole("alert").textContent()).toContain(detail.message);
      await shop.stop();
    }
    expect(codes).toEqual(["incomplete", "outdated", "refused", "unreachable"]);
  }, 60_000);
});
