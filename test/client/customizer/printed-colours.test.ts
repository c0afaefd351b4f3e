import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SMALLEST, word } from "../../support/a-product.ts";
import { aShape, aText } from "../../support/builders.ts";
import { NO_BROWSER, launchBrowser } from "../../support/browser.ts";
import { startServer } from "../../support/running-server.ts";
import type { RunningServer } from "../../support/running-server.ts";

const CARD = {
  ...SMALLEST,
  id: "a-card",
  name: { fr: "Une carte", en: "A card", ar: "بطاقة" },
  profiles: ["eu-offset-card"],
  steps: [{ id: "design", label: word("Dessin"), areas: ["front"] }],
  printAreas: [
    {
      id: "front",
      label: word("Recto"),
      sizeMm: [85, 55],
      techniques: ["offset"],
      allows: ["text", "image", "shape"],
    },
  ],
  scene: { kind: "flat", views: [{ id: "front", label: word("Recto"), area: "front" }] },
};
const BLUE = "#0000ff";
/** A brown every press makes. */
const BROWN = "#7a5a43";
const square = (id: string, xMm: number, fill: string) =>
  aShape({ id, fill, placement: { xMm, yMm: 20, widthMm: 20, heightMm: 20, rotationDeg: 0 } });
const ELEMENTS = [
  square("white", 42, "#ffffff"),
  square("blue", 15, BLUE),
  square("brown", 68, BROWN),
  aText({
    id: "name",
    text: "Léa Martin",
    sizeMm: 7,
    color: "#1d2733",
    placement: { xMm: 42, yMm: 43, rotationDeg: 0 },
  }),
];

describe.skipIf(NO_BROWSER)("printed colours in the widget", { timeout: 120_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const published = await fetch(`${server.url}/api/v1/merchant/products/a-card`, {
      method: "PUT",
      headers: { authorization: `Bearer ${server.keys.secret}`, "content-type": "application/json" },
      body: JSON.stringify(CARD),
    });
    expect([published.status, published.ok ? "" : await published.text()]).toEqual([200, ""]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  async function open(product: string, { lang = "en", width = 1440, height = 900 } = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const configuration = { product, productVersion: 1, selections: {}, elements: { front: ELEMENTS } };
    await page.addInitScript(
      ([key = "", text = ""]) => localStorage.setItem(key, text),
      [
        `atelier:draft:${server.keys.publishable}:${product}`,
        JSON.stringify({ format: 1, draft: { configuration, quantity: 1, unsaved: true } }),
      ],
    );
    await page.goto(`${server.url}/customizer/?product=${product}&key=${server.keys.publishable}&lang=${lang}`);
    // The shirt's first step is about the shirt.
    await page
      .getByRole("tab")
      .nth(product === "t-shirt" ? 1 : 0)
      .click();
    await page.getByTestId("artboard-front").waitFor();
    return page;
  }
  /** What the artboard shows at a place in millimetres, as #rrggbb and its alpha. */
  const shown = (page: Page, xMm: number, yMm: number): Promise<string> =>
    page.getByTestId("artboard-front").evaluate(
      (board, [x = 0, y = 0]) => {
        const canvas = board.querySelector("canvas");
        const at = (mm: number, of: number, px: number) => Math.round((mm / of) * px);
        const data = canvas
          ?.getContext("2d")
          ?.getImageData(at(x, 85, canvas.width), at(y, 55, canvas.height), 1, 1).data;
        return [...(data ?? [])].map((each) => each.toString(16).padStart(2, "0")).join("");
      },
      [xMm, yMm],
    );
  const toggle = (page: Page) =>
    page.getByRole("button", { name: /^(Printed colours|Couleurs imprimées|ألوان الطباعة)$/ });
  const eventually = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 20_000 });

  it("[PC1] show what the press makes of a colour, leave paper white, and go as they came", async () => {
    const page = await open("a-card");
    await eventually(() => shown(page, 15, 20)).toBe("0000ffff");
    await toggle(page).click();
    // #24529e by lcms2, relative with black point compensation.
    await eventually(() => shown(page, 15, 20)).toMatch(/^2[0-9a-f]5[0-9a-f]9[0-9a-f]ff$/);
    await eventually(() => shown(page, 42, 20)).toBe("ffffffff");
    expect(await shown(page, 3, 50)).toBe("00000000");
    await toggle(page).click();
    await eventually(() => shown(page, 15, 20)).toBe("0000ffff");
  });

  it("[PC2] hatch what the press cannot make, and nothing else", async () => {
    const page = await open("a-card");
    await toggle(page).click();
    const note = page.getByRole("button", { name: /print duller/ });
    await note.click();
    const row = async (yMm: number, fromMm: number) => {
      const found = new Set<string>();
      for (let i = 0; i < 24; i += 1) found.add(await shown(page, fromMm + i * 0.1, yMm));
      return found;
    };
    await eventually(async () => (await row(20, 14)).has("808080ff")).toBe(true);
    expect((await row(20, 14)).size).toBe(2);
    expect(await row(20, 66)).not.toContain("808080ff");
  });

  it("[PC3] stand beside the colour that is chosen, and say when it prints duller", async () => {
    const page = await open("a-card");
    const printsAs = page.getByTestId("prints-as");
    const pair = () =>
      printsAs.evaluate((node) =>
        [...node.querySelectorAll<HTMLElement>("span > span")].map((each) => getComputedStyle(each).backgroundColor),
      );
    const choose = async (id: string) => page.locator(`[data-layer="${id}"]`).click();
    await choose("blue");
    await eventually(() => printsAs.textContent()).toBe("This colour will print duller than on the screen.");
    expect(await pair()).toEqual(["rgb(0, 0, 255)", expect.stringMatching(/^rgb\((3\d|4\d), (7|8|9)\d, 1[56]\d\)$/)]);
    await page.keyboard.press("Escape");
    await choose("brown");
    await eventually(() => printsAs.textContent()).toBe("Printed");
  });

  it("[PC4] are not spoken of where a product is made in screens' colours (control)", async () => {
    const page = await open("t-shirt");
    await page.getByTestId("layers").waitFor();
    expect(await toggle(page).count()).toBe(0);
    await page.locator('[data-layer="blue"]').click();
    await page.getByRole("radiogroup", { name: "Colour" }).first().waitFor();
    expect(await page.getByTestId("prints-as").count()).toBe(0);
  });
});
