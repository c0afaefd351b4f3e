import type { PhotoScenePictures } from "./photo-scene-files.ts";
import { warpArtwork } from "./warp-artwork.ts";
import { createWarpMap } from "./warp-map.ts";
import type { WarpMap } from "./warp-map.ts";

/** How much of the folds' light a dark garment gets back: multiplying alone swallows it. */
const HIGHLIGHT = 0.14;
/** Relative luminance under which a colour counts as dark. */
const DARK = 0.2;

export interface PhotoComposition {
  readonly tint: string | undefined;
  readonly artwork: HTMLCanvasElement | undefined;
}

export type ComposePhoto = (composition: PhotoComposition) => void;

/**
 * Paints a photographed blank in its colour with the artwork on it. Tint and artwork are laid flat first and the
 * white garment's picture is multiplied over both, so that every fold shades fabric and print alike, edges included.
 */
export function createPhotoComposer(pictures: PhotoScenePictures, canvas: HTMLCanvasElement): ComposePhoto {
  const { width, height } = canvas;
  const context = canvas.getContext("2d");
  const layer = createLayer(width, height);
  const source = createLayer(1, 1);
  const map = pictures.grid && createWarpMap(pictures.grid, { width, height });

  return ({ tint, artwork }) => {
    if (!context) return;
    context.globalCompositeOperation = "source-over";
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    if (tint !== undefined && pictures.mask) {
      context.drawImage(maskedColour(layer, pictures.mask, tint), 0, 0);
    }
    const printed = artwork && map && printedArtwork(artwork, map, source);
    if (printed) context.drawImage(printed, map.left, map.top);
    context.globalCompositeOperation = "multiply";
    context.drawImage(pictures.picture, 0, 0, width, height);
    if (tint !== undefined && pictures.mask && luminance(tint) < DARK) {
      context.globalCompositeOperation = "screen";
      context.globalAlpha = HIGHLIGHT;
      const light = maskedPicture(layer, pictures);
      // Ink is not fabric: its colours stay what they are.
      layer.globalCompositeOperation = "destination-out";
      if (printed) layer.drawImage(printed, map.left, map.top);
      context.drawImage(light, 0, 0);
      context.globalAlpha = 1;
    }
    // A cut-out picture keeps its own outline: the white laid first goes again.
    context.globalCompositeOperation = "destination-in";
    context.drawImage(pictures.picture, 0, 0, width, height);
  };
}

function createLayer(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas context, got none");
  return context;
}

function maskedColour(layer: CanvasRenderingContext2D, mask: CanvasImageSource, colour: string): HTMLCanvasElement {
  drawMask(layer, mask);
  layer.fillStyle = colour;
  layer.fillRect(0, 0, layer.canvas.width, layer.canvas.height);
  return layer.canvas;
}

function maskedPicture(layer: CanvasRenderingContext2D, pictures: PhotoScenePictures): HTMLCanvasElement {
  if (pictures.mask) drawMask(layer, pictures.mask);
  layer.drawImage(pictures.picture, 0, 0, layer.canvas.width, layer.canvas.height);
  return layer.canvas;
}

/** Leaves the layer ready to be filled inside the mask only. */
function drawMask(layer: CanvasRenderingContext2D, mask: CanvasImageSource): void {
  layer.globalCompositeOperation = "copy";
  layer.drawImage(mask, 0, 0, layer.canvas.width, layer.canvas.height);
  layer.globalCompositeOperation = "source-in";
}

/** The artwork bent onto the garment, as large as the map. */
function printedArtwork(artwork: HTMLCanvasElement, map: WarpMap, source: CanvasRenderingContext2D): HTMLCanvasElement {
  // Shrunk first to about the size it will have: bilinear sampling alone would skip pixels and glitter.
  const scale = Math.min(1, 1.25 * Math.max(map.width / artwork.width, map.height / artwork.height));
  const canvas = source.canvas;
  canvas.width = Math.max(1, Math.round(artwork.width * scale));
  canvas.height = Math.max(1, Math.round(artwork.height * scale));
  source.imageSmoothingQuality = "high";
  source.drawImage(artwork, 0, 0, canvas.width, canvas.height);
  const pixels = source.getImageData(0, 0, canvas.width, canvas.height);
  const target = source.createImageData(map.width, map.height);
  warpArtwork(pixels, map, target.data);
  canvas.width = map.width;
  canvas.height = map.height;
  source.putImageData(target, 0, 0);
  return canvas;
}

/** Relative luminance of #rrggbb by WCAG 2. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
