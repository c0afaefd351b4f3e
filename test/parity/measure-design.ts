import { FALLBACK_CHAIN } from "../../assets/fonts/catalogue.ts";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import { layoutArtwork } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";
import { isFilled } from "../../configurator-schemas/configuration/is-filled.ts";
import { largestColourPatch } from "../../server/parity/colour-patch.ts";
import { largestFarPatch, measureRegion, pairPictures } from "../../server/parity/compare-pictures.ts";
import type { PicturePair } from "../../server/parity/compare-pictures.ts";
import type { ComparedPicture } from "../../server/parity/compared-picture.ts";
import { regionOf, regionOfBox } from "../../server/parity/region.ts";
import type { PictureFrame, Region } from "../../server/parity/region.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { drawingsOf } from "../../server/render/drawings.ts";
import { emoji } from "../../server/render/emoji.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";
import type { BrowserPainter } from "./browser-painter.ts";
import { printFrame, screenFrame } from "./frames.ts";
import { paintFiner } from "./halve-picture.ts";
import type { ParityDesign } from "./read-design.ts";
import { paintOnServer } from "./server-painter.ts";

/** What one element, or one whole area, measures. */
export interface ParityFigures {
  readonly file: string;
  readonly area: string;
  readonly element?: string;
  /** At 1000 px on the area's long side. */
  readonly ssim: number;
  readonly mae: number;
  readonly over8Pct: number;
  readonly over32Pct: number;
  /** At 300 ppi: the largest connected patch that differs by more than 32 of 255. */
  readonly blobMm2: number;
}

/** What the verdict reads, and what the command prints of it. */
export interface Measured {
  readonly figures: ParityFigures;
  /** At 300 ppi: the largest flat patch in another colour. */
  readonly wrongInkMm2: number;
  /** Of an area: the browser's own display list has the same bytes. */
  readonly isSameList: boolean;
}

export interface Painters {
  readonly browser: BrowserPainter;
  readonly shaper: HarfBuzzShaper;
}

/** Lays out and paints every area that carries something, in Chromium and on the server, and measures both pictures. */
export async function measureDesign(design: ParityDesign, painters: Painters): Promise<Measured[]> {
  const { product, configuration, profile, uploads, file } = design;
  const measured: Measured[] = [];
  for (const [area, elements] of Object.entries(configuration.elements)) {
    if (!elements.some(isFilled)) continue;
    const drawings = drawingsOf(uploads);
    const context = { area, profile, shaper: painters.shaper, fallbackFonts: FALLBACK_CHAIN, emoji, drawings };
    const { list, boxes } = layoutArtwork(product, configuration, context);
    if (!list) throw new Error(`${file}: expected a size of area "${area}", got none`);
    const theirs = await painters.browser.layout({ product, configuration, area, profile, uploads });
    const isSameList = theirs === JSON.stringify(list);
    // The browser paints what the browser laid out: a list is what the page itself wrote.
    const shown = JSON.parse(theirs) as DisplayList;
    const figures = await compareLists({ shown, made: list, boxes, uploads }, painters.browser);
    measured.push(...figures.map((each) => toMeasured(each, { file, area, isSameList })));
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

type Part = Omit<ParityFigures, "file" | "area"> & { readonly wrongInkMm2: number };

/** Figures of every element, then of the area as a whole. */
export async function compareLists(
  { shown, made, boxes, uploads }: TwoLists,
  browser: BrowserPainter,
): Promise<Part[]> {
  const paintBoth = async (frame: PictureFrame) =>
    [
      await paintFiner(frame, (finer) => browser.paint(shown, { frame: finer, uploads })),
      await paintFiner(frame, (finer) => paintOnServer(made, { frame: finer, uploads })),
    ] as const;
  const [screen, print] = [screenFrame(made), printFrame(made, boxes)];
  const pair = pairPictures(...(await paintBoth(screen)));
  const [inBrowser, onServer] = await paintBoth(print);
  const measure = (onScreen: Region, inPrint: Region) => figuresOf(pair, { onScreen, inBrowser, onServer, inPrint });
  const elements = boxes.map((box) => ({
    element: box.element,
    ...measure(regionOfBox(box, screen), regionOfBox(box, print)),
  }));
  return [...elements, measure(regionOf(pair.a), regionOf(inBrowser))];
}

interface Printed {
  readonly onScreen: Region;
  readonly inBrowser: ComparedPicture;
  readonly onServer: ComparedPicture;
  readonly inPrint: Region;
}

const PIXEL_MM2 = (25.4 / 300) ** 2;

function figuresOf(pair: PicturePair, { onScreen, inBrowser, onServer, inPrint }: Printed): Omit<Part, "element"> {
  const { blobPx: _, ...figures } = measureRegion(pair, onScreen);
  return {
    ...figures,
    blobMm2: largestFarPatch(inBrowser, onServer, inPrint) * PIXEL_MM2,
    wrongInkMm2: largestColourPatch(inBrowser, onServer, inPrint) * PIXEL_MM2,
  };
}

function toMeasured(
  { element, wrongInkMm2, ...rest }: Part,
  { file, area, isSameList }: { readonly file: string; readonly area: string; readonly isSameList: boolean },
): Measured {
  const named = element === undefined ? { file, area } : { file, area, element };
  return { figures: { ...named, ...rest }, wrongInkMm2, isSameList };
}
