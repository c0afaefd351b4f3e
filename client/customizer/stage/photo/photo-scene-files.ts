import type { PhotoFiles } from "../scene-files.ts";
import type { WarpGrid } from "./warp-map.ts";

export interface PhotoScenePictures {
  readonly picture: HTMLImageElement;
  /** Opaque where the garment is. */
  readonly mask: HTMLCanvasElement | undefined;
  readonly grid: WarpGrid | undefined;
  /** The colour behind the garment, as CSS: the stage goes on with it where the picture ends. */
  readonly backdrop: string | undefined;
}

const cache = new Map<string, Promise<PhotoScenePictures>>();

/** Loads a view's pictures once; asked again, the same promise answers. A failure is forgotten, so that the next ask retries. */
export function loadPhoto(files: PhotoFiles): Promise<PhotoScenePictures> {
  const known = cache.get(files.picture);
  if (known) return known;
  const loading = loadAll(files);
  cache.set(files.picture, loading);
  loading.catch(() => cache.delete(files.picture));
  return loading;
}

async function loadAll(files: PhotoFiles): Promise<PhotoScenePictures> {
  const [picture, mask, grid] = await Promise.all([
    loadImage(files.picture),
    files.mask === undefined ? undefined : loadImage(files.mask).then(toAlpha),
    files.warp === undefined ? undefined : loadGrid(files.warp),
  ]);
  return { picture, mask, grid, backdrop: cornerColour(picture) };
}

async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

async function loadGrid(url: string): Promise<WarpGrid> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`expected the warp grid at ${url}, got ${response.status}`);
  // Our own asset, written by the script beside it and checked by its test.
  return (await response.json()) as WarpGrid;
}

/** A mask may be grey or transparent; the painter wants transparency. */
function toAlpha(mask: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = mask.naturalWidth;
  canvas.height = mask.naturalHeight;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return canvas;
  context.drawImage(mask, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = pixels;
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] !== 255) return canvas;
  }
  for (let i = 0; i < data.length; i += 4) data[i + 3] = data[i] ?? 0;
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** The colour of the picture's first corner; undefined when it is cut out. */
function cornerColour(picture: HTMLImageElement): string | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.drawImage(picture, 0, 0, 8, 8, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha < 255 ? undefined : `rgb(${red} ${green} ${blue})`;
}
