import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeEmojiFile } from "../../assets/emoji/emoji-package.ts";
import { FONTS } from "../../assets/fonts/catalogue.ts";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { ComparedPicture } from "../../server/parity/compared-picture.ts";
import type { PictureFrame } from "../../server/parity/region.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";
import { launchBrowser } from "../support/browser.ts";
import { openCorePage } from "./core-page.ts";
import type * as PainterPage from "./painter-page.ts";

/** As the widget's page, WebAssembly for HarfBuzz included: the bundle carries it as a data URL. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' data:";

/** The shopper's layout and painter in a real Chromium: their own sources, bundled as the client is. */
export interface BrowserPainter {
  /** The display list, as text. */
  layout(design: BrowserDesign): Promise<string>;
  /** A number for each random design of a product and seeds, from the lists of all its areas. */
  digests(
    of: Omit<BrowserDesign, "configuration" | "area">,
    seeds: { readonly from: number; readonly until: number },
  ): Promise<readonly number[]>;
  paint(
    list: DisplayList,
    at: { readonly frame: PictureFrame; readonly uploads: UploadFiles },
  ): Promise<ComparedPicture>;
  close(): Promise<void>;
}

export interface BrowserDesign {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly area: string;
  readonly profile: PrintProfile;
  /** Whose outlines it is given, as the server sends them to browsers. */
  readonly uploads: UploadFiles;
}

export async function startBrowserPainter(): Promise<BrowserPainter> {
  const files = new Map(
    FONTS.map(({ id, file }) => [
      `/fonts/${id}`,
      fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url)),
    ]),
  );
  const posted = new Map<string, Uint8Array[]>();
  const browser = await launchBrowser();
  const page = await openCorePage<typeof PainterPage>(browser, "painter-page.ts", {
    policy: POLICY,
    async read(path) {
      const emoji = /^\/emoji\/([0-9a-z-]+)$/u.exec(path)?.[1];
      if (emoji !== undefined) return toBytes(writeEmojiFile(emoji));
      const file = files.get(path);
      return file === undefined ? undefined : readFile(file);
    },
    take: (path, bytes) => void posted.set(path, [...(posted.get(path) ?? []), bytes]),
  });
  await page.call(
    "loadFonts",
    FONTS.map(({ id }) => id),
  );
  let product: Product | undefined;
  let pictures = 0;
  const useProduct = async (next: Product) => {
    if (product !== next) await page.call("useProduct", next);
    product = next;
  };
  return {
    async layout(design) {
      await useProduct(design.product);
      await page.call("loadPieces", design.configuration);
      const { configuration, area, profile, uploads } = design;
      return page.call("layoutInPage", configuration, { area, profile, outlines: await outlinesOf(uploads) });
    },
    async digests({ product: of, profile, uploads }, seeds) {
      await useProduct(of);
      return page.call("digestsInPage", { ...seeds, profile, outlines: await outlinesOf(uploads) });
    },
    async paint(list, { frame, uploads }) {
      const paths: Record<string, string> = {};
      for (const [upload, { path }] of Object.entries(uploads)) {
        // By its file, not its name: two designs may both have a "photo.jpg".
        paths[upload] = `/uploads${path}`;
        files.set(`/uploads${path}`, path);
      }
      await page.call("loadPictures", paths);
      const path = `/pixels/${pictures}`;
      pictures += 1;
      await page.call("paintInPage", list, { frame, path });
      const data = Buffer.concat(posted.get(path) ?? []);
      posted.delete(path);
      if (data.length !== frame.widthPx * frame.heightPx * 4) throw new Error(`expected pixels at ${path}`);
      return { data, width: frame.widthPx, height: frame.heightPx };
    },
    async close() {
      page.close();
      await browser.close();
    },
  };
}

function toBytes(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

async function outlinesOf(uploads: UploadFiles): Promise<Readonly<Record<string, SvgDrawing>>> {
  const outlines: Record<string, SvgDrawing> = {};
  for (const [upload, { drawingPath }] of Object.entries(uploads))
    if (drawingPath !== undefined) outlines[upload] = JSON.parse(await readFile(drawingPath, "utf8")) as SvgDrawing; // made by ingest
  return outlines;
}
