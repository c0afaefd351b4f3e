import type { ColourTable } from "../../../../configurator-schemas/artwork/colour-table.ts";
import { convertPixels } from "../../../../configurator-schemas/artwork/colour-table.ts";
import type { DisplayImage, DisplayItem, DisplayPath } from "../../../../configurator-schemas/artwork/display-list.ts";
import { strokeReach } from "../../../../configurator-schemas/artwork/stroke-reach.ts";
import type { Matrix } from "../../../../configurator-schemas/units/matrix.ts";
import { transformPoint } from "../../../../configurator-schemas/units/matrix.ts";
import type { UploadFiles } from "../../paint-raster.ts";
import { boundsOf, grow, pathBounds } from "../../path-bounds.ts";
import type { Bounds } from "../../path-bounds.ts";
import type { Ink, InkPolicy } from "../ink.ts";
import { picturePixels } from "../picture-pixels.ts";
import type { PicturePixels } from "../picture-pixels.ts";

interface Ground {
  readonly inks: InkPolicy;
  readonly table: () => ColourTable;
  readonly uploads: UploadFiles;
  /** Cyan, magenta and yellow that black ink may be printed over, in per cent. */
  readonly mostPct: number;
}

const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];
/** Coarse enough to look at in no time; a limit of ink is one of areas. */
const LOOK_PX = 96;

/**
 * Overprinting blacks that would lie on more ink than the press takes together with them. They are to be knocked out, which
 * costs a seam at worst; too much ink does not dry.
 */
export async function blacksOnDark(items: readonly DisplayItem[], ground: Ground): Promise<ReadonlySet<DisplayPath>> {
  const below: (DisplayPath | DisplayImage)[] = [];
  const dark = new Set<DisplayPath>();
  const looks = new Map<DisplayImage, PicturePixels>();
  for (const item of flattened(items)) {
    if (item.kind === "path" && inksOf(item, ground).some(isOverprinted)) {
      const bounds = reachOf(item);
      for (const under of below) {
        if ((await coloursUnder(under, bounds, { ...ground, looks })) <= ground.mostPct) continue;
        dark.add(item);
        break;
      }
    }
    below.push(item);
  }
  return dark;
}

function flattened(items: readonly DisplayItem[]): (DisplayPath | DisplayImage)[] {
  return items.flatMap((item) => (item.kind === "group" ? flattened(item.items) : [item]));
}

function inksOf(path: DisplayPath, { inks }: Pick<Ground, "inks">): Ink[] {
  const { fill, stroke } = path;
  return [...(fill ? [inks(fill, path)] : []), ...(stroke ? [inks(stroke.colour, path)] : [])];
}

function isOverprinted(ink: Ink): boolean {
  return ink.kind === "cmyk" && ink.overprint === true;
}

function reachOf({ d, stroke }: DisplayPath): Bounds {
  return grow(pathBounds(d, AS_IT_IS), stroke ? strokeReach(stroke) : 0);
}

/** Most cyan, magenta and yellow of an item within bounds, in per cent. */
async function coloursUnder(
  item: DisplayPath | DisplayImage,
  bounds: Bounds,
  { looks, ...ground }: Ground & { readonly looks: Map<DisplayImage, PicturePixels> },
): Promise<number> {
  if (item.kind === "path") {
    if (!meet(reachOf(item), bounds)) return 0;
    return Math.max(
      0,
      ...inksOf(item, ground).map((ink) => (ink.kind === "cmyk" ? coloursOf(ink.components) * 100 : 0)),
    );
  }
  const { left, top, right, bottom } = bounds;
  const box = boundsOf(
    [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ].map(([x = 0, y = 0]) => inBox(item, x, y)),
  );
  if (!meet(box, { left: 0, top: 0, right: item.widthMm, bottom: item.heightMm })) return 0;
  const look = looks.get(item) ?? (await lookAt(item, ground.uploads));
  looks.set(item, look);
  return coloursWithin(look, { box, item, table: ground.table() });
}

function coloursOf([c, m, y]: readonly [number, number, number, number]): number {
  return c + m + y;
}

function meet(a: Bounds, b: Bounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A point of the area in the image's box. */
function inBox({ matrix: [a, b, c, d, e, f] }: DisplayImage, x: number, y: number): readonly [number, number] {
  const determinant = a * d - b * c;
  return [(d * (x - e) - c * (y - f)) / determinant, (a * (y - f) - b * (x - e)) / determinant];
}

function lookAt(image: DisplayImage, uploads: UploadFiles): Promise<PicturePixels> {
  const upload = uploads[image.upload];
  if (!upload) throw new Error(`expected the file of upload "${image.upload}", got none`);
  return picturePixels(image, upload, (LOOK_PX * 25.4) / Math.max(image.widthMm, image.heightMm));
}

function coloursWithin(
  { raster, place }: PicturePixels,
  { box, item, table }: { readonly box: Bounds; readonly item: DisplayImage; readonly table: ColourTable },
): number {
  const inks = new Uint8Array(raster.data.length);
  convertPixels(table, { pixels: raster.data, channels: 4, into: inks });
  let most = 0;
  for (let y = 0; y < raster.height; y += 1) {
    for (let x = 0; x < raster.width; x += 1) {
      const at = (y * raster.width + x) * 4;
      // The unit square stands on its head: its first row is at 1.
      const [mmX, mmY] = transformPoint(place, (x + 0.5) / raster.width, 1 - (y + 0.5) / raster.height);
      const [halfX, halfY] = [item.widthMm / raster.width, item.heightMm / raster.height];
      if (mmX < box.left - halfX || mmX > box.right + halfX || mmY < box.top - halfY || mmY > box.bottom + halfY)
        continue;
      if ((raster.data[at + 3] ?? 0) === 0) continue;
      most = Math.max(most, ((inks[at] ?? 0) + (inks[at + 1] ?? 0) + (inks[at + 2] ?? 0)) / 2.55);
    }
  }
  return most;
}
