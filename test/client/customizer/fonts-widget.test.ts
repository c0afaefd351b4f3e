import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import { call } from "../../support/api.ts";
import { aMug, aText } from "../../support/builders.ts";
import { bundledDocument } from "../../support/documents.ts";
import { NO_BROWSER, launchBrowser } from "../../support/browser.ts";
import { startServer } from "../../support/running-server.ts";
import type { RunningServer } from "../../support/running-server.ts";
import { bundledFont, tablesOf } from "../../server/ingest/font/font-files.ts";

const eventually = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 20_000 });

describe.skipIf(NO_BROWSER)("a merchant's fonts in the widget", { timeout: 120_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  let plume = "";
  let enseigne = "";
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    plume = await send("great-vibes", { family: "Plume", licence: "server" });
    enseigne = await send("bebas-neue", { family: "Enseigne", licence: "web" });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  async function send(id: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const form = new FormData();
    form.append("file", new File([Uint8Array.from(bundledFont(id))], `${id}.ttf`));
    for (const [name, text] of Object.entries({ statement: "Licence 1", ...fields })) form.append(name, text);
    const { status, json } = await call(server.url, "POST /merchant/fonts", { key: server.keys.secret, body: form });
    expect(status, JSON.stringify(json)).toBe(201);
    return (json as { id: string }).id;
  }

  /** The designing step with these texts on a mug, as a shopper who comes back finds it; and every answer the page got. */
  const open = (...texts: readonly Partial<TextElement>[]) => openProduct("mug-11oz", texts);
  async function openProduct(product: string, texts: readonly Partial<TextElement>[]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const answers: Buffer[] = [];
    const shaped: string[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith("/shape")) shaped.push(response.request().postData() ?? "");
      response.body().then(
        (body) => answers.push(body),
        () => undefined,
      );
    });
    const elements = texts.map((each, i) => {
      const { font: _, ...plain } = aText({ id: `e${i}`, sizeMm: 14, ...each });
      return each.font === undefined ? plain : { ...plain, font: each.font };
    });
    const draft = { configuration: aMug({ product, elements: { wrap: elements } }), quantity: 1, unsaved: true };
    const key = `atelier:draft:${server.keys.publishable}:${product}`;
    // As on a machine without a GPU: no stage in 3D takes the time of what is tested.
    await page.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      Object.assign(HTMLCanvasElement.prototype, {
        getContext(this: HTMLCanvasElement, kind: string, options?: object) {
          return kind.startsWith("webgl") ? null : getContext.call(this, kind, options);
        },
      });
    });
    await page.addInitScript(
      ([name = "", text = ""]) => {
        if (localStorage.getItem(name) === null) localStorage.setItem(name, text);
      },
      [key, JSON.stringify({ format: 1, draft })],
    );
    await page.goto(`${server.url}/customizer/?product=${product}&key=${server.keys.publishable}&lang=en`);
    await page.getByRole("tab").nth(1).click();
    await page.getByTestId("artboard-wrap").waitFor();
    return { page, answers, shaped };
  }

  /** Ink on the artboard, in a few hundred numbers; 0 where nothing is drawn yet. */
  const picture = (page: Page): Promise<string> =>
    page.getByTestId("artboard-wrap").evaluate((board) => {
      const canvas = board instanceof HTMLCanvasElement ? board : board.querySelector("canvas");
      const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let inked = 0;
      let sum = 0;
      for (let i = 3; i < data.length; i += 4) {
        if (data[i] === 0) continue;
        inked += 1;
        sum = (sum * 31 + i * (data[i] ?? 0)) % 2_147_483_647;
      }
      return `${inked} ${sum}`;
    });
  const settled = async (page: Page): Promise<string> => {
    let before = "";
    await eventually(async () => {
      const now = await picture(page);
      const isSame = now === before && !now.startsWith("0 ");
      before = now;
      return isSame;
    }).toBe(true);
    return before;
  };

  it("[MF50] a product's font that stays on the server is drawn as the same font is that browsers get", async () => {
    const long = { text: "Pour toi, Éléonore, de tout mon cœur", maxWidthMm: 60 };
    const document = { ...bundledDocument("mug-11oz"), id: "mug-plume", defaultFont: plume };
    const { secret } = server.keys;
    const published = await call(server.url, "PUT /merchant/products/mug-plume", { key: secret, body: document });
    expect(published.status).toBe(200);
    const own = await openProduct("mug-plume", [long]);
    const installed = await open({ ...long, font: "great-vibes" });
    await eventually(() => own.shaped.length).toBeGreaterThan(0);
    await installed.page.waitForLoadState("networkidle");
    // Before its file has come the installed one is written in another face.
    await eventually(async () => (await settled(own.page)) === (await settled(installed.page))).toBe(true);
    const expected = await settled(own.page);
    expect(await settled(installed.page)).toBe(expected);
    expect(installed.shaped).toEqual([]);
    const other = await open({ ...long, font: "pacifico" });
    expect(await settled(other.page)).not.toBe(expected);
    for (const { page } of [own, installed, other]) await page.context().close();
  });

  it("[MF51] what is typed in it is asked for, and its file is in no answer the page ever gets", async () => {
    const own = await open(
      { text: "Léa", font: plume },
      { text: "Noë", font: enseigne, placement: { xMm: 170, yMm: 60, rotationDeg: 0 } },
    );
    await settled(own.page);
    const before = own.shaped.length;
    await own.page.locator('[data-layer="e0"]').click();
    await own.page.getByRole("textbox", { name: "Text" }).first().fill("Léa Éléonore");
    await eventually(() => own.shaped.length).toBeGreaterThan(before);
    await own.page.waitForLoadState("networkidle");
    await settled(own.page);
    expect(own.shaped.join()).toContain("Éléonore");

    await own.page.getByRole("button", { name: /^Font/ }).click();
    await own.page.getByRole("radio", { name: "Plume" }).waitFor();
    await own.page.getByRole("radio", { name: "Enseigne" }).check({ force: true });
    await own.page.waitForLoadState("networkidle");
    const isThere = (id: string) => {
      const glyphs = tablesOf(bundledFont(id)).get("glyf") ?? new Uint8Array();
      const piece = Buffer.from(glyphs.subarray(4000, 4064));
      return own.answers.some((answer) => answer.includes(piece));
    };
    expect(isThere("great-vibes")).toBe(false);
    // The same search finds the file of the font that browsers may have.
    expect(isThere("bebas-neue")).toBe(true);
    await own.page.context().close();
  });

  it("[MF52] while letters cannot be fetched the old ones stay, and come when the line is back", async () => {
    const own = await open({ text: "Léa", font: plume });
    const before = await settled(own.page);
    await own.page.route("**/shape", (route) => route.abort());
    await own.page.locator('[data-layer="e0"]').click();
    await own.page.getByRole("textbox", { name: "Text" }).first().fill("Xavier");
    await own.page.waitForTimeout(1500);
    expect(await picture(own.page)).toBe(before);
    await own.page.unroute("**/shape");
    await eventually(() => picture(own.page)).not.toBe(before);
    await own.page.context().close();
  });
});
