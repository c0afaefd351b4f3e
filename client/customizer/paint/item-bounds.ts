import type { DisplayItem } from "../../../configurator-schemas/artwork/display-list.ts";
import { strokeReach } from "../../../configurator-schemas/artwork/stroke-reach.ts";
import { transformPoint } from "../../../configurator-schemas/units/matrix.ts";
import { eachPoint } from "./each-point.ts";

/** A box in millimetres that holds everything an item paints; empty when left > right. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const NOTHING: Bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

export function boundsOfItems(items: readonly DisplayItem[]): Bounds {
  return items.reduce((all, item) => union(all, boundsOfItem(item)), NOTHING);
}

export function union(a: Bounds, b: Bounds): Bounds {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function boundsOfItem(item: DisplayItem): Bounds {
  switch (item.kind) {
    case "path": {
      const half = item.stroke ? strokeReach(item.stroke) : 0;
      const { left, top, right, bottom } = boundsOfPath(item.d);
      return { left: left - half, top: top - half, right: right + half, bottom: bottom + half };
    }
    case "image": {
      const { matrix, widthMm, heightMm } = item;
      const corners = [0, widthMm].flatMap((x) => [0, heightMm].map((y) => transformPoint(matrix, x, y)));
      return corners.reduce((all, [x, y]) => union(all, { left: x, top: y, right: x, bottom: y }), NOTHING);
    }
    case "group":
      return boundsOfItems(item.items);
  }
}

/** The hull of all points, handles included. */
function boundsOfPath(d: string): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  eachPoint(d, ({ x, y }) => {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  });
  return { left, top, right, bottom };
}
