/**
 * One side of the render bench, in a process of its own: takes `{side, folder}` once, then answers each "go" with the file it made.
 * Warm: fonts, browser and design are ready before the first one.
 */
import { execFile } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import { writeVerifiedPng } from "../../server/render/print-png.ts";
import { writeVerifiedTiff } from "../../server/render/print-tiff.ts";
import { printPdf } from "../../server/render/pdf/print/print-pdf.ts";
import { canvasGrid } from "../../server/render/pixel-grid.ts";
import { toLayers } from "../../server/render/layers.ts";
import { launchBrowser } from "../support/browser.ts";
import { A3_MM, benchDesign, benchList, BIG_MM, cmykProfile, DTG_MM, dtgProfile, uploadsIn } from "./render-design.ts";
import type { PicturePeers } from "./render-peers.ts";
import { wholeSvg } from "./render-svg.ts";

const run = promisify(execFile);

export type Side = keyof typeof SIDES;

interface Start {
  readonly side: Side;
  readonly folder: string;
}

type Make = () => Promise<string>;

const SIDES = {
  "png: atelier": async (folder: string): Promise<Make> => {
    const { list, profile, uploads } = await dtg(folder);
    const path = join(folder, "atelier.png");
    return async () => {
      await writeVerifiedPng(path, list, { profile, uploads });
      return path;
    };
  },
  "png: resvg-js": async (folder: string): Promise<Make> => {
    const { Resvg } = await peers();
    const svg = await dtgSvg(folder, "data");
    const path = join(folder, "resvg.png");
    return async () => {
      await writeFile(path, new Resvg(svg).render().asPng());
      return path;
    };
  },
  "png: @napi-rs/canvas": async (folder: string): Promise<Make> => {
    const { createCanvas, fillOutline, loadImage, Path2D } = await peers();
    const { list, grid, uploads } = await dtg(folder);
    const path = join(folder, "napi.png");
    return async () => {
      const canvas = createCanvas(grid.widthPx, grid.heightPx);
      const context = canvas.getContext("2d");
      context.imageSmoothingQuality = "high";
      for (const layer of toLayers(list.items)) {
        if (layer.kind === "image") {
          const { upload, widthMm, heightMm, matrix } = layer.image;
          context.setTransform(...grid.toPixels);
          context.transform(...matrix);
          context.drawImage(await loadImage(uploads[upload]?.path ?? ""), 0, 0, widthMm, heightMm);
        } else if (layer.kind === "paths")
          for (const { path: drawn } of layer.paths) {
            context.setTransform(...grid.toPixels);
            context.globalAlpha = drawn.opacity ?? 1;
            const outline = new Path2D(drawn.d);
            if (drawn.fill) {
              context.fillStyle = drawn.fill.screen;
              fillOutline(context, { outline, rule: drawn.fillRule ?? "nonzero" });
            }
            if (drawn.stroke) {
              context.strokeStyle = drawn.stroke.colour.screen;
              context.lineWidth = drawn.stroke.widthMm;
              context.lineJoin = "round";
              context.lineCap = "round";
              context.stroke(outline);
            }
          }
      }
      await writeFile(path, await canvas.encode("png"));
      return path;
    };
  },
  "png: Chromium": (folder: string) => chromiumPng(folder, { optimizeForSpeed: false }),
  "png: Chromium, optimizeForSpeed": (folder: string) => chromiumPng(folder, { optimizeForSpeed: true }),
  "A3: atelier PDF/X-4, photo as it is": (folder: string) => atelierPdf(folder, "srgb"),
  "A3: atelier PDF/X-4, photo in inks": (folder: string) => atelierPdf(folder, "inks"),
  "A3: atelier TIFF in inks": async (folder: string): Promise<Make> => {
    const uploads = uploadsIn(folder);
    const profile = cmykProfile("inks");
    const list = await benchList(A3_MM, { profile, uploads });
    const path = join(folder, "a3.tiff");
    return async () => {
      await writeVerifiedTiff(path, list, { profile, uploads });
      return path;
    };
  },
  "A3: Chromium PDF + Ghostscript to CMYK": async (folder: string): Promise<Make> => {
    const profile = cmykProfile("srgb");
    const uploads = uploadsIn(folder);
    const list = await benchList(A3_MM, { profile, uploads });
    const grid = canvasGrid(list.trim, profile);
    const page = await openSvg(folder, wholeSvg(list, { grid, hrefOf: () => "photo.jpg" }), grid);
    const [rgb, cmyk] = [join(folder, "chromium.pdf"), join(folder, "chromium-cmyk.pdf")];
    return async () => {
      await page.pdf({ path: rgb, width: `${grid.widthPx}px`, height: `${grid.heightPx}px`, printBackground: true });
      const icc = new URL("../../assets/icc/fogra39-coated-320.icc", import.meta.url).pathname;
      const colours = ["-sColorConversionStrategy=CMYK", "-sProcessColorModel=DeviceCMYK", `-sOutputICCProfile=${icc}`];
      const quiet = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite"];
      await run("gs", [...quiet, `--permit-file-read=${icc}`, ...colours, `-sOutputFile=${cmyk}`, rgb]);
      return cmyk;
    };
  },
  "20 000 × 20 000 px: atelier": async (folder: string): Promise<Make> => {
    const uploads = uploadsIn(folder);
    const profile = { ...dtgProfile(), canvasPx: undefined, maxSizeMm: undefined, maxBytes: 2 ** 31 };
    const list = await benchList(BIG_MM, { profile, uploads });
    const path = join(folder, "big.png");
    return async () => {
      await writeVerifiedPng(path, list, { profile, uploads });
      return path;
    };
  },
};

async function dtg(folder: string) {
  const uploads = uploadsIn(folder);
  const profile = dtgProfile();
  const list = await benchList(DTG_MM, { profile, uploads });
  return { uploads, profile, list, grid: canvasGrid(list.trim, profile) };
}

async function dtgSvg(folder: string, photo: "data" | "file"): Promise<string> {
  const { list, grid, uploads } = await dtg(folder);
  const bytes = await readFile(uploads["photo"]?.path ?? "");
  const href = photo === "data" ? `data:image/jpeg;base64,${bytes.toString("base64")}` : "photo.jpg";
  return wholeSvg(list, { grid, hrefOf: () => href });
}

async function peers(): Promise<PicturePeers> {
  // Only there once the bench has installed it, and untyped for the rest of the project.
  return (await import(new URL("render-peers/picture-peers.js", import.meta.url).href)) as PicturePeers;
}

async function openSvg(folder: string, svg: string, grid: { readonly widthPx: number; readonly heightPx: number }) {
  const path = join(folder, `page-${process.pid}.html`);
  await writeFile(path, `<!doctype html><style>*{margin:0}svg{display:block}</style>${svg}`);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: grid.widthPx, height: grid.heightPx } });
  await page.goto(pathToFileURL(path).href);
  return page;
}

async function chromiumPng(
  folder: string,
  { optimizeForSpeed }: { readonly optimizeForSpeed: boolean },
): Promise<Make> {
  const { grid } = await dtg(folder);
  const page = await openSvg(folder, await dtgSvg(folder, "file"), grid);
  const path = join(folder, optimizeForSpeed ? "chromium-fast.png" : "chromium.png");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDefaultBackgroundColorOverride", { color: { r: 0, g: 0, b: 0, a: 0 } });
  return async () => {
    // Drawn anew, as it would be for the next design.
    await page.reload();
    const { data } = await session.send("Page.captureScreenshot", { format: "png", optimizeForSpeed });
    await writeFile(path, Buffer.from(data, "base64"));
    return path;
  };
}

async function atelierPdf(folder: string, pictures: "inks" | "srgb"): Promise<Make> {
  const uploads = uploadsIn(folder);
  const profile = cmykProfile(pictures);
  const design = benchDesign(A3_MM, profile);
  const path = join(folder, `a3-${pictures}.pdf`);
  return async () => {
    await printPdf({ ...design, profileId: profile.id, uploads, outDir: folder }, { areas: ["front"], profile, path });
    return path;
  };
}

sharp.cache(false);
let make: Make | undefined;
process.on("disconnect", () => process.exit(0));
process.on("message", (message: Start | "go") => void answer(message));

async function answer(message: Start | "go"): Promise<void> {
  try {
    if (message !== "go") {
      make = await SIDES[message.side](message.folder);
      process.send?.({ ok: true });
      return;
    }
    const path = await make?.();
    process.send?.({ ok: true, path, bytes: path === undefined ? 0 : (await stat(path)).size });
  } catch (error) {
    process.send?.({ ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
