import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { NO_BROWSER } from "../../support/browser.ts";
import { runningDemo } from "../../support/running-demo.ts";

const PHONE = { width: 390, height: 844 };

describe.skipIf(NO_BROWSER)("a club's shirt on a phone", () => {
  const demo = runningDemo();

  async function open(): Promise<Page> {
    const page = await demo.browser.newPage({ viewport: PHONE, locale: "fr-FR" });
    page.setDefaultTimeout(30_000);
    await page.goto(`${demo.server.url}/customizer/?product=club-shirt&key=${demo.server.keys.publishable}&lang=fr`);
    // The rules are here, and with them what templates allow.
    await page.locator('[data-issue="slot_empty"]').waitFor();
    return page;
  }
  const option = (page: Page) => page.locator('[data-option="playerName"]').getByRole("textbox");

  it("[A52] the name is one value with two views, printed in capitals", async () => {
    const page = await open();
    await option(page).fill("Élodie");
    await page.locator('[data-proxy="name"]').focus();
    await page.keyboard.press("Enter");
    const element = page.getByRole("region", { name: "Nom du joueur" }).getByRole("textbox");
    expect(await element.inputValue()).toBe("Élodie");
    await element.fill("Große");
    // As it is printed: ß is two letters in capitals.
    await page.getByText("6 sur 14 caractères").waitFor();
    await page.getByRole("button", { name: "Tous les éléments" }).click();
    expect(await option(page).inputValue()).toBe("Große");
    await page.keyboard.press("Control+z");
    await expect.poll(() => option(page).inputValue()).toBe("Élodie");
    await page.close();
  });

  it("[A55] the number takes two digits, and says what is wrong; blocked words are named", async () => {
    const page = await open();
    const number = page.getByLabel("Numéro");
    await number.fill("123");
    await page.locator('[data-issue="text_too_long"]').waitFor();
    await number.fill("x");
    await page.locator('[data-issue="text_wrong_pattern"]').waitFor();
    await number.fill("23");
    await page.locator('[data-issue="text_wrong_pattern"]').waitFor({ state: "detached" });
    await option(page).fill("Nul !");
    expect(await page.locator('[data-issue="text_blocked"]').innerText()).toContain("«\u00a0nul\u00a0»");
    await option(page).fill("Zoé");
    await page.locator('[data-issue="text_blocked"]').waitFor({ state: "detached" });
    await page.close();
  });

  it("[A53] the crest stays: no key moves it, nothing can be added over it; the number moves and has three colours", async () => {
    const page = await open();
    await page.getByLabel("Numéro").fill("23");
    expect(await page.getByRole("button", { name: "Texte", exact: true }).count()).toBe(0);
    const proxies = page.locator("[data-proxy]");
    await page.locator('[data-proxy="number"]').waitFor({ state: "attached" });
    // In shares of the sheet, which grows and shrinks with the room it has.
    const place = (id: string) =>
      page.evaluate((proxy) => {
        const box = document.querySelector(`[data-proxy="${proxy}"]`)?.getBoundingClientRect();
        const sheet = document.querySelector('[data-testid="artboard-front"]')?.getBoundingClientRect();
        return Math.round((((box?.left ?? 0) - (sheet?.left ?? 0)) / (sheet?.width ?? 1)) * 200);
      }, id);
    const [crest, number] = [await place("crest"), await place("number")];
    for (const id of ["crest", "number"]) {
      await page.locator(`[data-proxy="${id}"]`).focus();
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Delete");
    }
    expect(await place("crest")).toBe(crest);
    expect(await place("number")).not.toBe(number);
    expect(await proxies.count()).toBe(3);
    await page.locator('[data-proxy="number"]').focus();
    await page.keyboard.press("Enter");
    const colours = page.getByRole("radiogroup", { name: "Couleur" });
    await colours.waitFor();
    expect(await colours.getByRole("radio").count()).toBe(3);
    expect(await page.locator('[data-issue="part_changed"]').count()).toBe(0);
    await page.close();
  });

  it("[A51] the champion's star comes with its option, and is paid", async () => {
    const page = await open();
    await page.locator('[data-proxy="number"]').waitFor({ state: "attached" });
    expect(await page.locator('[data-proxy="title"]').count()).toBe(0);
    const before = await page.getByTestId("total").innerText();
    await page.locator('[data-option="champion"]').getByRole("switch").check({ force: true });
    await page.locator('[data-proxy="title"]').waitFor({ state: "attached" });
    expect(await page.getByTestId("total").innerText()).not.toBe(before);
    await page.close();
  });

  it("[A58] a list fills name and number, bad rows are told, and a row is seen on the product", async () => {
    const page = await open();
    await option(page).fill("Élodie");
    await page.getByLabel("Numéro").fill("1");
    await page.getByRole("button", { name: "Plusieurs tailles ou prénoms" }).click();
    const csv = "Nom du joueur;Numéro;Taille\nMartin;7;M\nTricheur;8;L\nInès;123;S\nZoé;9;XL\n";
    await page.locator('input[type="file"][accept*="csv"]').setInputFiles({
      name: "equipe.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    const told = page.getByRole("dialog").locator("ul[role=status]");
    await told.getByText("2 lignes reprises").waitFor();
    expect(await told.innerText()).toMatch(/Ligne 3\s: Nom du joueur.*\n?.*Ligne 4\s: Numéro/);
    const picture = () =>
      page
        .getByTestId("artboard-front")
        .locator("canvas")
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await picture();
    await page.getByRole("button", { name: "Voir la ligne 2" }).click();
    await page.getByTestId("line-shown").waitFor();
    await expect.poll(picture).not.toBe(before);
    await page.getByRole("button", { name: "Revenir au décor" }).click();
    await expect.poll(picture).toBe(before);
    await page.close();
  });
});
