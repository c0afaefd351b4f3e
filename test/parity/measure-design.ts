import type { DisplayItem, DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";
import { isFilled } from "../../configurator-schemas/configuration/is-filled.ts";
import { largestColourPatch } from "../../server/parity/colour-patch.ts";
import { largestFarPatch, measureRegion, pairPictures } from "../../server/parity/compare-pictures.ts";
import type { PicturePair } from "../../server/parity/compare-pictures.ts";
import type { ComparedPicture } from "../../server/parity/compared-picture.ts";
import { regionOf, regionOfBox } from "../../server/parity/region.ts";
import type { PictureFrame, Region } from "../../server/parity/region.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";
import type { BrowserPainter } from "./browser-painter.ts";
import { printFrame, screenFrame } from "./frames.ts";
import { paintFiner } from "./halve-picture.ts";
import { layOutDesign } from "./lay-out-design.ts";
import type { FinerBecause, Measured, PartFigures } from "./parity-figures.ts";
import type { ParityDesign } from "./read-design.ts";
import { paintOnServer } from "./server-painter.ts";
import { missedByPainters } from "./verdict.ts";

export interface Painters {
  readonly browser: BrowserPainter;
  readonly shaper: HarfBuzzShaper;
}

/** Lays out and paints every area that carries something, in Chromium and on the server, and measures both pictures. */
export async function measureDesign(design: ParityDesign, { browser, shaper }: Painters): Promise<Measured[]> {
  const { product, configuration, profile, uploads, file } = design;
  const measured: Measured[] = [];
  for (const [area, elements] of Object.entries(configuration.elements)) {
    if (!elements.some(isFilled)) continue;
    const one = { product, configuration, profile, area, uploads };
    const { list, boxes } = layOutDesign(one, shaper);
    if (!list) throw new Error(`${file}: expected a size of area "${area}", got none`);
    const theirs = await browser.layout(one);
    const isSameList = theirs === JSON.stringify(list);
    // The browser paints what the browser laid out: a list is what the page itself wrote.
    const shown = JSON.parse(theirs) as DisplayList;
    const { parts, ...way } = await compareLists({ shown, made: list, boxes, uploads }, browser);
    for (const { wrongInkMm2, ...figures } of parts)
      measured.push({ figures: { file, area, ...figures }, wrongInkMm2, isSameList, ...way });
  }
  return measured;
}

export interface TwoLists {
  /** Painted in Chromium. */
  readonly shown: DisplayList;
  /** Painted on the server. */
  readonly made: DisplayList;
  readonly boxes: readonly ElementBox[];
  readonly uploads: UploadFiles;
}

/** Figures of every element, then of the area as a whole. */
export interface Comparison {
  readonly parts: readonly PartFigures[];
  readonly finerBecause?: FinerBecause;
}

/**
 * The browser as it shows a design: painted twice as fine and halved. The server once, as a file is. Both finer where that
 * cannot agree: a photo resampled for another size is another sampling of it, and where thin lines cross, two coverages
 * are multiplied, which is not the coverage of both; README.md has the figures.
 */
export async function compareLists(lists: TwoLists, browser: BrowserPainter): Promise<Comparison> {
  const { shown, made, boxes, uploads } = lists;
  const frames = { screen: screenFrame(made), print: printFrame(made, boxes) };
  const inBrowser = await paintFrames(frames, (frame) =>
    paintFiner(frame, (finer) => browser.paint(shown, { frame: finer, uploads })),
  );
  const onServer = (frame: PictureFrame) => paintOnServer(made, { frame, uploads });
  const pictures = hasPictures(made.items);
  if (!pictures) {
    const once = measurePictures({ frames, boxes, inBrowser, onServer: await paintFrames(frames, onServer) });
    if (once.every((part) => missedByPainters(part).length === 0)) return { parts: once };
  }
  const finer = await paintFrames(frames, (frame) => paintFiner(frame, onServer));
  const parts = measurePictures({ frames, boxes, inBrowser, onServer: finer });
  return { parts, finerBecause: pictures ? "pictures" : "missedOnce" };
}

interface OfFrames<Each> {
  readonly screen: Each;
  readonly print: Each;
}

export async function paintFrames(
  { screen, print }: OfFrames<PictureFrame>,
  paint: (frame: PictureFrame) => Promise<ComparedPicture>,
): Promise<OfFrames<ComparedPicture>> {
  return { screen: await paint(screen), print: await paint(print) };
}

export function measurePictures({
  frames,
  boxes,
  inBrowser,
  onServer,
}: {
  readonly frames: OfFrames<PictureFrame>;
  readonly boxes: readonly ElementBox[];
  readonly inBrowser: OfFrames<ComparedPicture>;
  readonly onServer: OfFrames<ComparedPicture>;
}): PartFigures[] {
  const pair = pairPictures(inBrowser.screen, onServer.screen);
  const printed = { inBrowser: inBrowser.print, onServer: onServer.print };
  const measure = (onScreen: Region, inPrint: Region) => figuresOf(pair, { onScreen, inPrint, ...printed });
  const elements = boxes.map((box) => ({
    element: box.element,
    ...measure(regionOfBox(box, frames.screen), regionOfBox(box, frames.print)),
  }));
  return [...elements, measure(regionOf(pair.a), regionOf(inBrowser.print))];
}

export function hasPictures(items: readonly DisplayItem[]): boolean {
  return items.some((item) => item.kind === "image" || (item.kind === "group" && hasPictures(item.items)));
}

interface Printed {
  readonly onScreen: Region;
  readonly inBrowser: ComparedPicture;
  readonly onServer: ComparedPicture;
  readonly inPrint: Region;
}

const PIXEL_MM2 = (25.4 / 300) ** 2;

function figuresOf(
  pair: PicturePair,
  { onScreen, inBrowser, onServer, inPrint }: Printed,
): Omit<PartFigures, "element"> {
  const { blobPx: _, ...figures } = measureRegion(pair, onScreen);
  return {
    ...figures,
    blobMm2: largestFarPatch(inBrowser, onServer, inPrint) * PIXEL_MM2,
    wrongInkMm2: largestColourPatch(inBrowser, onServer, inPrint) * PIXEL_MM2,
  };
}
