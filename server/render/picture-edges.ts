import { traceCoverage } from "../../configurator-schemas/artwork/contour/trace-coverage.ts";
import type { Coverage } from "../../configurator-schemas/artwork/contour/trace-coverage.ts";
import { edgesKey } from "../../configurator-schemas/artwork/contour/covered-polygons.ts";
import type { PictureEdges } from "../../configurator-schemas/artwork/contour/covered-polygons.ts";
import type { DisplayImage, DisplayItem, DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { Point } from "../../configurator-schemas/artwork/path-points.ts";
import { transformPoint } from "../../configurator-schemas/units/matrix.ts";
import type { UploadFiles } from "./paint-raster.ts";
import { prepareImage, SOURCE_PADDING } from "./prepare-image.ts";
import type { PreparedImage } from "./prepare-image.ts";
import type { UploadFile } from "./upload-file.ts";

const PIXELS_PER_MM = 12;
const LONG_SIDE_PX = 1600;

type Loops = readonly (readonly Point[])[];

/** Where the pictures of a list are clear, traced on each by itself (SPEC A92); what is nowhere clear fills its box. */
export async function pictureEdges({ items }: DisplayList, uploads: UploadFiles): Promise<PictureEdges> {
  const traced = new Map<string, Loops | undefined>();
  for (const image of imagesOf(items)) {
    const key = edgesKey(image);
    const upload = uploads[image.upload];
    // One that is not here is said by preflight, and cannot be painted either.
    if (upload && !traced.has(key)) traced.set(key, await traceImage(image, upload));
  }
  return (image) => traced.get(edgesKey(image));
}

function imagesOf(items: readonly DisplayItem[]): DisplayImage[] {
  return items.flatMap((item) => {
    if (item.kind === "group") return imagesOf(item.items);
    return item.kind === "image" ? [item] : [];
  });
}

async function traceImage(image: DisplayImage, upload: UploadFile): Promise<Loops | undefined> {
  const perMm = Math.min(PIXELS_PER_MM, LONG_SIDE_PX / Math.max(image.widthMm, image.heightMm));
  // Upright and by itself: what it is turned by and where it lies changes nothing of its edge.
  const upright: DisplayImage = { ...image, matrix: [1, 0, 0, 1, 0, 0] };
  const prepared = await prepareImage(upright, upload, [perMm, 0, 0, perMm, 0, 0]);
  if (prepared.channels === 3) return undefined;
  const coverage = alphaOf(prepared);
  if (coverage.values.every((each) => each === 1)) return undefined;
  const { left, top, right, bottom } = prepared.window;
  return traceCoverage(coverage).map((loop) =>
    loop.map(([x, y]) => transformPoint([1 / (right - left), 0, 0, 1 / (bottom - top), 0, 0], x - left, y - top)),
  );
}

function alphaOf({ data, width, height }: PreparedImage): Coverage {
  const values = new Float32Array(width * height);
  const stride = width + 2 * SOURCE_PADDING;
  for (let y = 0; y < height; y += 1) {
    const row = ((y + SOURCE_PADDING) * stride + SOURCE_PADDING) * 4;
    for (let x = 0; x < width; x += 1) values[y * width + x] = (data[row + x * 4 + 3] ?? 0) / 255;
  }
  return { width, height, values };
}
