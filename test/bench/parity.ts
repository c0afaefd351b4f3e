import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { FONTS } from "../../assets/fonts/catalogue.ts";
import { comparePictures } from "../../server/parity/compare-pictures.ts";
import type { PictureDifference } from "../../server/parity/compare-pictures.ts";
import type { ComparedPicture } from "../../server/parity/compared-picture.ts";
import { startBrowserPainter } from "../parity/browser-painter.ts";
import { openCorePage } from "../parity/core-page.ts";
import { screenFrame } from "../parity/frames.ts";
import { layOutDesign } from "../parity/lay-out-design.ts";
import { paintOnServer } from "../parity/server-painter.ts";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { aMugWith } from "../support/builders.ts";
import { bundledProduct } from "../support/documents.ts";
import { bundledShaper } from "../support/shaper.ts";
import { bundleScript } from "./bundle-script.ts";
import type * as FabricPage from "./fabric-page.ts";
import { paintScene } from "./fabric-scene.ts";
import type { FabricLibrary, FabricScene } from "./fabric-scene.ts";
import { MATCHED_DESIGN, MATCHED_FONTS, PICTURE_UPLOAD, toFabricScene } from "./matched-design.ts";
import { installPeers } from "./peers/install-peers.ts";

/**
 * `npm run bench:parity`: one design in Chromium and in Node, once by our painters, once by fabric's; everything painted once,
 * at 1000 px. Pictures of all four into the folder that is named, for the eye: they must be the same design.
 */
const PEERS = new URL("parity-peers/", import.meta.url);
const PHOTO = fileURLToPath(new URL("../../assets/photos/sample.jpg", import.meta.url));
/** Our share of fabric's that is too much. */
const LIMITS = { mae: 1 / 3, over32Pct: 1 / 10 } as const;
const [picturesFolder] = process.argv.slice(2);

process.exitCode = await run();

async function run(): Promise<number> {
  if (NO_BROWSER) return refuse("No Chromium here: set CHROMIUM_PATH, or install it at /usr/bin/chromium.");
  const ours = await measureOurs();
  printRow("Atelier", ours.difference);
  if (!installPeers(["fabric", "canvas", "jsdom"], PEERS)) return refuse(MISSING);
  const theirs = await measureFabric(ours.scene);
  if (theirs === undefined) return refuse(MISSING);
  printRow("fabric 7.4.0", theirs);
  const missed = (["mae", "over32Pct"] as const).filter(
    (figure) => ours.difference[figure] > theirs[figure] * LIMITS[figure],
  );
  for (const figure of missed) console.error(`${figure}: more than ${LIMITS[figure].toFixed(2)} of fabric's`);
  return missed.length > 0 ? 1 : 0;
}

const MISSING =
  "fabric is not measured: its Node side needs node-canvas, which is built here from its source. On Debian: apt-get install " +
  "build-essential python3 pkg-config libcairo2-dev libpango1.0-dev libjpeg-dev libgif-dev librsvg2-dev; then " +
  "`npm ci` in test/bench/parity-peers, with npm_config_nodedir set to a folder whose include/node has Node's headers.";

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}

async function measureOurs(): Promise<{ readonly difference: PictureDifference; readonly scene: FabricScene }> {
  const product = bundledProduct("mug-11oz");
  const [profile] = product.profileDocuments;
  if (!profile) throw new Error("expected the mug to have a profile");
  const folder = await mkdtemp(join(tmpdir(), "parity-"));
  const [browser, shaper] = await Promise.all([startBrowserPainter(), bundledShaper()]);
  try {
    const path = join(folder, "photo.jpg");
    const { width, height } = await sharp(PHOTO).toFile(path);
    const uploads = { [PICTURE_UPLOAD]: { path, mime: "image/jpeg", widthPx: width, heightPx: height } };
    const configuration = aMugWith(...MATCHED_DESIGN);
    const { list } = layOutDesign({ product, configuration, profile, area: "wrap", uploads }, shaper);
    if (!list) throw new Error("expected a display list");
    const frame = screenFrame(list);
    const inBrowser = await browser.paint(list, { frame, uploads });
    const onServer = await paintOnServer(list, { frame, uploads });
    await keepPictures("atelier", inBrowser, onServer);
    const scene = toFabricScene(MATCHED_DESIGN, { ...frame, picture: { widthPx: width, heightPx: height } });
    return { difference: comparePictures(inBrowser, onServer), scene };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface FabricInNode extends FabricLibrary {
  readonly registerFont: (path: string, face: { readonly family: string }) => void;
  readonly loadImage: (path: string) => Promise<unknown>;
}

/** Undefined where its Node side cannot be loaded. */
async function measureFabric(scene: FabricScene): Promise<PictureDifference | undefined> {
  const fabric = await loadFabric();
  if (!fabric) return undefined;
  for (const { id, file } of fontFiles()) fabric.registerFont(file, { family: id });
  const { widthPx: width, heightPx: height } = scene;
  const picture = await fabric.loadImage(PHOTO);
  const inNode = { data: new Uint8Array(paintScene(fabric, scene, { picture })), width, height };
  const inBrowser = { data: await paintInBrowser(scene), width, height };
  await keepPictures("fabric", inBrowser, inNode);
  return comparePictures(inBrowser, inNode);
}

async function loadFabric(): Promise<FabricInNode | undefined> {
  try {
    return (await import(new URL("fabric-node.js", PEERS).href)) as FabricInNode; // its own packages' exports
  } catch (error) {
    console.error(String(error));
    return undefined;
  }
}

async function paintInBrowser(scene: FabricScene): Promise<Uint8Array> {
  const script = await bundleScript(fileURLToPath(new URL("fabric-browser.js", PEERS)));
  let pixels = new Uint8Array();
  const browser = await launchBrowser();
  const page = await openCorePage<typeof FabricPage>(browser, "../bench/fabric-page.ts", {
    policy: "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'",
    async read(path) {
      if (path === "/photo") return readFile(PHOTO);
      const font = fontFiles().find(({ id }) => path === `/fonts/${id}`);
      return font && readFile(font.file);
    },
    take: (_, bytes) => void (pixels = new Uint8Array(bytes)),
    scripts: new Map([["/peers.js", script]]),
  });
  try {
    await page.call("paintInPage", scene, { fonts: MATCHED_FONTS, path: "/pixels" });
    return pixels;
  } finally {
    page.close();
    await browser.close();
  }
}

function fontFiles(): readonly { readonly id: string; readonly file: string }[] {
  return FONTS.filter(({ id }) => MATCHED_FONTS.includes(id)).map(({ id, file }) => ({
    id,
    file: fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url)),
  }));
}

async function keepPictures(name: string, inBrowser: ComparedPicture, inNode: ComparedPicture): Promise<void> {
  if (picturesFolder === undefined) return;
  for (const [side, { data, width, height }] of [
    ["browser", inBrowser],
    ["node", inNode],
  ] as const)
    await sharp(data, { raw: { width, height, channels: 4 } }).toFile(join(picturesFolder, `${name}-${side}.png`));
}

function printRow(name: string, { mae, over8Pct, over32Pct, ssim, blobPx }: PictureDifference): void {
  const percent = (value: number) => `${value.toFixed(3)} %`;
  const cells = [name, mae.toFixed(3), percent(over8Pct), percent(over32Pct), ssim.toFixed(4), `${blobPx} px`];
  console.log(`| ${cells.join(" | ")} |`);
}
