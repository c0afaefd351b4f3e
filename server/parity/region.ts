import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";

/** Pixels of a picture: those between the edges that it contains. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  contains(x: number, y: number): boolean;
}

/** How the millimetres of an area lie on a picture: its pixel (0, 0) is `leftMm`, `topMm`. */
export interface PictureFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMm: number;
  readonly leftMm: number;
  readonly topMm: number;
}

/** The whole of a picture. */
export function regionOf({ width, height }: { readonly width: number; readonly height: number }): Region {
  return { left: 0, top: 0, right: width, bottom: height, contains: () => true };
}

/** An element's turned box on a picture, at least one pixel wide and high: a hairline is looked at, too. */
export function regionOfBox(box: ElementBox, frame: PictureFrame): Region {
  const angle = (box.rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const centreX = (box.xMm - frame.leftMm) * frame.pixelsPerMm;
  const centreY = (box.yMm - frame.topMm) * frame.pixelsPerMm;
  const halfWidth = Math.max(1, box.widthMm * frame.pixelsPerMm) / 2;
  const halfHeight = Math.max(1, box.heightMm * frame.pixelsPerMm) / 2;
  const reachX = Math.abs(cos) * halfWidth + Math.abs(sin) * halfHeight;
  const reachY = Math.abs(sin) * halfWidth + Math.abs(cos) * halfHeight;
  const isEmpty = box.widthMm <= 0 || box.heightMm <= 0;
  return {
    left: Math.max(0, Math.floor(centreX - reachX)),
    top: Math.max(0, Math.floor(centreY - reachY)),
    right: isEmpty ? 0 : Math.min(frame.widthPx, Math.ceil(centreX + reachX)),
    bottom: Math.min(frame.heightPx, Math.ceil(centreY + reachY)),
    contains(x, y) {
      const [dx, dy] = [x + 0.5 - centreX, y + 0.5 - centreY];
      return Math.abs(cos * dx + sin * dy) <= halfWidth && Math.abs(cos * dy - sin * dx) <= halfHeight;
    },
  };
}
