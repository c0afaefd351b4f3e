import type { Crop, ImageElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PictureSize } from "../session/template-slots.ts";

/** How a picture sits in its box: how far in, and which part; 0…1 from left/top to right/bottom. */
export interface Framing {
  readonly zoom: number;
  readonly panX: number;
  readonly panY: number;
}

export const MAX_ZOOM = 6;

/** The crop that shows a framing without distortion. */
export function cropOf({ zoom, panX, panY }: Framing, pictureRatio: number, boxRatio: number): Crop {
  const width = Math.min(1, boxRatio / pictureRatio) / zoom;
  const height = Math.min(1, pictureRatio / boxRatio) / zoom;
  return { x: (1 - width) * panX, y: (1 - height) * panY, width, height };
}

/** The framing a crop stands for. */
export function framingOf(crop: Crop | undefined, pictureRatio: number, boxRatio: number): Framing {
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const zoom = Math.max(1, Math.min(1, boxRatio / pictureRatio) / width);
  return { zoom, panX: width < 1 ? x / (1 - width) : 0.5, panY: height < 1 ? y / (1 - height) : 0.5 };
}

/** The element with another box, its picture framed as before and never stretched. */
export function resizePicture(
  element: ImageElement,
  size: { readonly widthMm: number; readonly heightMm: number },
  picture: PictureSize | undefined,
): ImageElement {
  const resized = { ...element, placement: { ...element.placement, ...size } };
  if (!picture || picture.widthPx === 0) return resized;
  const ratio = picture.widthPx / picture.heightPx;
  const before = element.placement.widthMm / element.placement.heightMm;
  const framing = framingOf(element.crop, ratio, before);
  return { ...resized, crop: cropOf(framing, ratio, size.widthMm / size.heightMm) };
}
