import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { call } from "../../support/api.ts";
import { NO_BROWSER } from "../../support/browser.ts";
import { runningDemo } from "../../support/running-demo.ts";

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

describe.skipIf(NO_BROWSER)("rules in the widget", () => {
  const demo = runningDemo();

  /** The customizer on a page of its own, the rules ready. */
  async function open(product: string, viewport: { width: number; height: number }, lang = "fr") {
    const page = await demo.browser.newPage({ viewport });
    page.setDefaultTimeout(30_000);
    await page.goto(
      `${demo.server.url}/customizer/?product=${product}&key=${demo.server.keys.publishable}&lang=${lang}`,
    );
    await page.locator('[data-state="possible"]').first().waitFor();
    return page;
  }
  const field = (page: Page, option: string) => page.locator(`[data-option="${option}"]`);
  const why = (page: Page) => page.getByTestId("why");

  it("[RW1] by keyboard and screen reader: an impossible value can be reached, says why, and Enter has it all the same", async () => {
    const page = await open("workstation-pc", DESK);
    const bureau = field(page, "tower").getByRole("radio", { name: /^Bureau/ });
    await bureau.focus();
    await page.keyboard.press("Space");
    await page.getByRole("tab", { name: "Cœur" }).press("Enter");
    const board = field(page, "board").locator('input[value="ardoise-s5-a"]');
    await board.waitFor({ state: "attached" });
    expect(await board.getAttribute("aria-disabled")).toBe("true");
    await board.focus();
    await why(page).waitFor();
    const describedBy = await board.getAttribute("aria-describedby");
    expect(await page.locator(`#${describedBy}`).innerText()).toContain(
      "La carte mère est trop grande pour ce boîtier.",
    );
    await page.keyboard.press("Enter");
    await why(page).waitFor({ state: "detached" });
    expect(await board.isChecked()).toBe(true);
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('input[value="ardoise-s5-a"]')?.checked);
    await page.getByRole("tab", { name: "Boîtier" }).press("Enter");
    expect(await bureau.isChecked()).toBe(true);
    await page.close();
  });

  it("[RW2] Tab leads from the value to its ways; Escape closes and leaves the focus; going on elsewhere closes too", async () => {
    const page = await open("workstation-pc", DESK);
    await field(page, "tower").locator('input[value="bureau"]').check({ force: true });
    const white = field(page, "caseColour").locator("[data-muted] input").first();
    await white.focus();
    await why(page).waitFor();
    await page.keyboard.press("Escape");
    await why(page).waitFor({ state: "detached" });
    expect(await white.evaluate((input) => document.activeElement === input)).toBe(true);
    await white.blur();
    await white.focus();
    await why(page).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Choisir quand même");
    await page.getByRole("heading", { level: 1 }).click();
    await why(page).waitFor({ state: "detached" });
    await page.close();
  });

  it("[RW3] on a phone a tap explains, the value stays in sight above its reasons, and one tap has it", async () => {
    const page = await open("workstation-pc", PHONE);
    await field(page, "tower").locator('input[value="bureau"]').check({ force: true });
    const muted = field(page, "caseColour").locator("label[data-muted]").first();
    await muted.scrollIntoViewIfNeeded();
    await muted.click({ force: true });
    await why(page).waitFor();
    await expect
      .poll(async () => {
        const [value, card] = [await muted.boundingBox(), await why(page).boundingBox()];
        return value && card ? card.y - (value.y + value.height) : Number.NaN;
      })
      .toBeGreaterThanOrEqual(0);
    const way = why(page).getByRole("button", { name: /Choisir quand même/ });
    expect(await way.innerText()).toMatch(/[+−-][\d\s]+,\d\d\s€/);
    expect(await way.innerText()).not.toContain("pièce");
    expect((await way.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await way.click();
    await why(page).waitFor({ state: "detached" });
    expect(await field(page, "caseColour").locator("input:checked").count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.close();
  });

  it("[RW4] a number typed out of what is possible stays in the field while its reasons are read", async () => {
    const page = await open("shelf", PHONE, "en");
    const width = field(page, "widthMm").getByRole("textbox");
    await width.fill("2400");
    await width.press("Enter");
    await page.getByRole("tab").nth(1).click();
    const columns = field(page, "columns").getByRole("textbox");
    await columns.fill("1");
    await columns.press("Enter");
    await why(page).waitFor();
    expect(await columns.inputValue()).toBe("1");
    expect(await columns.getAttribute("aria-invalid")).toBe("true");
    expect(await why(page).innerText()).toContain("hollows over time");
    await why(page)
      .getByRole("button", { name: /^Take 2/ })
      .click();
    expect(await columns.inputValue()).toBe("2");
    await page.close();
  });

  it("[RW5] what is out of stock stays visible with its day", async () => {
    const until = "2099-12-03";
    const stock = (available: boolean) =>
      call(demo.server.url, "PUT /merchant/availability", {
        key: demo.server.keys.secret,
        body: { option: "tower", value: "nomade", product: "workstation-pc", available, ...(!available && { until }) },
      });
    expect((await stock(false)).status).toBe(200);
    const page = await open("workstation-pc", DESK);
    const card = field(page, "tower").locator("label", { hasText: "Nomade" });
    expect(await card.innerText()).toContain("épuisé jusqu’au 3 décembre 2099");
    await card.click();
    await page.locator('[data-issue="out_of_stock"]').first().waitFor();
    await page.close();
    await stock(true);
  });

  it("[RW6] a line that is dead for a moment costs neither the rules nor the parts fetched later", async () => {
    const page = await demo.browser.newPage({ viewport: DESK });
    page.setDefaultTimeout(30_000);
    const dropped = new Set<string>();
    await page.route(/(?:rules-engine|why-card|way-button)-[\w-]+\.js/, (route) => {
      const isFirst = !dropped.has(route.request().url());
      dropped.add(route.request().url());
      return isFirst ? route.abort("connectionreset") : route.continue();
    });
    await page.goto(
      `${demo.server.url}/customizer/?product=workstation-pc&key=${demo.server.keys.publishable}&lang=fr`,
    );
    await field(page, "tower").locator('input[value="bureau"]').press("Space");
    await field(page, "caseColour").locator("[data-muted] input").first().focus();
    await why(page).waitFor();
    expect(dropped.size).toBeGreaterThanOrEqual(2);
    await page.close();
  });
});
