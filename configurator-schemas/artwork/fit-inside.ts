import { hundredths, hundredthsUp, transformElement } from "../configuration/transform-element.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { Millimetres, SizeMm } from "../units/length.ts";
import { boundsOf } from "./check-position.ts";
import type { ElementBox } from "./layout-artwork.ts";

/** An element's box and its area, both as designed or both as printed. */
export interface Place {
  readonly box: ElementBox;
  readonly area: SizeMm;
  readonly safeMm: Millimetres;
  /** From the size designed to that of the box and the area (SPEC A11); absent = 1. */
  readonly scale?: number;
}

/** Brings an element inside the safe lines: made smaller only if it must be, then moved the shortest way. */
export function fitInside(element: DesignElement, { box, area, safeMm, scale: printed = 1 }: Place): DesignElement {
  const bounds = boundsOf(box);
  const [roomX, roomY] = [area.widthMm - 2 * safeMm, area.heightMm - 2 * safeMm];
  const scale = Math.min(1, roomX / (bounds.right - bounds.left), roomY / (bounds.bottom - bounds.top));
  const halfX = ((bounds.right - bounds.left) * scale) / 2;
  const halfY = ((bounds.bottom - bounds.top) * scale) / 2;
  const within = (value: number, half: number, length: number) =>
    Math.min(length - safeMm - half, Math.max(safeMm + half, value));
  const moved = transformElement(element, {
    // A hair smaller, so that rounding to 0.01 mm never leaves it on the wrong side.
    scale: scale < 1 ? scale * 0.999 : 1,
    dxMm: (within(box.xMm, halfX, area.widthMm) - box.xMm) / printed,
    dyMm: (within(box.yMm, halfY, area.heightMm) - box.yMm) / printed,
  });
  if (moved.kind !== "text" || moved.minSizeMm === undefined || scale === 1) return moved;
  // Its smallest size was chosen for its old place.
  return { ...moved, minSizeMm: Math.max(0.01, hundredths(moved.minSizeMm * scale)) };
}

/** Covering so much of both sides of its area an element is meant as its background. */
const NEARLY = 0.85;

/**
 * A photo or a rectangle that nearly covers its area made to cover it and its bleed: the photo larger about the area's middle,
 * the rectangle drawn out. undefined for anything else.
 */
export function extendToBleed(
  element: DesignElement,
  { box, area, bleedMm, scale = 1 }: Omit<Place, "safeMm"> & { readonly bleedMm: Millimetres },
): DesignElement | undefined {
  const isPlain = element.kind === "image" ? element.mask === undefined : element.kind === "shape";
  if (!isPlain || (element.kind === "shape" && element.shape !== "rectangle") || box.rotationDeg !== 0)
    return undefined;
  if (box.widthMm < area.widthMm * NEARLY || box.heightMm < area.heightMm * NEARLY) return undefined;
  const needed = { widthMm: area.widthMm + 2 * bleedMm, heightMm: area.heightMm + 2 * bleedMm };
  const grown = Math.max(needed.widthMm / box.widthMm, needed.heightMm / box.heightMm, 1);
  const size = element.kind === "image" ? { widthMm: box.widthMm * grown, heightMm: box.heightMm * grown } : needed;
  const move = { dxMm: (area.widthMm / 2 - box.xMm) / scale, dyMm: (area.heightMm / 2 - box.yMm) / scale };
  const moved = transformElement(element, move);
  if (moved.kind !== "image" && moved.kind !== "shape") return undefined;
  return {
    ...moved,
    placement: {
      ...moved.placement,
      widthMm: hundredthsUp(size.widthMm / scale),
      heightMm: hundredthsUp(size.heightMm / scale),
    },
  };
}
