import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { NO_BROWSER } from "../support/browser.ts";
import { bundledDocument } from "../support/documents.ts";
import { call } from "../support/api.ts";
import { runningDemo } from "../support/running-demo.ts";

describe.skipIf(NO_BROWSER)("approving in the customizer", () => {
  const demo = runningDemo();

  it(
    "[AE1] shows what will be made, asks for a tick, says it is approved, and takes it back with the next change",
    { timeout: 120_000 },
    async () => {
      const { page, widget } = await openWith("mug-11oz", "Léa");
      const entry = widget.getByTestId("approval");
      expect(await entry.innerText()).toBe("Voir le bon à tirer");
      await entry.click();
      const proof = widget.getByTestId("proof");
      await widget.locator('[data-testid="proof"][data-kind="ready"]').waitFor();
      const picture = proof.getByRole("img", { name: /telle qu’elle sera imprimée/ });
      expect(await picture.evaluate((img: HTMLImageElement) => [img.complete, img.naturalWidth])).toEqual([true, 1200]);
      expect(await proof.getByRole("listitem").first().innerText()).toContain("Léa");

      await proof.getByTestId("approve").click();
      await proof.getByText("Cochez d’abord la case").waitFor();
      await proof.getByRole("checkbox").check();
      await proof.getByTestId("approve").click();
      await proof.getByTestId("approved").waitFor();
      const downloading = page.waitForEvent("download");
      await proof.getByTestId("proof-pdf").click();
      expect((await downloading).suggestedFilename()).toMatch(/^[A-Z]{4}-\d{4}-\d+\.pdf$/);
      await widget.getByRole("button", { name: "Fermer" }).click();
      expect(await entry.innerText()).toBe("Bon à tirer approuvé");

      await widget.locator("textarea").first().fill("Léo");
      await widget.getByText("Modifié depuis votre accord").waitFor();
      // Back to the same words is another version all the same, and still asks.
      await page.waitForTimeout(1500);
      expect(await entry.innerText()).toContain("revoir le bon à tirer");
      await page.close();
    },
  );

  it("[AE2] with a dead line it says so, and trying again goes on where it was", { timeout: 120_000 }, async () => {
    const { page, widget } = await openWith("mug-11oz", "Zoé");
    await widget.getByText("Enregistré ·").waitFor();
    await page.route("**/areas/**", (route) => route.abort());
    await widget.getByTestId("approval").click();
    await widget.getByTestId("proof-trouble").waitFor();
    await page.unroute("**/areas/**");
    await widget.getByTestId("proof-trouble").getByRole("button", { name: "Réessayer" }).click();
    await widget.locator('[data-testid="proof"][data-kind="ready"]').waitFor();

    await page.route("**/approve", (route) => route.abort());
    await widget.getByRole("checkbox").last().check();
    await widget.getByTestId("approve").click();
    await widget.getByTestId("proof-trouble").waitFor();
    await page.unroute("**/approve");
    await widget.getByTestId("approve").click();
    await widget.getByTestId("approved").waitFor();
    await page.close();
  });

  it(
    "[AE3] a product that asks for it opens the proof instead of going into the cart",
    { timeout: 120_000 },
    async () => {
      const published = await call(demo.server.url, "PUT /merchant/products/mug-11oz", {
        key: demo.server.keys.secret,
        body: { ...bundledDocument("mug-11oz"), approval: "required" },
      });
      expect(published.status).toBeLessThan(300);
      const { page, widget } = await openWith("mug-11oz", "Ana");
      await widget.getByText("Ce produit est fabriqué après votre accord.").waitFor();
      await widget.getByTestId("add-to-cart").click();
      await widget.locator('[data-testid="proof"][data-kind="ready"]').waitFor();
      await widget.getByRole("checkbox").last().check();
      await widget.getByTestId("approve").click();
      await widget.getByTestId("approved").waitFor();
      await widget.getByRole("button", { name: "Fermer" }).click();
      await widget.getByTestId("add-to-cart").click();
      await widget.getByText("C’est dans le panier.").waitFor();
      await page.close();
    },
  );

  async function openWith(product: string, text: string) {
    const page: Page = await demo.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
    page.setDefaultTimeout(30_000);
    await page.goto(`${demo.server.url}/?product=${product}`);
    const widget = page.frameLocator("iframe");
    await widget.getByRole("tab").nth(1).click();
    await widget.locator("textarea").first().fill(text);
    return { page, widget };
  }
});
