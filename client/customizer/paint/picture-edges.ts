import { traceCoverage } from "../../../configurator-schemas/artwork/contour/trace-coverage.ts";
import type { PictureEdges } from "../../../configurator-schemas/artwork/contour/covered-polygons.ts";
import type { DisplayImage } from "../../../configurator-schemas/artwork/display-list.ts";
import type { Point } from "../../../configurator-schemas/artwork/path-points.ts";
import { cutoutKey } from "./cutout-key.ts";
import type { PaintSource } from "./paint-image.ts";

type Loops = readonly (readonly Point[])[];

/** A line on a screen; the file's is traced again by the server, on more pixels. */
const LONG_SIDE_PX = 800;
const MOST_KEPT = 40;

interface Traced {
  readonly source: PaintSource;
  readonly loops: Loops | undefined;
}

/** Where the pictures at hand are clear (SPEC A92). Each is traced once, however it is placed. */
export function createPictureEdges(): (sources: ReadonlyMap<string, PaintSource>) => PictureEdges {
  const kept = new Map<string, Traced>();
  return (sources) => (image) => {
    const { upload, crop, background } = image;
    const source = (background && sources.get(cutoutKey(upload, background))) ?? sources.get(upload);
    if (!source) return undefined;
    const key = JSON.stringify([upload, crop, background]);
    const known = kept.get(key);
    if (known?.source === source) return known.loops;
    if (kept.size >= MOST_KEPT) kept.clear();
    const loops = trace(source, image);
    kept.set(key, { source, loops });
    return loops;
  };
}

function trace(source: PaintSource, { crop }: DisplayImage): Loops | undefined {
  const [cropWidth, cropHeight] = [crop.width * source.width, crop.height * source.height];
  const scale = Math.min(1, LONG_SIDE_PX / Math.max(cropWidth, cropHeight));
  const [width, height] = [cropWidth, cropHeight].map((side) => Math.max(1, Math.round(side * scale)));
  if (!width || !height) return undefined;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  context.imageSmoothingQuality = "high";
  context.drawImage(source, crop.x * source.width, crop.y * source.height, cropWidth, cropHeight, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const values = new Float32Array(width * height);
  let isClear = false;
  for (let i = 0; i < values.length; i += 1) {
    const alpha = data[i * 4 + 3] ?? 0;
    values[i] = alpha / 255;
    isClear ||= alpha < 255;
  }
  if (!isClear) return undefined;
  return traceCoverage({ width, height, values }).map((loop) => loop.map(([x, y]): Point => [x / width, y / height]));
}
