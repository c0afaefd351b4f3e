import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { PartFigures } from "../../configurator-schemas/production/file-parity.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import type { UploadFiles } from "./paint-raster.ts";

type About = Pick<PartFigures, "photo" | "blended" | "givenInks">;

interface Area {
  readonly boxes: readonly ElementBox[];
  readonly elements: readonly DesignElement[];
  readonly uploads: UploadFiles;
  /** Compared as a press's inks look. */
  readonly isThroughInks: boolean;
}

/** A colour in inks, whichever of an element's colours it is. */
const GIVEN = '"cmyk(';

/** Which elements another rasteriser, or another way to mix colours, shows a little otherwise: photos, and what is see-through. */
export function softParts({ boxes, elements, uploads, isThroughInks }: Area): (element: string | undefined) => About {
  const kinds = new Map(elements.map((element) => [element.id, element]));
  const photos = boxes.filter(({ element }) => kinds.get(element)?.kind === "image");
  const clear = boxes.filter((box) => {
    const element = kinds.get(box.element);
    if (!element) return false;
    const hasClearParts = element.kind === "image" && uploads[element.upload]?.mime !== "image/jpeg";
    return (element.opacity ?? 1) < 1 || hasClearParts || box.isVector === true;
  });
  const given = boxes.filter((box) => JSON.stringify(kinds.get(box.element) ?? null).includes(GIVEN));
  const touches = (box: ElementBox, others: readonly ElementBox[]) =>
    isThroughInks && others.some((each) => each === box || meet(each, box));
  return (element) => {
    const box = boxes.find((each) => each.element === element);
    if (!box) return {};
    return {
      ...(photos.some((photo) => liesAround(box, photo)) && { photo: true }),
      ...(touches(box, clear) && { blended: true }),
      ...(touches(box, given) && { givenInks: true }),
    };
  };
}

/** Is it the photo, or large enough to lie around it? Words on a photo are judged as words. */
function liesAround(box: ElementBox, photo: ElementBox): boolean {
  return (
    photo === box ||
    (Math.abs(photo.xMm - box.xMm) <= box.widthMm / 2 &&
      Math.abs(photo.yMm - box.yMm) <= box.heightMm / 2 &&
      photo.widthMm * photo.heightMm <= box.widthMm * box.heightMm)
  );
}

/** Circles around both boxes: turned ones are in them, too. */
function meet(a: ElementBox, b: ElementBox): boolean {
  const reach = (box: ElementBox) => Math.hypot(box.widthMm, box.heightMm) / 2;
  if (Math.hypot(a.xMm - b.xMm, a.yMm - b.yMm) > reach(a) + reach(b)) return false;
  if (a.rotationDeg !== 0 || b.rotationDeg !== 0) return true;
  return (
    Math.abs(a.xMm - b.xMm) < (a.widthMm + b.widthMm) / 2 && Math.abs(a.yMm - b.yMm) < (a.heightMm + b.heightMm) / 2
  );
}
