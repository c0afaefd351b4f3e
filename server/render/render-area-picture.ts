import { join } from "node:path";
import { conditionHolds } from "../../configurator-schemas/configuration/conditions.ts";
import { scopeOf } from "../../configurator-schemas/configuration/scope.ts";
import type { Colour, DisplayItem, DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { areaPlates, cutOf } from "./area-plates.ts";
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
/** What falls away around a piece that is cut out, and the line it is cut along: as the customizer shows them. */
const OFFCUT = "#cdc9c6";
const CUT_LINE = "#c2185b";

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
  const isMade = conditionHolds(product, printArea.availableWhen, scopeOf(product, configuration));
  const onMaterial = request.ground === "material";
  const cut = isMade && onMaterial ? cutOf(await areaPlates(request, { list, profile })) : undefined;
  const colour = onMaterial ? materialColour(product, configuration, area) : "#ffffff";
  const picture = filled(grid, cut === undefined ? colour : OFFCUT);
  if (isMade) {
    const shown = cut === undefined ? list : { ...list, items: cutItems(list, { cut, colour, area }) };
    blendOver(picture, await paintRaster(shown, { grid, uploads }), { x: 0, y: 0 });
  }
  const path = join(request.outDir, "area.png");
  await writePicture(path, picture);
  return { ok: true, path, widthPx: picture.width, heightPx: picture.height };
}

/** A piece as the machine cuts it: its material in its own shape, the artwork, and the line over both. */
function cutItems(
  { items }: DisplayList,
  { cut, colour, area }: { readonly cut: string; readonly colour: string; readonly area: string },
): DisplayItem[] {
  const ink = (screen: string): Colour => ({ kind: "rgb", screen });
  return [
    { kind: "path", d: cut, fill: ink(colour), element: area },
    ...items,
    { kind: "path", d: cut, stroke: { colour: ink(CUT_LINE), widthMm: 0.2, dashesMm: [1, 0.7] }, element: area },
  ];
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
