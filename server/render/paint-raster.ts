import sharp from "sharp";
import type { DisplayImage, DisplayList, DisplayPath } from "../../configurator-schemas/artwork/display-list.ts";
import { filterTable } from "../../configurator-schemas/artwork/filters.ts";
import type { Matrix } from "../../configurator-schemas/units/matrix.ts";
import { multiply, transformPoint } from "../../configurator-schemas/units/matrix.ts";
import { toLayers } from "./layers.ts";
import type { ClippedPath, Clips } from "./layers.ts";
import { paintSvg } from "./paint-svg.ts";
import { boundsOf, grow, isRectangleAround, pathBounds, unite } from "./path-bounds.ts";
import { pixelBox } from "./pixel-grid.ts";
import type { PixelBox, PixelGrid } from "./pixel-grid.ts";
import { prepareImage } from "./prepare-image.ts";
import type { UploadFile } from "./upload-file.ts";
import { blendOver, createRaster } from "./raster.ts";
import type { Raster } from "./raster.ts";
import { sampleImage } from "./sample-image.ts";

export type UploadFiles = Readonly<Record<string, UploadFile>>;

/**
 * Paints a display list at an exact pixel size, on clear ground. Layer by layer, each only where it lies: a T-shirt
 * with one large photo as a single SVG with a data URI took 3.3 s of CPU and 360 MB, this way 1.0 s and 230 MB (measured).
 */
export async function paintRaster(
  list: DisplayList,
  { grid, uploads }: { readonly grid: PixelGrid; readonly uploads: UploadFiles },
): Promise<Raster> {
  const raster = createRaster(grid.widthPx, grid.heightPx);
  for (const layer of toLayers(list.items)) {
    if (layer.kind === "paths") await paintPaths(raster, layer.paths, grid);
    else await paintImage(raster, layer, { grid, uploads });
  }
  return raster;
}

async function paintPaths(raster: Raster, paths: readonly ClippedPath[], grid: PixelGrid): Promise<void> {
  const bounds = paths.map(({ path }) => paintedBounds(path, grid.toPixels)).reduce(unite);
  const box = pixelBox(grid, grow(bounds, 1));
  if (!box) return;
  const whole = wholeGrid(grid);
  const cut = paths.map(({ path, clips }) => ({
    path,
    clips: clips.filter((clip) => !isRectangleAround(clip, grid.toPixels, whole)),
  }));
  blendOver(raster, await rasterise(cut, box, grid.toPixels), box);
}

async function paintImage(
  raster: Raster,
  { image, clips }: { readonly image: DisplayImage; readonly clips: Clips },
  { grid, uploads }: { readonly grid: PixelGrid; readonly uploads: UploadFiles },
): Promise<void> {
  const upload = uploads[image.upload];
  if (!upload)
    throw new Error(`expected the file of upload "${image.upload}", got ${Object.keys(uploads).length} others`);
  const toPixels = multiply(grid.toPixels, image.matrix);
  const corners = [
    [0, 0],
    [image.widthMm, 0],
    [image.widthMm, image.heightMm],
    [0, image.heightMm],
  ] as const;
  const bounds = boundsOf(corners.map(([x, y]) => transformPoint(toPixels, x, y)));
  const box = pixelBox(grid, bounds);
  const opacity = image.opacity ?? 1;
  if (!box || opacity === 0) return;
  const mask = await clipMask(box, [
    ...(image.clip === undefined ? [] : [{ clip: image.clip, matrix: toPixels }]),
    ...clips.map((clip) => ({ clip, matrix: grid.toPixels })),
  ]);
  const prepared = await prepareImage(image, upload, grid.toPixels);
  const filter = image.filters && filterTable(image.filters);
  sampleImage(raster, prepared, { box, opacity, ...(mask && { mask }), ...(filter && { filter }) });
}

/** How much of each pixel of a box all clips leave, 0…255; undefined when they leave everything. */
async function clipMask(
  box: PixelBox,
  clips: readonly { readonly clip: string; readonly matrix: Matrix }[],
): Promise<Uint8Array | undefined> {
  const edges = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  let mask: Uint8Array | undefined;
  for (const { clip, matrix } of clips) {
    if (isRectangleAround(clip, matrix, edges)) continue;
    const path: DisplayPath = { kind: "path", d: clip, fill: { kind: "rgb", screen: "#000000" }, element: "" };
    const { data } = await rasterise([{ path, clips: [] }], box, matrix);
    mask = multiplyMasks(alphaOf(data), mask);
  }
  return mask;
}

function alphaOf(data: Uint8Array): Uint8Array {
  const alpha = new Uint8Array(data.length / 4);
  for (let i = 0; i < alpha.length; i += 1) alpha[i] = data[i * 4 + 3] ?? 0;
  return alpha;
}

function multiplyMasks(mask: Uint8Array, other: Uint8Array | undefined): Uint8Array {
  if (!other) return mask;
  for (let i = 0; i < mask.length; i += 1) mask[i] = Math.round(((mask[i] ?? 0) * (other[i] ?? 0)) / 255);
  return mask;
}

/** Draws outlines on the pixels of one box. */
async function rasterise(paths: readonly ClippedPath[], box: PixelBox, toPixels: Matrix): Promise<Raster> {
  const matrix = multiply([1, 0, 0, 1, -box.x, -box.y], toPixels);
  const svg = paintSvg(paths, { width: box.width, height: box.height, matrix });
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true, limitInputPixels: false })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== box.width || info.height !== box.height || info.channels !== 4) {
    throw new Error(
      `expected ${box.width} × ${box.height} RGBA pixels from the SVG painter, got ${info.width} × ${info.height} × ${info.channels}`,
    );
  }
  return { data, width: info.width, height: info.height };
}

function paintedBounds(path: DisplayPath, matrix: Matrix) {
  const line = path.stroke ? (path.stroke.widthMm / 2) * Math.max(matrix[0], matrix[3]) : 0;
  return grow(pathBounds(path.d, matrix), line);
}

function wholeGrid(grid: PixelGrid) {
  return { left: 0, top: 0, right: grid.widthPx, bottom: grid.heightPx };
}
