import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, NO_BROWSER } from "../../support/browser.ts";
import { bundledProduct } from "../../support/documents.ts";
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
  async function openStage(product: string, selections: Record<string, string>, init?: () => void): Promise<Page> {
    const page = await browser.newPage({ viewport: SIZE, reducedMotion: "reduce" });
    const wanted: string[] = [];
    await page.route("**/*", (route) => {
      const path = new URL(route.request().url()).pathname;
      wanted.push(path);
      const file = files.get(path === "/" ? "/index.html" : path);
      return file ? route.fulfill({ body: file.body, contentType: file.type }) : route.fulfill({ status: 404 });
    });
    const products = { "mug-11oz": bundledProduct("mug-11oz"), "t-shirt": bundledProduct("t-shirt") };
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

/** Average colour of a small patch, by fractions of the page. */
async function pixelAt(page: Page, x: number, y: number): Promise<[number, number, number]> {
  const left = Math.round(x * SIZE.width) - 4;
  const top = Math.round(y * SIZE.height) - 4;
  const patch = await sharp(await page.screenshot())
    .extract({ left, top, width: 8, height: 8 })
    .removeAlpha()
    .raw()
    .toBuffer();
  const mean = (channel: number) =>
    patch.filter((_, i) => i % 3 === channel).reduce((sum, value) => sum + value, 0) / (patch.length / 3);
  return [mean(0), mean(1), mean(2)];
}
