import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { startServer } from "../support/running-server.ts";
import type { RunningServer } from "../support/running-server.ts";

const Upload = z.object({ id: z.string() });

interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const HEIF_ENC = "/usr/bin/heif-enc";
const NO_HEIF = !existsSync(HEIF_ENC);
const [WIDTH, HEIGHT] = [640, 480];
const QUARTERS = {
  red: { r: 255, g: 0, b: 0 },
  green: { r: 0, g: 160, b: 0 },
  blue: { r: 0, g: 0, b: 220 },
  yellow: { r: 250, g: 240, b: 0 },
};
/** Of lossy HEVC and JPEG, of 255 steps. */
const NEAR = 12;

describe.skipIf(NO_BROWSER || NO_HEIF)("a phone's HEIC photo given to a browser that cannot read it", () => {
  const folder = mkdtempSync(join(tmpdir(), "atelier-heic-"));
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "arrives upright and in its own colours, from a decoder that is fetched for it alone",
    { timeout: 180_000 },
    async () => {
      // What every browser reads fetches no decoder.
      const plain = await given({ name: "IMG_1.jpg", mimeType: "image/jpeg", buffer: await jpegOf() });
      expect(plain).toEqual({ fetched: [], width: WIDTH, height: HEIGHT, corners: Object.keys(QUARTERS) });

      // Turned by a quarter against the clock, as the file says; its EXIF says otherwise, which HEIF forbids to follow.
      const rotated = withRotation(await heicOf(await jpegOf(6), "turned.jpg"));
      expect(await given({ name: "IMG_2.HEIC", mimeType: "", buffer: rotated })).toEqual({
        fetched: ["js", "wasm"],
        width: HEIGHT,
        height: WIDTH,
        corners: ["green", "yellow", "red", "blue"],
      });

      // sRGB's red is (234, 51, 35) in Display P3, which read as sRGB would be dull.
      const p3 = await sharp(await pngOf())
        .withIccProfile("p3")
        .png()
        .toBuffer();
      const iphone = await given({ name: "IMG_3.heic", mimeType: "image/heic", buffer: await heicOf(p3, "p3.png") });
      expect(iphone.corners).toEqual(Object.keys(QUARTERS));
    },
  );

  it(
    "is refused in words when it is damaged, and may be tried again when the decoder does not arrive",
    { timeout: 180_000 },
    async () => {
      const page = await openedPage();
      const whole = await heicOf(await jpegOf(), "whole.jpg");
      const notice = page.frameLocator("iframe").getByTestId("notice");
      await give(page, { name: "IMG_4.heic", mimeType: "image/heic", buffer: whole.subarray(0, 400) });
      await expect.poll(() => notice.textContent(), { timeout: 30_000 }).toMatch(/^IMG_4\.heic.*\(heic\).*JPEG/s);
      await page.route(/libheif.*\.wasm/, (route) => route.abort());
      await give(page, { name: "IMG_5.heic", mimeType: "image/heic", buffer: whole });
      await expect.poll(() => notice.textContent(), { timeout: 30_000 }).toMatch(/^IMG_5\.heic.*Pas de réponse/s);
      await page.close();
    },
  );

  async function openedPage(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
    page.setDefaultTimeout(30_000);
    await page.goto(server.url);
    await page.getByText("Personnaliser un mug").click();
    await page.frameLocator("iframe").getByRole("tab", { name: "Décor" }).click();
    return page;
  }

  /** What the server made of a file that was picked, and which files of the decoder were fetched for it. */
  async function given(file: PickedFile) {
    const page = await openedPage();
    const fetched: string[] = [];
    page.on("response", (response) => {
      const [, kind] = /libheif[^/]*\.(\w+)$/.exec(response.url()) ?? [];
      if (kind !== undefined) fetched.push(kind);
    });
    const posted = page.waitForResponse(
      (response) => response.request().method() === "POST" && response.url().endsWith("/uploads"),
    );
    await give(page, file);
    const { id } = Upload.parse(await (await posted).json());
    await page.close();
    const headers = { Authorization: `Bearer ${server.keys.publishable}` };
    const answer = await fetch(`${server.url}/api/v1/uploads/${id}/image`, { headers });
    return { fetched: fetched.toSorted(), ...(await cornersOf(Buffer.from(await answer.arrayBuffer()))) };
  }

  async function heicOf(bytes: Buffer, name: string): Promise<Buffer> {
    const [from, to] = [join(folder, name), join(folder, `${name}.heic`)];
    writeFileSync(from, bytes);
    const { status, stderr } = spawnSync(HEIF_ENC, ["-q", "90", from, "-o", to], { encoding: "utf8" });
    expect(status, stderr).toBe(0);
    return readFileSync(to);
  }
});

async function give(page: Page, file: PickedFile): Promise<void> {
  const chosen = page.waitForEvent("filechooser");
  const panel = page.frameLocator("iframe").getByRole("tabpanel");
  await panel
    .getByRole("button", { name: /^(?:Votre photo|Photo)$/ })
    .first()
    .click();
  await (await chosen).setFiles(file);
}

async function pngOf(): Promise<Buffer> {
  const tiles = Object.values(QUARTERS).map(async (background, index) => ({
    input: await sharp({ create: { width: WIDTH / 2, height: HEIGHT / 2, channels: 3, background } })
      .png()
      .toBuffer(),
    left: (index % 2) * (WIDTH / 2),
    top: Math.floor(index / 2) * (HEIGHT / 2),
  }));
  const ground = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "white" } });
  return ground
    .composite(await Promise.all(tiles))
    .png()
    .toBuffer();
}

async function jpegOf(orientation?: number): Promise<Buffer> {
  const jpeg = sharp(await pngOf()).jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
  return (orientation === undefined ? jpeg : jpeg.withMetadata({ orientation })).toBuffer();
}

/** heif-enc writes no rotation: the property of the colours becomes one. */
function withRotation(heic: Buffer): Buffer {
  const at = heic.indexOf("colrprof");
  expect(at).toBeGreaterThan(0);
  const turned = Buffer.from(heic);
  turned.write("irot", at, "latin1");
  turned[at + 4] = 1;
  return turned;
}

async function cornersOf(picture: Buffer) {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const at = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = data.subarray((y * width + x) * channels);
    const isNear = (to: { r: number; g: number; b: number }) =>
      Math.max(Math.abs(to.r - red), Math.abs(to.g - green), Math.abs(to.b - blue)) <= NEAR;
    const found = Object.entries(QUARTERS).find(([, colour]) => isNear(colour));
    return found?.[0] ?? `${red}, ${green}, ${blue}`;
  };
  const inset = 40;
  const [right, bottom] = [width - inset, height - inset];
  return { width, height, corners: [at(inset, inset), at(right, inset), at(inset, bottom), at(right, bottom)] };
}
