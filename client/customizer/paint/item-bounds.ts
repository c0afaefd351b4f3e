import type { DisplayItem } from "../../../configurator-schemas/artwork/display-list.ts";
import { strokeReach } from "../../../configurator-schemas/artwork/stroke-reach.ts";
import { transformPoint } from "../../../configurator-schemas/units/matrix.ts";

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

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];

/**
 * The hull of all points, handles included: path data has absolute M L C Q Z alone, so that its numbers are x and y in turn.
 * Read digit by digit: a line of text is 20 kB of numbers, and cutting them out as strings costs more than painting them.
 */
function boundsOfPath(d: string): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let isX = true;
  for (let at = 0; at < d.length;) {
    let code = d.charCodeAt(at);
    if (code !== MINUS && (code < ZERO || code > NINE)) {
      at += 1;
      continue;
    }
    const sign = code === MINUS ? -1 : 1;
    if (code === MINUS) code = d.charCodeAt((at += 1));
    let value = 0;
    for (; code >= ZERO && code <= NINE; code = d.charCodeAt((at += 1))) value = value * 10 + (code - ZERO);
    if (code === POINT) {
      code = d.charCodeAt((at += 1));
      for (let unit = 0.1; code >= ZERO && code <= NINE; code = d.charCodeAt((at += 1)), unit /= 10)
        value += (code - ZERO) * unit;
    }
    value *= sign;
    if (isX) {
      if (value < left) left = value;
      if (value > right) right = value;
    } else {
      if (value < top) top = value;
      if (value > bottom) bottom = value;
    }
    isX = !isX;
  }
  return { left, top, right, bottom };
}
