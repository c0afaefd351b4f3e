import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { OrderBody } from "../../configurator-schemas/protocol/http.ts";
import { Answers, call } from "../support/api.ts";
import { NO_BROWSER } from "../support/browser.ts";
import { aText } from "../support/builders.ts";
import { bundledDocument } from "../support/documents.ts";
import { runningDemo } from "../support/running-demo.ts";

/** The demo shop's cart by hand, with real receipts: what it asks for is what the server finds right. */
const SIZES = [
  { selections: { size: "m" }, quantity: 3 },
  { selections: { size: "xxl" }, quantity: 4 },
];

describe.skipIf(NO_BROWSER)("the demo shop's cart", () => {
  const demo = runningDemo();

  it("prices every line by the ladder, keeps the companion beside them, and its order needs no warning", async () => {
    const page = await openCart(SIZES);
    const lines = page.getByRole("dialog").getByRole("listitem");
    const medium = lines.filter({ has: page.getByRole("group", { name: "Quantité : TEE-WHT-M" }) }).last();
    const large = lines.filter({ has: page.getByRole("group", { name: "Quantité : TEE-WHT-XXL" }) }).last();
    await page.getByText("Reçu signé et vérifié").waitFor();
    const before = await totalOf(page);
    expect(before).toBe((await amountOf(medium)) + (await amountOf(large)) + 400);
    const companion = page.getByText("Mise en route, une fois pour ce décor");
    expect(await companion.isVisible()).toBe(true);

    // Twelve and more: a lower price for both sizes, and nothing to set up.
    await type(medium.getByRole("textbox"), "8");
    await companion.waitFor({ state: "detached" });
    expect(await totalOf(page)).toBe((await amountOf(medium)) + (await amountOf(large)));
    expect(await amountOf(large)).toBeLessThan(before - 400);

    // More than the receipt has a price for: said, and nothing changes.
    const twelve = await totalOf(page);
    await type(medium.getByRole("textbox"), "1997");
    await page.getByText(/De 1 à 2.000 pièces en tout/).waitFor();
    expect(await medium.getByRole("textbox").inputValue()).toBe("8");
    expect(await totalOf(page)).toBe(twelve);

    await page.getByRole("button", { name: "Retirer TEE-WHT-XXL" }).click();
    await companion.waitFor();
    expect(await page.getByRole("textbox").count()).toBe(1);

    // As it was left, after a reload.
    const left = await totalOf(page);
    await page.reload();
    await page.getByRole("button", { name: /^Panier/ }).click();
    expect(await totalOf(page)).toBe(left);

    // What is made for one person is read before it is ordered: without the tick it says so, and nothing is sent.
    await page.getByRole("button", { name: /^Commander/ }).click();
    await page.getByText("Cochez d’abord").waitFor();
    await page.getByRole("checkbox", { name: /droit de rétractation/ }).check();
    const order = await ordered(page);
    expect(order.lines).toMatchObject([
      { sku: "TEE-WHT-M", withdrawal: { right: "lost", country: "FR", isSeenBeforeOrder: true } },
    ]);
    expect(order.lines.map(({ priceWarning }) => priceWarning)).toEqual([undefined]);
    await page.close();
  });

  it("tells at the checkout what changed since the receipt, rule by rule, and orders at the new price once it is agreed to", async () => {
    const page = await openCart([{ selections: { size: "m" }, quantity: 2 }]);
    const before = await totalOf(page);
    const document = bundledDocument("t-shirt");
    const prices = document.prices.map((table) => ({ ...table, base: "21.90" }));
    const published = await call(demo.server.url, "PUT /merchant/products/t-shirt", {
      key: demo.server.keys.secret,
      body: { ...document, prices },
    });
    expect(published.status).toBeLessThan(300);
    await page.getByRole("checkbox", { name: /droit de rétractation/ }).check();
    await page.getByRole("button", { name: /^Commander/ }).click();
    const news = page.getByRole("alert").filter({ hasText: "Le prix a changé" });
    await news.waitFor();
    expect((await news.locator("dl").innerText()).replaceAll(/\s+/g, " ")).toBe(
      "Prix de base 39,80 € → 43,80 € +4,00 €",
    );
    await news.getByRole("button", { name: "D’accord avec ces prix" }).click();
    expect(await totalOf(page)).toBe(before + 400);
    const order = await ordered(page);
    expect(order.lines.map(({ priceWarning }) => priceWarning)).toEqual([undefined]);
    await page.close();
  });

  it("lets go without a word of what an older shop kept there", async () => {
    const page = await openCart([{ selections: { size: "m" }, quantity: 1 }], (kept) => ({
      ...kept,
      receipt: "e30.e30.c2ln",
    }));
    await page.getByText("Votre panier est vide.").waitFor();
    await page.close();
  });

  /** A T-shirt, saved and quoted in these sizes, as the shop keeps it; then the shop, with its cart open. */
  async function openCart(
    lines: typeof SIZES,
    change: (kept: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> = (kept) => kept,
  ): Promise<Page> {
    const front = aText({ text: "Léa", color: "#1f2937", placement: { xMm: 150, yMm: 120, rotationDeg: 0 } });
    const configuration = { product: "t-shirt", selections: {}, elements: { front: [front] } };
    const key = demo.server.keys.publishable;
    const saved = Answers.design.parse(
      (await call(demo.server.url, "POST /designs", { key, body: { configuration } })).json,
    );
    const body = { configuration, lines, design: saved.id };
    const { receipt } = Answers.quote.parse((await call(demo.server.url, "POST /quotes", { key, body })).json);
    const kept = change({
      design: saved.id,
      version: saved.version,
      product: "t-shirt",
      name: "T-shirt",
      description: "Un T-shirt blanc avec « Léa » devant.",
      receipt,
      previewUrl: saved.previewUrl,
      lines,
    });
    const page = await demo.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
    await page.goto(demo.server.url);
    await page.evaluate((json) => localStorage.setItem("atelier-shop.cart", json), JSON.stringify([kept]));
    await page.reload();
    await page.getByRole("button", { name: /^Panier/ }).click();
    return page;
  }
});

async function ordered(page: Page) {
  const placed = page.waitForResponse((response) => response.url().endsWith("/demo/orders"));
  await page.getByRole("button", { name: /^Commander/ }).click();
  return OrderBody.parse(await (await placed).json());
}

async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press("Enter");
}

async function totalOf(page: Page): Promise<number> {
  return centsOf(page.getByText("Total TTC").locator("xpath=..").locator("strong"));
}

async function amountOf(line: Locator): Promise<number> {
  return centsOf(line.locator("strong"));
}

/** "1 234,56 €" in cents. */
async function centsOf(place: Locator): Promise<number> {
  const text = await place.innerText();
  return Number(text.replaceAll(/\D/g, ""));
}
