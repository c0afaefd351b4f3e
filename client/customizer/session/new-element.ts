import type {
  Crop,
  ImageElement,
  ShapeElement,
  ShapeName,
  TextElement,
} from "../../../configurator-schemas/schema/design-element.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { roundMm } from "../../../configurator-schemas/units/length.ts";

/** Shares of the print area a new element takes: large enough to see, small enough to move. */
const TEXT_SHARE = 0.2;
const PHOTO_SHARE = 0.82;
const SHAPE_SHARE = 0.3;

interface NewElement {
  readonly id: string;
  readonly area: SizeMm;
  /** A colour that shows on the product's own. */
  readonly ink: string;
}

export function newText({ id, area, ink }: NewElement): TextElement {
  return {
    id,
    kind: "text",
    text: "",
    sizeMm: roundMm(Math.min(area.heightMm * TEXT_SHARE, area.widthMm * 0.12)),
    color: ink,
    align: "center",
    placement: centre(area),
  };
}

export function newImage(
  { id, area }: Omit<NewElement, "ink">,
  picture: { readonly id: string; readonly widthPx: number; readonly heightPx: number },
): ImageElement {
  const ratio = picture.widthPx > 0 && picture.heightPx > 0 ? picture.widthPx / picture.heightPx : 1;
  const heightMm = Math.min(area.heightMm * PHOTO_SHARE, (area.widthMm * PHOTO_SHARE) / ratio);
  return {
    id,
    kind: "image",
    upload: picture.id,
    placement: { ...centre(area), widthMm: roundMm(heightMm * ratio), heightMm: roundMm(heightMm) },
  };
}

export function newShape({ id, area, ink }: NewElement, shape: ShapeName): ShapeElement {
  const side = roundMm(Math.min(area.heightMm, area.widthMm) * SHAPE_SHARE);
  const heightMm = shape === "line" ? Math.max(0.6, side / 40) : side;
  const widthMm = shape === "line" || shape === "arrow" ? side * 1.6 : side;
  return {
    id,
    kind: "shape",
    shape,
    fill: ink,
    placement: { ...centre(area), widthMm: roundMm(widthMm), heightMm: roundMm(heightMm) },
  };
}

/** The largest middle part of a picture that fills a box without distortion. */
export function coveringCrop(pictureRatio: number, boxRatio: number): Crop {
  const width = Math.min(1, boxRatio / pictureRatio);
  const height = Math.min(1, pictureRatio / boxRatio);
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** Dark ink on light material and light on dark, by relative luminance. */
export function inkFor(material: string | undefined): string {
  const channels = /^#(..)(..)(..)$/.exec(material ?? "#ffffff")?.slice(1) ?? [];
  const [red = 1, green = 1, blue = 1] = channels.map((hex) => (parseInt(hex, 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18 ? "#ffffff" : "#1d2733";
}

function centre(area: SizeMm) {
  return { xMm: roundMm(area.widthMm / 2), yMm: roundMm(area.heightMm / 2), rotationDeg: 0 };
}
