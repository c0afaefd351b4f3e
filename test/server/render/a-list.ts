import { rectangleData } from "../../../configurator-schemas/artwork/path-data.ts";
import type {
  DisplayImage,
  DisplayItem,
  DisplayList,
  DisplayPath,
} from "../../../configurator-schemas/artwork/display-list.ts";

/** Builders of display lists, as the core writes them. */

/** Items on a card of 85 × 55 mm with 3 mm of bleed, unless said otherwise. */
export function aList(items: readonly DisplayItem[], change: Partial<DisplayList> = {}): DisplayList {
  const list = { area: "front", trim: { widthMm: 85, heightMm: 55 }, bleedMm: 3, ...change };
  const { trim, bleedMm } = list;
  const size = { width: trim.widthMm + 2 * bleedMm, height: trim.heightMm + 2 * bleedMm };
  return { ...list, items: [{ kind: "group", clip: rectangleData(-bleedMm, -bleedMm, size), items }] };
}

export function aRectangle(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  change: Partial<DisplayPath> = {},
): DisplayPath {
  return {
    kind: "path",
    d: rectangleData(box.x, box.y, box),
    fill: { kind: "rgb", screen: "#ff0000" },
    element: "e1",
    ...change,
  };
}

/** An upright image with its corner at (x, y), 30 × 20 mm. */
export function aPlacedImage({ x = 0, y = 0 } = {}, change: Partial<DisplayImage> = {}): DisplayImage {
  return {
    kind: "image",
    upload: "u",
    crop: { x: 0, y: 0, width: 1, height: 1 },
    widthMm: 30,
    heightMm: 20,
    matrix: [1, 0, 0, 1, x, y],
    element: "e2",
    ...change,
  };
}
