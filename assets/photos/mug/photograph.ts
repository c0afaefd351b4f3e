import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";

import { chromium } from "playwright-core";

import type { PhotographMug } from "./page.ts";

/** A name that only the pages here know: every request to it is answered from the project's own files. */
const ORIGIN = "http://photo-studio.test";

const ROOT = new URL("../../../", import.meta.url);

const PAGE = `<!doctype html><meta charset="utf-8">
<script type="importmap">{"imports":{
  "three":"/node_modules/three/build/three.module.js",
  "three/addons/":"/node_modules/three/examples/jsm/",
  "@pmndrs/assets/":"/node_modules/@pmndrs/assets/"
}}</script>
<script type="module" src="/assets/photos/mug/page.ts"></script>`;

const BROWSER_FLAGS = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--no-sandbox",
];

/**
 * Photographs the mug in Chromium with the software renderer, so that the picture does not depend on a graphics card.
 *
 * @param artwork PNG of the whole wrap.
 * @returns sRGB bytes, three a pixel, 1200 × 1200.
 */
export async function photographMug(artwork: Uint8Array): Promise<Uint8Array> {
  const executablePath = process.env["CHROMIUM_PATH"];
  if (!executablePath) throw new Error("Set CHROMIUM_PATH to the Chromium that should photograph the mug.");
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
      if (pathname === "/artwork.png") return route.fulfill({ contentType: "image/png", body: Buffer.from(artwork) });
      return route.fulfill(await fileAnswer(pathname));
    });
    await page.goto(ORIGIN);
    await page.waitForFunction(() => typeof window.photographMug === "function");
    const urls: Parameters<PhotographMug> = ["/assets/models/mug-11oz.glb", "/artwork.png"];
    const pixels = await page.evaluate((both) => window.photographMug(...both), urls);
    return Uint8Array.from(pixels);
  } finally {
    await browser.close();
  }
}

async function fileAnswer(pathname: string) {
  const body = await readFile(new URL(`.${pathname}`, ROOT));
  if (pathname.endsWith(".ts")) {
    return { contentType: "text/javascript", body: stripTypeScriptTypes(body.toString("utf8")) };
  }
  return { contentType: pathname.endsWith(".js") ? "text/javascript" : "application/octet-stream", body };
}
