import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, NO_BROWSER } from "../../support/browser.ts";
import type { Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { aRack } from "../../support/a-rack.ts";
import { bundledProduct, compiled } from "../../support/documents.ts";
import { buildStagePage } from "./build-stage-page.ts";

const ORIGIN = "http://stage.test";
const SIZE = { width: 480, height: 400 };
const PATIENCE_MS = 45_000;

describe.skipIf(NO_BROWSER)("the stage in Chromium", () => {
  let browser: Browser;
  let files: Awaited<ReturnType<typeof buildStagePage>>;
  beforeAll(async () => {
    files = await buildStagePage();
    browser = await launchBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  /** The stage with a product on it and the artwork in one colour, after its first frame. */
  async function openStage(product: string, selections: Selections, init?: () => void): Promise<Page> {
    const page = await browser.newPage({ viewport: SIZE, reducedMotion: "reduce" });
    const wanted: string[] = [];
    await page.route("**/*", (route) => {
      const path = new URL(route.request().url()).pathname;
      wanted.push(path);
      const file = files.get(path === "/" ? "/index.html" : path);
      return file ? route.fulfill({ body: file.body, contentType: file.type }) : route.fulfill({ status: 404 });
    });
    const products = {
      "mug-11oz": bundledProduct("mug-11oz"),
      "t-shirt": bundledProduct("t-shirt"),
      rack: compiled(aRack()),
    };
    await page.addInitScript(`window.products = ${JSON.stringify(products)}`);
    if (init) await page.addInitScript(init);
    await page.goto(`${ORIGIN}/?tex=256`);
    await page.waitForFunction("window.show");
    await page.evaluate(
      `window.paint("#00a040"); window.show(${JSON.stringify(product)}, ${JSON.stringify(selections)})`,
    );
    await page.locator('[data-stage="ready"]').waitFor({ timeout: PATIENCE_MS });
    return page;
  }

  it("[S1] shows the mug with the artwork on it, in its colour", async () => {
    const page = await openStage("mug-11oz", {});
    await frameAfter(page, 0);
    const [red, green, blue] = await pixelAt(page, 0.5, 0.5);
    expect(green).toBeGreaterThan(red + 60);
    expect(green).toBeGreaterThan(blue + 60);
    await page.close();
  });

  it("[S2] draws a frame when the artwork changes, and none while nothing does", async () => {
    const page = await openStage("mug-11oz", {});
    await page.waitForTimeout(1500);
    const rested = await frames(page);
    await page.waitForTimeout(1000);
    expect(await frames(page)).toBe(rested);
    await page.evaluate(`window.paint("#c01020")`);
    await frameAfter(page, rested);
    const [red, green] = await pixelAt(page, 0.5, 0.5);
    expect(red).toBeGreaterThan(green + 60);
    await page.close();
  });

  it("[S3] turns by key and by view button, and says which view it shows", async () => {
    const page = await openStage("mug-11oz", {});
    const stage = page.getByRole("img");
    expect(await stage.getAttribute("aria-label")).toContain("Face");
    const before = await frames(page);
    await stage.focus();
    await page.keyboard.press("ArrowLeft");
    await frameAfter(page, before);
    await page.getByRole("button", { name: "Intérieur" }).click();
    await page.waitForFunction(`document.querySelector('[role=img]').getAttribute("aria-label").includes("Intérieur")`);
    expect(await page.getByRole("button", { name: "Intérieur" }).getAttribute("aria-pressed")).toBe("true");
    await page.close();
  });

  it("[S4] keeps its one renderer when the selections change", async () => {
    const page = await openStage("mug-11oz", {});
    await page.evaluate("document.querySelector('canvas').dataset.mine = 'yes'");
    const before = await frames(page);
    await page.evaluate(`window.show("mug-11oz", { inside: "red" })`);
    await frameAfter(page, before);
    expect(await page.locator("canvas").count()).toBe(1);
    expect(await page.locator("canvas[data-mine]").count()).toBe(1);
    await page.close();
  });

  it("[S5] lies flat, in words, where WebGL is missing or taken away", async () => {
    const without = await openStage("mug-11oz", {}, () => {
      const get = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: object) {
        return kind.startsWith("webgl") ? null : Reflect.apply(get, this, [kind, options]);
      } as typeof get; // the overloads of getContext, all behind one
    });
    await expectFlat(without);
    const page = await openStage("mug-11oz", {});
    await page.evaluate("document.querySelector('canvas').dispatchEvent(new Event('webglcontextlost'))");
    await expectFlat(page);
  });

  it("[S6] shows the shirt as a photograph in its colour, with the artwork, and loads no three for it", async () => {
    const page = await openStage("t-shirt", { colour: "black" });
    const loaded = await page.evaluate("performance.getEntriesByType('resource').map((each) => each.name).join()");
    expect(loaded).not.toContain("model-stage");
    const [red, green, blue] = await pixelAt(page, 0.5, 0.45);
    expect(green).toBeGreaterThan(Math.max(red, blue) + 40);
    // The control: beside the print the fabric is black.
    const fabric = await pixelAt(page, 0.5, 0.18);
    expect(Math.max(...fabric)).toBeLessThan(90);
    await page.close();
  });

  it("[S7] draws a bookcase from its choices, and loads neither three nor a picture for it", async () => {
    const page = await openStage("rack", { wood: "walnut", back: true });
    expect(await page.getByRole("img").getAttribute("aria-label")).toBe("Bibliothèque, vue : Face");
    expect(await page.locator("canvas").count()).toBe(0);
    const loaded = await page.evaluate("performance.getEntriesByType('resource').map((each) => each.name).join()");
    expect(loaded).not.toMatch(/model-stage|\.webp|\.wasm/);
    // The sides and the shelves stand where the numbers say, 800 × 900 mm in the middle of the stage.
    const { left, top, perMm } = await drawingOf(page);
    const at = (xMm: number, yMm: number) =>
      pixelAt(page, (left + xMm * perMm) / SIZE.width, (top + yMm * perMm) / SIZE.height, 1);
    expect(await at(9, 300)).toEqual([0x5a, 0x3a, 0x24]);
    expect(await at(400, 450)).toEqual([0x5a, 0x3a, 0x24]);
    // The control: between the shelves one sees the back.
    expect(await at(400, 300)).toEqual([0xe8, 0xdc, 0xc8]);
    await page.close();
  });

  it("[S8] moves the same shapes when a choice changes, and shows the view asked for", async () => {
    const page = await openStage("rack", {});
    const shapes = page.locator("svg [class*=shape]");
    expect(await shapes.count()).toBe(5);
    await page.evaluate("document.querySelector('svg [class*=shape]').dataset.mine = 'left side'");
    const before = await frames(page);
    // A shape that comes before it in the document does not take its place.
    await page.evaluate(`window.show("rack", { back: true, boards: 6, widthMm: 1200 })`);
    await frameAfter(page, before);
    expect(await shapes.count()).toBe(9);
    const mine = page.locator("svg [data-mine]");
    expect(await mine.evaluate((node) => node.getAttribute("width"))).toBe("18");
    await page.getByRole("button", { name: "Côté" }).click();
    await page.locator("svg path").waitFor();
    expect(await page.getByRole("img").getAttribute("aria-label")).toBe("Bibliothèque, vue : Côté");
    expect(await shapes.count()).toBe(1);
    await page.close();
  });

  it("[S9] hands out a small picture of what is drawn", async () => {
    const page = await openStage("rack", { wood: "walnut", widthMm: 900 });
    const address = String(await page.evaluate("window.grab(200)"));
    expect(address).toMatch(/^data:image\/webp;base64,/);
    const picture = sharp(Buffer.from(address.slice(address.indexOf(",") + 1), "base64"));
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([200, 200, 4]);
    const alphaAt = (x: number, y: number) => data[(y * info.width + x) * info.channels + 3];
    // The left side is there; between the shelves there is nothing.
    expect(alphaAt(9, 60)).toBeGreaterThan(250);
    expect(alphaAt(100, 60)).toBe(0);
    await page.close();
  });

  async function expectFlat(page: Page): Promise<void> {
    await page.locator('[data-stage-kind="flat"]').waitFor({ timeout: PATIENCE_MS });
    expect(await page.getByRole("status").textContent()).toContain("3D n’est pas disponible");
    const [red, green] = await pixelAt(page, 0.5, 0.5);
    expect(green).toBeGreaterThan(red + 60);
    await page.close();
  }
});

async function frames(page: Page): Promise<number> {
  return Number(await page.locator("[data-stage]").getAttribute("data-stage-frames"));
}

async function frameAfter(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    `Number(document.querySelector("[data-stage]").dataset.stageFrames) > ${count}`,
    undefined,
    { timeout: PATIENCE_MS },
  );
}

/** Where a drawing 800 mm wide lies on the page. */
async function drawingOf(page: Page) {
  return page.locator("svg > g").evaluate((group) => {
    const { x, y, width } = group.getBoundingClientRect();
    return { left: x, top: y, perMm: width / 800 };
  });
}

/** Average colour of a small patch, by fractions of the page. */
async function pixelAt(page: Page, x: number, y: number, size = 8): Promise<[number, number, number]> {
  const left = Math.floor(x * SIZE.width) - Math.floor(size / 2);
  const top = Math.floor(y * SIZE.height) - Math.floor(size / 2);
  const patch = await sharp(await page.screenshot())
    .extract({ left, top, width: size, height: size })
    .removeAlpha()
    .raw()
    .toBuffer();
  const mean = (channel: number) =>
    patch.filter((_, i) => i % 3 === channel).reduce((sum, value) => sum + value, 0) / (patch.length / 3);
  return [mean(0), mean(1), mean(2)];
}
