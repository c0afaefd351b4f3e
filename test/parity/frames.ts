import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { PictureFrame } from "../../server/parity/region.ts";

const LONG_SIDE_PX = 1000;
const PRINT_PPI = 300;
/** Letters and outlines reach out of their boxes. */
const AROUND_MM = 3;

/** The whole trim rectangle as shoppers see it: 1000 px on the long side. */
export function screenFrame({ trim }: DisplayList): PictureFrame {
  const pixelsPerMm = LONG_SIDE_PX / Math.max(trim.widthMm, trim.heightMm);
  return {
    widthPx: Math.round(trim.widthMm * pixelsPerMm),
    heightPx: Math.round(trim.heightMm * pixelsPerMm),
    pixelsPerMm,
    leftMm: 0,
    topMm: 0,
  };
}

/** As it is printed, 300 ppi, where there is something: all elements, cut to the trim rectangle. */
export function printFrame({ trim }: DisplayList, boxes: readonly ElementBox[]): PictureFrame {
  const pixelsPerMm = PRINT_PPI / 25.4;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    const angle = (box.rotationDeg * Math.PI) / 180;
    const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    const reachX = (cos * box.widthMm + sin * box.heightMm) / 2 + AROUND_MM;
    const reachY = (sin * box.widthMm + cos * box.heightMm) / 2 + AROUND_MM;
    left = Math.min(left, box.xMm - reachX);
    top = Math.min(top, box.yMm - reachY);
    right = Math.max(right, box.xMm + reachX);
    bottom = Math.max(bottom, box.yMm + reachY);
  }
  const across = { from: toGrid(Math.max(0, left)), to: toGrid(Math.min(trim.widthMm, right)) };
  const down = { from: toGrid(Math.max(0, top)), to: toGrid(Math.min(trim.heightMm, bottom)) };
  return {
    widthPx: Math.max(1, across.to - across.from),
    heightPx: Math.max(1, down.to - down.from),
    pixelsPerMm,
    leftMm: across.from / pixelsPerMm,
    topMm: down.from / pixelsPerMm,
  };
  // On the print file's own pixel grid.
  function toGrid(mm: number): number {
    return Number.isFinite(mm) ? Math.round(mm * pixelsPerMm) : 0;
  }
}
