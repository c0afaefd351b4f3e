import type {
  DisplayGroup,
  DisplayImage,
  DisplayItem,
  DisplayPath,
} from "../../../configurator-schemas/artwork/display-list.ts";
import type { Content } from "./content.ts";
import type { PlacedPicture } from "./embed-picture.ts";
import type { Bounds } from "../path-bounds.ts";
import type { InkPolicy } from "./ink.ts";
import type { PdfFile } from "./pdf-file.ts";

export interface Drawing {
  readonly file: PdfFile;
  /** Of the artwork, bleed included, in area millimetres: beyond it nothing is drawn. */
  readonly bounds: Bounds;
  readonly inks: InkPolicy;
  /** Every image of the list, embedded before. */
  readonly pictures: ReadonlyMap<DisplayImage, PlacedPicture>;
}

/** Writes a display list's items; the content's matrix maps area millimetres, y down. */
export function drawItems(content: Content, items: readonly DisplayItem[], drawing: Drawing): void {
  for (const item of items) drawItem(content, item, drawing);
}

/** Every image of a list, in drawing order. */
export function imagesOf(items: readonly DisplayItem[]): DisplayImage[] {
  return items.flatMap((item): DisplayImage[] => {
    switch (item.kind) {
      case "image":
        return [item];
      case "group":
        return imagesOf(item.items);
      case "path":
        return [];
    }
  });
}

function drawItem(content: Content, item: DisplayItem, drawing: Drawing): void {
  switch (item.kind) {
    case "path":
      return drawPath(content, item, drawing.inks);
    case "image":
      return drawImage(content, item, drawing.pictures);
    case "group":
      return drawGroup(content, item, drawing);
  }
}

/** What fades together is a picture of its own first (a transparency group): where items overlap nothing shows through. */
function drawGroup(content: Content, group: DisplayGroup, drawing: Drawing): void {
  const { clip, clipRule, opacity = 1, items } = group;
  if (opacity === 0 || items.length === 0) return;
  content.within(() => {
    if (clip !== undefined) content.clip(clip, clipRule);
    if (opacity === 1) return drawItems(content, items, drawing);
    const inner = drawing.file.createContent();
    drawItems(inner, items, drawing);
    content.setOpacity(opacity);
    content.paint(drawing.file.addGroup(inner, drawing.bounds), [1, 0, 0, 1, 0, 0]);
  });
}

/**
 * Fill and stroke apart, never with `B`: there a see-through stroke knocks the fill out from under it (ISO 32000-2,
 * 11.7.4.4), and the other painters lay it over.
 */
export function drawPath(content: Content, path: DisplayPath, inks: InkPolicy): void {
  const { d, fill, fillRule, stroke, opacity = 1 } = path;
  if (d === "" || opacity === 0) return;
  const draw = () => {
    content.setOpacity(opacity);
    if (fill) content.fill(d, inks(fill, path), fillRule);
    if (stroke) content.stroke(d, inks(stroke.colour, path), stroke);
  };
  if (opacity === 1) draw();
  else content.within(draw);
}

function drawImage(content: Content, image: DisplayImage, pictures: Drawing["pictures"]): void {
  const { opacity = 1, matrix, clip } = image;
  const picture = pictures.get(image);
  if (!picture) throw new Error(`expected the picture of upload "${image.upload}" to be embedded`);
  if (opacity === 0) return;
  const clips = [clip, picture.clip].filter((each) => each !== undefined);
  content.within(() => {
    content.setOpacity(opacity);
    content.transform(matrix);
    for (const each of clips) content.clip(each);
    content.paint(picture.ref, picture.place);
  });
}
