import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import { Answers, call } from "../../support/api.ts";
import { NO_BROWSER } from "../../support/browser.ts";
import { bundledDocument } from "../../support/documents.ts";
import { runningDemo } from "../../support/running-demo.ts";

describe.skipIf(NO_BROWSER)("the price in the widget", () => {
  const demo = runningDemo();

  async function publish(id: string, prices: Partial<PriceTable>) {
    const [table] = bundledDocument("mug-11oz").prices;
    const body = { ...bundledDocument("mug-11oz"), id, prices: [{ ...table, ...prices }] };
    const { status, json } = await call(demo.server.url, `PUT /merchant/products/${id}`, {
      key: demo.server.keys.secret,
      body,
    });
    expect(status, JSON.stringify(json)).toBeLessThan(300);
  }
  async function open(product: string, more = "") {
    const page = await demo.browser.newPage({
      viewport: { width: 1440, height: 900 },
      locale: "fr-FR",
      timezoneId: "Europe/Paris",
    });
    page.setDefaultTimeout(30_000);
    await page.goto(
      `${demo.server.url}/customizer/?product=${product}&key=${demo.server.keys.publishable}&lang=fr${more}`,
    );
    await page.locator('[data-state="possible"]').first().waitFor();
    return page;
  }
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

  it("[PW1] says what is counted, how much the next break saves, and when it arrives", async () => {
    const page = await open("mug-11oz");
    expect(plain(await page.getByText(/^Encore/).innerText())).toBe("Encore 11 : −0,79 € par pièce");
    await page.getByText(/^Encore/).click();
    await page.getByRole("tab", { name: "Décor" }).click();
    await page.getByRole("tabpanel").getByLabel("Votre prénom").fill("Joyeux anniversaire");
    await page.getByRole("button", { name: "Détail du prix" }).click();
    const details = page.getByRole("region", { name: "Détail du prix" });
    await details.getByText(/8 caractères/).waitFor();
    const text = plain(await details.innerText());
    expect(text).toContain("8 caractères × 0,05 €");
    expect(text).toMatch(/12 × 9,90 €/);
    await details.getByText(/^Chez vous le/).waitFor();
    expect(plain(await details.getByText(/^Chez vous le/).innerText())).toMatch(
      /^Chez vous le [a-z]+ \d+ [a-zéû]+ si vous commandez avant le [a-z]+ \d+ [a-zéû]+ à 14:00\.$/,
    );
    // The legal words are the merchant's, from the server's answer.
    await details.getByText(/garantie légale de conformité/).waitFor();
    await page.close();
  }, 60_000);

  it("[PW2] a price that changed meanwhile is told rule by rule before anything is added", async () => {
    await publish("mug-moving", { base: "9.90" });
    const page = await open("mug-moving");
    await publish("mug-moving", {
      base: "10.50",
      oneOff: [{ id: "setup", label: { fr: "Mise en route" }, amount: "2.00" }],
    });
    await page.getByTestId("add-to-cart").click();
    const dialog = page.getByRole("dialog", { name: "Le prix a changé" });
    await dialog.waitFor();
    const rows = await dialog.getByTestId("differences").innerText();
    expect(plain(rows).replaceAll(/\s+/g, " ")).toBe(
      "Prix de base 9,90 € → 10,50 € +0,60 € Mise en route — → 2,00 € +2,00 €",
    );
    await dialog.getByRole("button", { name: /^Ajouter à/ }).click();
    // On a page of its own there is no cart; the design is saved and the new price stands.
    await page.getByTestId("cart-outcome").waitFor();
    expect(plain(await page.getByTestId("total").innerText())).toBe("12,50 €");
    await page.close();
  }, 60_000);

  it("[PW3] the shop's own base is shown when its page names it; without it, what is added to it", async () => {
    await publish("mug-of-shop", { base: "shop" });
    const named = await open("mug-of-shop", "&base=1590");
    expect(plain(await named.getByTestId("total").innerText())).toBe("15,90 €");
    await named.close();
    const unnamed = await open("mug-of-shop");
    await unnamed.locator('input[value="magic"]').check({ force: true });
    await unnamed.waitForFunction(() =>
      document.querySelector('[data-testid="total"]')?.textContent?.startsWith("+3,00"),
    );
    await unnamed.close();
  }, 60_000);

  it("[PW4] several sizes and names are lines of one design with one price, by hand or from a list", async () => {
    const page = await open("t-shirt");
    await page
      .getByRole("tab", { name: /Devant|Décor|Face/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Plusieurs tailles ou prénoms" }).click();
    const dialog = page.getByRole("dialog", { name: "Plusieurs exemplaires" });
    await dialog.getByRole("button", { name: "Ajouter une ligne" }).click();
    const rows = dialog.getByRole("listitem");
    await rows.nth(0).getByRole("textbox").first().fill("10");
    await rows.nth(0).getByLabel("Taille").selectOption("s");
    await rows.nth(1).getByLabel("Taille").selectOption("xxl");
    await rows.nth(1).getByRole("textbox").first().fill("14");
    await page.keyboard.press("Tab");
    await dialog.getByRole("button", { name: "Terminé" }).click();
    await page.getByRole("button", { name: "24 pièces" }).waitFor();
    // The server's own price of the same lines.
    const configuration = { product: "t-shirt", selections: {}, elements: {} };
    const lines = [
      { quantity: 10, selections: { size: "s" } },
      { quantity: 14, selections: { size: "xxl" } },
    ];
    const { json } = await call(demo.server.url, "POST /quotes", {
      key: demo.server.keys.publishable,
      body: { configuration, lines },
    });
    const { total } = Answers.quote.parse(json);
    expect(await centsOf(page.getByTestId("total"))).toBe(total.amount);

    await page.getByRole("button", { name: "24 pièces" }).click();
    const csv = "Taille;Quantité\nM;3\nGéant;1\nXXL;4\n";
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: "club.csv", mimeType: "text/csv", buffer: Buffer.from(csv, "latin1") });
    await dialog.getByText("2 lignes reprises.").waitFor();
    expect(plain(await dialog.getByText(/^Ligne 3/).innerText())).toBe(
      "Ligne 3 : « Géant » n’est pas proposé pour Taille.",
    );
    await dialog.getByRole("button", { name: "Terminé" }).click();
    await page.getByRole("button", { name: "7 pièces" }).waitFor();
    // Kept in this browser like the rest of the design.
    await page.reload();
    await page.getByRole("button", { name: "7 pièces" }).waitFor();
    await page.close();
  }, 90_000);
});

/** "1 234,56 €" in cents. */
async function centsOf(place: Locator): Promise<number> {
  return Number((await place.innerText()).replaceAll(/\D/g, ""));
}
