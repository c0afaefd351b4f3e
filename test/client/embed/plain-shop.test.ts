import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, NO_BROWSER } from "../../support/browser.ts";
import { startPlainShop } from "../../support/plain-shop.ts";
import type { PlainShop } from "../../support/plain-shop.ts";
import { startServer } from "../../support/running-server.ts";
import type { RunningServer } from "../../support/running-server.ts";

/** WebGL is computed here, and the machine has other things to do. */
const PATIENCE_MS = 60_000;

describe.skipIf(NO_BROWSER)("somebody else's shop, on another origin", () => {
  let server: RunningServer;
  let shop: PlainShop;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    shop = await startPlainShop({ server: server.url, key: server.keys.publishable });
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
    await server?.dispose();
  });

  it(
    "[E11] gets a named mug into its own cart, with a price and a receipt, from one tag and one listener",
    async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(shop.url);
      const widget = page.frameLocator("atelier-customizer iframe");
      await widget.getByRole("tab", { name: "Décor" }).click();
      await widget.getByLabel("Votre prénom").first().fill("Léa");
      await widget.getByRole("button", { name: "Ajouter au panier" }).click();
      const line = page.locator("#cart li");
      await line.waitFor();
      expect(await line.textContent()).toMatch(/^1 × Mug classique \(.*Léa.*\) \d+(?:\.\d+)? EUR$/);
      expect((await line.getAttribute("data-receipt"))?.split(".")).toHaveLength(3);
    },
    2 * PATIENCE_MS,
  );

  it("[E12] is told in words when its key is not one of ours", async () => {
    const stranger = await startPlainShop({ server: server.url, key: "pk_nobody" });
    const page = await browser.newPage();
    await page.goto(stranger.url);
    await page
      .frameLocator("atelier-customizer iframe")
      .getByRole("heading", { name: "Le configurateur ne peut pas s’ouvrir ici" })
      .waitFor({ timeout: PATIENCE_MS });
    await stranger.stop();
  }, 90_000);
});
