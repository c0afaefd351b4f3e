import { join } from "node:path";
import { conditionHolds } from "../../configurator-schemas/configuration/conditions.ts";
import { scopeOf } from "../../configurator-schemas/configuration/scope.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { materialColour, withoutMissingUploads } from "./compose-picture.ts";
import { layOutArea } from "./lay-out-area.ts";
import { paintRaster } from "./paint-raster.ts";
import { pictureGrid } from "./pixel-grid.ts";
import { blendOver, createRaster } from "./raster.ts";
import type { Raster } from "./raster.ts";
import type { AreaPictureAnswer, AreaPictureRequest } from "./render-request.ts";
import { writePicture } from "./write-picture.ts";

/** A tall and narrow area at the widest width still is a picture a browser can show. */
const MAX_PIXELS = 16_000_000;

/**
 * One trimmed area of a design, finished or not, by the painter that paints print files. What is not printed with these
 * options (an area that is off, a picture that is not there) is not shown.
 */
export async function renderAreaPicture(request: AreaPictureRequest): Promise<AreaPictureAnswer> {
  const { product, configuration, area, profileId, uploads } = request;
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  const printArea = product.printAreas.find((each) => each.id === area);
  if (!profile || !printArea) throw new Error(`expected area "${area}" and profile "${profileId}" of ${product.id}`);
  const { list } = await layOutArea(withoutMissingUploads(request), { area, profile });
  // Its size follows from options nobody has answered yet.
  if (!list) return { ok: false, issues: [issue("area_unavailable", "error", ["elements", area], { area })] };
  const grid = pictureGrid(list.trim, request.widthPx);
  if (grid.widthPx * grid.heightPx > MAX_PIXELS) {
    return { ok: false, issues: [issue("area_unavailable", "error", ["elements", area], { area })] };
  }
  const colour = request.ground === "white" ? "#ffffff" : materialColour(product, configuration, area);
  const picture = filled(grid, colour);
  if (conditionHolds(product, printArea.availableWhen, scopeOf(product, configuration))) {
    blendOver(picture, await paintRaster(list, { grid, uploads }), { x: 0, y: 0 });
  }
  const path = join(request.outDir, "area.png");
  await writePicture(path, picture);
  return { ok: true, path, widthPx: picture.width, heightPx: picture.height };
}

function filled(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  colour: string,
): Raster {
  const raster = createRaster(widthPx, heightPx);
  const [red = 255, green = 255, blue = 255] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let at = 0; at < raster.data.length; at += 4) raster.data.set([red, green, blue, 255], at);
  return raster;
}
