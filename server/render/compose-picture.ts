import sharp from "sharp";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import { conditionHolds } from "../../configurator-schemas/configuration/conditions.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { isFilled } from "../../configurator-schemas/configuration/is-filled.ts";
import { madeElements } from "../../configurator-schemas/configuration/made-elements.ts";
import { scopeOf } from "../../configurator-schemas/configuration/scope.ts";
import { sceneColour } from "../../configurator-schemas/configuration/selections.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { FontFiles } from "./fonts-named.ts";
import { areaPlates, cutOf } from "./area-plates.ts";
import { layOutArea } from "./lay-out-area.ts";
import { paintDrawing } from "./paint-drawing.ts";
import { paintRaster } from "./paint-raster.ts";
import type { UploadFiles } from "./paint-raster.ts";
import { pictureGrid } from "./pixel-grid.ts";
import { blendOver } from "./raster.ts";
import type { Raster } from "./raster.ts";

export interface PictureDesign {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly uploads: UploadFiles;
  /** The merchant's own. */
  readonly fonts?: FontFiles | undefined;
  /** Of the whole order line it is a piece of; absent = it is by itself. */
  readonly groupSizes?: GroupSizes | undefined;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Panel extends Place {
  readonly list: DisplayList;
  readonly material: string;
  /** Path data in mm: all there is of what is cut around its artwork; "" = the whole area. */
  readonly cut: string;
}

/** Share of the picture's width left around and between print areas. */
const GAP = 0.04;
const CORNER = 0.03;
const WIDTH_LIMIT = 4000;
/** Unfinished designs are pictured unchecked, so a colour may be anything a caller sent. */
const COLOUR = /^#[0-9a-f]{6}$/i;

interface Wanted {
  /** Absent for a product that is made without printing. */
  readonly profile: PrintProfile | undefined;
  readonly widthPx: number;
}

/**
 * A picture of a design on white: the drawing of a drawn product; else its print areas side by side at one scale, each
 * trimmed, on the colour of the material. Works for unfinished designs: a picture that is not there yet is left out.
 */
export async function composePicture(design: PictureDesign, { profile, widthPx }: Wanted): Promise<Raster> {
  const width = Math.min(WIDTH_LIMIT, Math.max(16, Math.round(widthPx)));
  const { product, configuration } = design;
  const { scene } = product;
  if (scene.kind === "drawing") return paintDrawing({ product, configuration, scene }, { widthPx: width });
  const shown = withoutMissingUploads(design);
  const panels = arrange(profile ? await layoutAreas(shown, profile) : [], width);
  const height = Math.max(0, ...panels.map((panel) => panel.y + panel.height)) + Math.round(width * GAP);
  const picture = await paintGround(panels, { width, height });
  for (const panel of panels) {
    const raster = await paintRaster(panel.list, {
      grid: pictureGrid(panel.list.trim, panel.width),
      uploads: design.uploads,
    });
    blendOver(picture, raster, panel);
  }
  return picture;
}

/** The design without pictures that are not there. */
export function withoutMissingUploads({ configuration, uploads, ...rest }: PictureDesign): PictureDesign {
  const elements = Object.fromEntries(
    Object.entries(madeElements(rest.product, configuration)).map(([area, list]) => [
      area,
      list.filter((element) => element.kind !== "image" || Object.hasOwn(uploads, element.upload)),
    ]),
  );
  return { ...rest, uploads, configuration: { ...configuration, elements } };
}

/** Areas that carry something, else the first one there is. */
async function layoutAreas(design: PictureDesign, profile: PrintProfile): Promise<Omit<Panel, keyof Place>[]> {
  const { product, configuration } = design;
  const scope = scopeOf(product, configuration);
  const available = product.printAreas.filter((area) => conditionHolds(product, area.availableWhen, scope));
  const used = available.filter((area) => (madeElements(product, configuration)[area.id] ?? []).some(isFilled));
  const panels: Omit<Panel, keyof Place>[] = [];
  for (const { id } of used.length > 0 ? used : available.slice(0, 1)) {
    const { list } = await layOutArea(design, { area: id, profile });
    if (!list) continue;
    const plates = await areaPlates(design, { list, profile });
    const cut = cutOf(plates) ?? "";
    panels.push({ list, material: materialColour(product, configuration, id), cut });
  }
  return panels;
}

function arrange(areas: readonly Omit<Panel, keyof Place>[], width: number): Panel[] {
  const gap = Math.round(width * GAP);
  const totalMm = areas.reduce((sum, { list }) => sum + list.trim.widthMm, 0);
  const perMm = (width - gap * (areas.length + 1)) / totalMm;
  const tallest = Math.max(0, ...areas.map(({ list }) => Math.round(list.trim.heightMm * perMm)));
  let x = gap;
  return areas.map(({ list, material, cut }) => {
    const grid = pictureGrid(list.trim, Math.max(1, Math.floor(list.trim.widthMm * perMm)));
    const y = gap + Math.max(0, Math.floor((tallest - grid.heightPx) / 2));
    const panel = { list, material, cut, x, y, width: grid.widthPx, height: grid.heightPx };
    x += grid.widthPx + gap;
    return panel;
  });
}

async function paintGround(panels: readonly Panel[], size: { readonly width: number; readonly height: number }) {
  const cards = panels.map(({ list, material, cut, x, y, width, height }) => {
    if (cut !== "") {
      const scale = width / list.trim.widthMm;
      return `<path transform="translate(${x} ${y}) scale(${scale})" d="${cut}" fill="${material}" stroke="#000000" stroke-opacity="0.1" stroke-width="${1 / scale}"/>`;
    }
    const corner = Math.round(Math.min(width, height) * CORNER);
    // The hairline keeps white material apart from white paper.
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" fill="${material}" stroke="#000000" stroke-opacity="0.1"/>`;
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">` +
    `<rect width="100%" height="100%" fill="#ffffff"/>${cards.join("")}</svg>`;
  const data = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { data, ...size };
}

/** The colour under an area, as the scene has it; a model's first material is its body. */
export function materialColour(product: Product, configuration: Configuration, area: string): string {
  const { scene } = product;
  const colour = () => {
    switch (scene.kind) {
      case "model":
        return scene.materials[0]?.color;
      case "photo":
        return scene.views.find((view) => view.areas.includes(area))?.tint;
      case "flat":
        return scene.views.find((view) => view.area === area)?.color;
      case "drawing":
        // Pictured as a whole, not by its areas.
        return undefined;
    }
  };
  const named = colour();
  const found = named === undefined ? undefined : sceneColour(product, named, configuration.selections);
  return found !== undefined && COLOUR.test(found) ? found : "#ffffff";
}
