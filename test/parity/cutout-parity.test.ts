import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import { layoutArtwork } from "../../configurator-schemas/artwork/layout-artwork.ts";
import { comparePictures } from "../../server/parity/compare-pictures.ts";
import { paintRaster } from "../../server/render/paint-raster.ts";
import { writeWorkingCopy } from "../../server/render/write-working-copy.ts";
import { aMugWith, anImage } from "../support/builders.ts";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../support/documents.ts";
import { bundledShaper } from "../support/shaper.ts";
import { openCorePage } from "./core-page.ts";
import type { CorePage } from "./core-page.ts";
import { maskBytes } from "./cutout-page.ts";
import type * as CutoutPage from "./cutout-page.ts";

const LONG_SIDE_PX = 1000;

describe.skipIf(NO_BROWSER)("pictures without their background, in the browser and on the server", () => {
  let browser: Browser;
  let page: CorePage<typeof CutoutPage>;
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cutout-"));
    browser = await launchBrowser();
    page = await openCorePage(browser, "cutout-page.ts");
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    page?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("[A41] random pictures have the same masks", { timeout: 60_000 }, async () => {
    const side = 14;
    // Few colours, so that floods run.
    const pixels = fc.array(fc.constantFrom(0, 20, 60, 200, 230), {
      minLength: side ** 2 * 3,
      maxLength: side ** 2 * 3,
    });
    const settings = fc.record({ tolerance: fc.nat(100), feather: fc.nat(10), into: fc.integer({ min: 1, max: 40 }) });
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(pixels, settings, async (bytes, setting) => {
        const here = maskBytes(bytes, { side, ...setting });
        expect(await page.call("maskBytes", bytes, { side, ...setting })).toEqual(here);
        if (here.includes(0) && here.some((value) => value > 0)) cut += 1;
      }),
      { numRuns: 150 },
    );
    // Control: many of them are neither empty nor whole.
    expect(cut).toBeGreaterThan(20);
  });

  async function pictures(background: { tolerance: number; feather: number } | undefined) {
    const path = join(folder, "bust.jpg");
    await writeFile(path, await bust());
    const upload = { path, mime: "image/jpeg", widthPx: 1800, heightPx: 1200 };
    const copy = await writeWorkingCopy({ kind: "workingCopy", upload, outDir: folder });
    const look = background ? { background } : {};
    const elements = [
      anImage({
        id: "a",
        upload: "bust",
        ...look,
        placement: { xMm: 60, yMm: 45, widthMm: 100, heightMm: 66, rotationDeg: 0 },
      }),
      anImage({
        id: "b",
        upload: "bust",
        ...look,
        flipX: true,
        crop: { x: 0.25, y: 0.1, width: 0.5, height: 0.6 },
        filters: [{ kind: "greyscale" }],
        placement: { xMm: 170, yMm: 45, widthMm: 75, heightMm: 60, rotationDeg: 14 },
      }),
    ];
    const { list } = layoutArtwork(bundledProduct("mug-11oz"), aMugWith(...elements), {
      area: "wrap",
      profile: bundledProfile("mug-228x89"),
      shaper: await bundledShaper(),
      fallbackFonts: FALLBACK_FONTS,
    });
    if (!list) throw new Error("expected a display list");
    const files = { pictures: { bust: await base64(path) }, copies: { bust: await base64(copy.path) } };
    return { list, elements, uploads: { bust: upload }, files };
  }

  const base64 = async (path: string) => (await readFile(path)).toString("base64");

  function gridOf({ trim }: DisplayList) {
    const pixelsPerMm = LONG_SIDE_PX / trim.widthMm;
    return { pixelsPerMm, widthPx: LONG_SIDE_PX, heightPx: Math.round(trim.heightMm * pixelsPerMm) };
  }

  async function compare(server: Awaited<ReturnType<typeof pictures>>, shopper: Awaited<ReturnType<typeof pictures>>) {
    const { pixelsPerMm, widthPx, heightPx } = gridOf(server.list);
    const grid = { widthPx, heightPx, toPixels: [pixelsPerMm, 0, 0, pixelsPerMm, 0, 0] as const };
    const { data } = await paintRaster(server.list, { grid, uploads: server.uploads });
    const raw = { raw: { width: widthPx, height: heightPx, channels: 4 } } as const;
    const here = await sharp(data, raw).flatten({ background: "#ffffff" }).ensureAlpha().raw().toBuffer();
    const { list, elements, files } = shopper;
    const there = Buffer.from(await page.call("paintCutouts", { list, elements, ...gridOf(list), ...files }), "base64");
    const size = { width: widthPx, height: heightPx };
    return comparePictures({ data: there, ...size }, { data: here, ...size });
  }

  it(
    "[A41] paint the same, cropped, turned and in grey; and not the same as with it (control)",
    { timeout: 60_000 },
    async () => {
      const cut = await pictures({ tolerance: 22, feather: 2 });
      const whole = await pictures(undefined);
      const same = await compare(cut, cut);
      expect(same, JSON.stringify(same)).toSatisfy(() => same.ssim >= 0.995 && same.over32Pct <= 0.3);
      const control = await compare(cut, { ...whole, elements: cut.elements });
      expect(control, JSON.stringify(control)).toSatisfy(() => control.ssim < 0.995 || control.over32Pct > 0.3);
    },
  );
});

/** Somebody before a wall in uneven light, with the noise a camera leaves. */
async function bust(): Promise<Buffer> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1800" height="1200"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#dfe8ea"/><stop offset="1" stop-color="#c3d0d6"/></linearGradient></defs><rect width="1800" height="1200" fill="url(#g)"/><ellipse cx="900" cy="430" rx="210" ry="270" fill="#b9805c"/><path d="M420 1200Q480 720 900 720Q1320 720 1380 1200Z" fill="#2d4a6b"/><circle cx="830" cy="400" r="24" fill="#fff"/><circle cx="980" cy="400" r="24" fill="#fff"/></svg>';
  const noise = {
    create: {
      width: 1800,
      height: 1200,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 6 },
    },
  } as const;
  const grain = await sharp(noise).png().toBuffer();
  return sharp(Buffer.from(svg))
    .flatten()
    .composite([{ input: grain, blend: "soft-light" }])
    .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
    .toBuffer();
}
