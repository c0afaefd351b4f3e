import { FALLBACK_CHAIN } from "../../assets/fonts/catalogue.ts";
import { artSource, ensureArt, onArt } from "../../client/customizer/session/art-library.ts";
import { emojiFilesNeeded } from "../../client/customizer/session/emoji-needed.ts";
import { createPieceLibrary } from "../../client/customizer/session/piece-library.ts";
import { paintCanvas } from "../../client/customizer/paint/paint-canvas.ts";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import { readDrawing } from "../../configurator-schemas/artwork/drawing.ts";
import type { DrawingSource } from "../../configurator-schemas/artwork/drawing.ts";
import { layoutArtwork } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { createHarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { PictureFrame } from "../../server/parity/region.ts";
import { randomLayout } from "../support/random-layouts.ts";
import { digestOf } from "./digest-of.ts";

/** Runs in Chromium: the shopper's own layout and painter. What it is asked is plain data, because it crosses a border. */

const PIECE_PIXELS = 1_000_000;

let shaper: HarfBuzzShaper | undefined;
let product: Product | undefined;
const emoji = createPieceLibrary((file) => `/emoji/${file}`, "emoji");
const bitmaps = new Map<string, ImageBitmap>();
const decoded = new Map<string, ImageBitmap>();

/** Loads HarfBuzz and these fonts from /fonts/<id>. */
export async function loadFonts(ids: readonly string[]): Promise<void> {
  shaper ??= await createHarfBuzzShaper();
  for (const id of ids) shaper.addFont(id, new Uint8Array(await (await fetch(`/fonts/${id}`)).arrayBuffer()));
}

/** Decodes the pictures of a design, `upload` → path, as the customizer does; those of the design before are let go. */
export async function loadPictures(paths: Readonly<Record<string, string>>): Promise<void> {
  const wanted = new Set(Object.values(paths));
  for (const [path, bitmap] of decoded) {
    if (wanted.has(path)) continue;
    bitmap.close();
    decoded.delete(path);
  }
  bitmaps.clear();
  for (const [upload, path] of Object.entries(paths)) {
    const bitmap = decoded.get(path) ?? (await createImageBitmap(await (await fetch(path)).blob()));
    decoded.set(path, bitmap);
    bitmaps.set(upload, bitmap);
  }
}

/** Fetches a design's motifs, and its emoji from /emoji/<file>, as the customizer does. */
export async function loadPieces(configuration: Configuration): Promise<void> {
  if (!ensureArt(configuration)) {
    await new Promise<void>((resolve) => {
      const stop = onArt(() => {
        if (!ensureArt(configuration)) return;
        stop();
        resolve();
      });
    });
  }
  for (;;) {
    const files = [...emojiFilesNeeded(configuration, emoji)];
    if (files.length === 0) return;
    // A file there is none of is settled as well.
    await Promise.allSettled(files.map((file) => emoji.fetchFile(file)));
  }
}

/** The product the next designs are of: too large to be sent with each. */
export function useProduct(next: Product): void {
  product = next;
}

interface AskedLayout {
  readonly area: string;
  readonly profile: PrintProfile;
  readonly outlines: Readonly<Record<string, SvgDrawing>>;
}

/** The display list of an area, as text: byte by byte what the server's layout must say. */
export function layoutInPage(configuration: Configuration, { area, profile, outlines }: AskedLayout): string {
  if (!shaper || !product) throw new Error("expected fonts and a product before a design");
  const drawn = new Map(Object.entries(outlines).map(([upload, drawing]) => [upload, readDrawing(drawing)]));
  const drawings: DrawingSource = (upload) => drawn.get(upload);
  const context = {
    area,
    profile,
    shaper,
    fallbackFonts: FALLBACK_CHAIN,
    art: artSource(),
    emoji: emoji.source(),
    drawings,
  };
  const { list } = layoutArtwork(product, configuration, context);
  return JSON.stringify(list ?? null);
}

export interface AskedSeeds extends Omit<AskedLayout, "area"> {
  readonly from: number;
  readonly until: number;
}

/** A number for each random design of these seeds: of the lists of all areas, byte by byte. */
export async function digestsInPage({ from, until, ...asked }: AskedSeeds): Promise<number[]> {
  if (!product) throw new Error("expected a product before a design");
  const digests: number[] = [];
  for (let seed = from; seed < until; seed += 1) {
    const configuration = randomLayout(product, seed);
    await loadPieces(configuration);
    const lists = product.printAreas.map(({ id }) => layoutInPage(configuration, { ...asked, area: id }));
    digests.push(digestOf(lists.join("\n")));
  }
  return digests;
}

/** Paints a list on white and posts its RGBA bytes to `path`. */
export async function paintInPage(
  list: DisplayList,
  { frame, path }: { readonly frame: PictureFrame; readonly path: string },
): Promise<void> {
  const { widthPx, heightPx, pixelsPerMm } = frame;
  const canvas = document.createElement("canvas");
  canvas.width = widthPx;
  canvas.height = heightPx;
  // On the CPU, as the customizer's own canvas.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, widthPx, heightPx);
  context.translate(-frame.leftMm * pixelsPerMm, -frame.topMm * pixelsPerMm);
  paintCanvas(context, list, { pixelsPerMm, images: bitmaps, bleedMm: 0 });
  // In pieces: the browser's driver is told of every request, as one string.
  const rows = Math.max(1, Math.floor(PIECE_PIXELS / widthPx));
  for (let top = 0; top < heightPx; top += rows) {
    const { data } = context.getImageData(0, top, widthPx, Math.min(rows, heightPx - top));
    await fetch(path, { method: "POST", body: data });
  }
  // Let go of the pixels now, not when memory runs out.
  canvas.width = 0;
  canvas.height = 0;
}
