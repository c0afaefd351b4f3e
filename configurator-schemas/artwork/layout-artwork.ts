import type { Millimetres, SizeMm } from "../units/length.ts";
import { roundMm } from "../units/length.ts";
import { placeMatrix } from "../units/matrix.ts";
import type { Matrix } from "../units/matrix.ts";
import { areaSize, designSize } from "../configuration/area-size.ts";
import { scaleElements } from "../configuration/apply-template.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import type { ArtElement, Crop, DesignElement, ImageElement, ShapeElement } from "../schema/design-element.ts";
import { issue, toPointer } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Product } from "../schema/product.ts";
import { isPrintable, parseColour } from "./colour.ts";
import type { Colour, DisplayItem, DisplayList } from "./display-list.ts";
import { drawArt, fittedArt } from "./draw-art.ts";
import type { ArtSource } from "./draw-art.ts";
import { drawDrawing } from "./draw-drawing.ts";
import type { DrawingSource } from "./drawing.ts";
import { drawCode } from "./draw-code.ts";
import { drawText } from "./draw-text.ts";
import type { EmojiSource } from "./emoji.ts";
import { withGroupSizes } from "./group-sizes.ts";
import type { GroupSizes } from "./group-sizes.ts";
import { isIdle } from "./filters.ts";
import type { Filter } from "./filters.ts";
import { rectangleData, toPathData } from "./path-data.ts";
import { shapeOutline } from "./shape-outline.ts";
import type { Shaper } from "./shaper.ts";

/** The box of one element in area coordinates: centre, size before rotation, rotation clockwise. */
export interface ElementBox {
  readonly element: string;
  readonly xMm: Millimetres;
  readonly yMm: Millimetres;
  readonly widthMm: Millimetres;
  readonly heightMm: Millimetres;
  readonly rotationDeg: number;
  /** Of a text: the em size it is drawn at. */
  readonly textSizeMm?: Millimetres;
  /** Of a text: the fonts its letters are written in. */
  readonly fonts?: readonly string[];
  /** Of a text wider than its room: the line, or the word that had to be broken, and the room. */
  readonly overflow?: { readonly gotMm: Millimetres; readonly maxMm: Millimetres };
  /** Of a code: its narrowest bar, or the side of one square. */
  readonly moduleMm?: Millimetres;
  /** Of a picture: drawn as outlines, sharp at every size. */
  readonly isVector?: true;
}

export interface ArtworkLayout {
  /** Absent only when the area's size is not decided yet. */
  readonly list?: DisplayList;
  readonly boxes: readonly ElementBox[];
  readonly issues: readonly Issue[];
}

export interface LayoutContext {
  readonly area: string;
  readonly profile: PrintProfile;
  readonly shaper: Shaper;
  /** Tried in order for what an element's own font cannot write. */
  readonly fallbackFonts: readonly string[];
  /** The library of motifs; another function once it knows other pieces; absent = there are none. */
  readonly art?: ArtSource | undefined;
  /** Emoji inside texts; another function once it knows others; absent = there are none. */
  readonly emoji?: EmojiSource | undefined;
  /** Outlines of uploads that are drawings; another function once it knows others; absent = every upload is a picture. */
  readonly drawings?: DrawingSource | undefined;
  /** Sizes of a whole roster's groups (group-sizes.ts); absent = each design by itself. */
  readonly groupSizes?: GroupSizes | undefined;
  /** For a rim that keeps what it laid out before and hands it back; absent = every element is laid out afresh. */
  readonly layoutElement?: typeof layoutElement;
}

/** What `layoutElement` reads besides the element: while all of it is the same, so is its answer. */
export interface ElementContext extends Pick<
  LayoutContext,
  "profile" | "shaper" | "fallbackFonts" | "art" | "emoji" | "drawings"
> {
  readonly product: Product;
  /** The size the element was placed on, and the one it is printed on (SPEC A11). */
  readonly designed: SizeMm;
  readonly trim: SizeMm;
}

/** One element's part of an artwork. */
export interface ElementLayout {
  readonly items: readonly DisplayItem[];
  readonly box: ElementBox;
  /** Their paths begin at the element. */
  readonly issues: readonly Issue[];
}

interface Drawn {
  readonly items: readonly DisplayItem[];
  readonly widthMm: number;
  readonly heightMm: number;
  readonly textSizeMm?: number;
  readonly fonts?: readonly string[];
  readonly overflow?: { readonly gotMm: number; readonly maxMm: number };
  readonly moduleMm?: number;
  readonly isVector?: true;
}

const NOTHING: Drawn = { items: [], widthMm: 0, heightMm: 0 };
const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** Everything that is drawn on one print area: configuration in, display list out. The same in browser and server. */
export function layoutArtwork(product: Product, configuration: Configuration, context: LayoutContext): ArtworkLayout {
  const area = product.printAreas.find((each) => each.id === context.area);
  if (!area)
    return { boxes: [], issues: [issue("area_unknown", "error", ["elements", context.area], { area: context.area })] };
  const designed = designSize(product, area, configuration);
  const trim = areaSize(product, area, { configuration, profile: context.profile.id });
  if (!designed || !trim) return { boxes: [], issues: [] };

  const layOut = context.layoutElement ?? layoutElement;
  const elements = withGroupSizes(madeElements(product, configuration)[area.id] ?? [], {
    ...context,
    product,
    sizes: context.groupSizes?.[area.id],
  });
  const laidOut = elements.map((element) => layOut(element, { ...context, product, designed, trim }));
  const issues = [
    ...scaledIssues(area.id, designed, trim),
    ...laidOut.flatMap((each, index) =>
      each.issues.map((found) => ({ ...found, path: `${toPointer(["elements", area.id, index])}${found.path}` })),
    ),
  ];
  const { bleedMm } = context.profile;
  const clip = rectangleData(-bleedMm, -bleedMm, {
    width: trim.widthMm + 2 * bleedMm,
    height: trim.heightMm + 2 * bleedMm,
  });
  const items = laidOut.flatMap((each) => each.items);
  return {
    list: { area: area.id, trim, bleedMm, items: [{ kind: "group", clip, items }] },
    boxes: laidOut.map(({ box }) => box),
    issues,
  };
}

/** One element as it is printed: what is drawn, its box, what cannot be drawn. */
export function layoutElement(designedElement: DesignElement, context: ElementContext): ElementLayout {
  const element = fitToProfile(designedElement, context);
  const issues: Issue[] = [];
  // What is hidden keeps its place among the boxes, by which issues find their element, and has no size there (SPEC A47).
  const { items, ...size } = element.hidden ? NOTHING : drawElement(element, { ...context, issues });
  const { xMm, yMm, rotationDeg } = element.placement;
  return { items, box: { element: element.id, xMm, yMm, rotationDeg, ...size }, issues };
}

function isScaled(designed: SizeMm, trim: SizeMm): boolean {
  return designed.widthMm !== trim.widthMm || designed.heightMm !== trim.heightMm;
}

function scaledIssues(area: string, designed: SizeMm, trim: SizeMm): Issue[] {
  if (!isScaled(designed, trim)) return [];
  const scale = Math.min(trim.widthMm / designed.widthMm, trim.heightMm / designed.heightMm);
  return [issue("area_scaled", "information", ["elements", area], { percent: Math.round(scale * 1000) / 10 })];
}

function fitToProfile(element: DesignElement, { designed, trim }: ElementContext): DesignElement {
  return isScaled(designed, trim) ? (scaleElements([element], designed, trim)[0] ?? element) : element;
}

interface DrawContext extends ElementContext {
  readonly issues: Issue[];
}

function drawElement(element: DesignElement, context: DrawContext): Drawn {
  switch (element.kind) {
    case "text":
      return drawText(element, {
        ...context,
        colour: (text, property) => colour(text, property, context),
      });
    case "image":
      return drawImage(element, context);
    case "shape":
      return drawShape(element, context);
    case "art":
      return drawMotif(element, context);
    case "code":
      return drawCode(element, {
        issues: context.issues,
        colour: (text, property) => colour(text, property, context),
      });
  }
}

function drawShape(element: ShapeElement, context: DrawContext): Drawn {
  const { widthMm, heightMm } = element.placement;
  const d = toPathData(shapeOutline(element.shape, widthMm, heightMm), boxMatrix(element));
  const fill = colour(element.fill, "fill", context);
  return { widthMm, heightMm, items: [{ kind: "path", d, fill, ...opacityOf(element), element: element.id }] };
}

function drawMotif(element: ArtElement, context: DrawContext): Drawn {
  const { widthMm, heightMm } = element.placement;
  const piece = context.art?.(element.art);
  if (!piece) {
    context.issues.push(issue("art_unknown", "error", ["art"], { art: element.art }));
    return { items: [], widthMm, heightMm };
  }
  const items = drawArt(element, { piece, colour: (text) => colour(text, "colours", context) });
  return { items, ...fittedArt(piece, element.placement) };
}

function drawImage(element: ImageElement, context: DrawContext): Drawn {
  const { widthMm, heightMm } = element.placement;
  if (!isFilled(element)) return { items: [], widthMm, heightMm };
  const crop = element.crop ?? WHOLE;
  // What stays of a picture without its background is decided on pixels (SPEC A41).
  const drawing = element.background ? undefined : context.drawings?.(element.upload);
  if (drawing) {
    const items = drawDrawing(drawing, {
      matrix: boxMatrix(element),
      widthMm,
      heightMm,
      crop,
      mask: shapeOutline(element.mask ?? "rectangle", widthMm, heightMm),
      filters: filtersOf(element, context).filters ?? [],
      opacity: element.opacity ?? 1,
      element: element.id,
    });
    return { widthMm, heightMm, isVector: true, items };
  }
  const identity: Matrix = [1, 0, 0, 1, 0, 0];
  return {
    widthMm,
    heightMm,
    items: [
      {
        kind: "image",
        upload: element.upload,
        crop,
        widthMm: roundMm(widthMm),
        heightMm: roundMm(heightMm),
        matrix: boxMatrix(element),
        ...(element.mask && { clip: toPathData(shapeOutline(element.mask, widthMm, heightMm), identity) }),
        ...(element.background && { background: element.background }),
        ...filtersOf(element, context),
        ...opacityOf(element),
        element: element.id,
      },
    ],
  };
}

function filtersOf({ filters = [] }: ImageElement, context: DrawContext): { filters?: readonly Filter[] } {
  const resolved = filters
    .filter((each) => !isIdle(each))
    .map((each): Filter => {
      if (each.kind !== "duotone") return each;
      const [dark, light] = [each.dark, each.light].map((text) => colour(text, "filters", context).screen);
      return { ...each, dark: dark ?? each.dark, light: light ?? each.light };
    });
  return resolved.length > 0 ? { filters: resolved } : {};
}

/** From the box's own corner (0, 0) to the area; mirrored about the box's middle when the element is flipped. */
function boxMatrix(element: ImageElement | ShapeElement): Matrix {
  const { xMm, yMm, widthMm, heightMm, rotationDeg } = element.placement;
  const [a, b, c, d, e, f] = placeMatrix({ x: xMm, y: yMm }, rotationDeg);
  const flipX = element.kind === "image" && element.flipX === true ? -1 : 1;
  const flipY = element.kind === "image" && element.flipY === true ? -1 : 1;
  const [left, top] = [(-widthMm / 2) * flipX, (-heightMm / 2) * flipY];
  return [
    roundRatio(a * flipX),
    roundRatio(b * flipX),
    roundRatio(c * flipY),
    roundRatio(d * flipY),
    roundMm(a * left + c * top + e),
    roundMm(b * left + d * top + f),
  ];
}

/** Rotation terms keep more digits than lengths: at 500 mm from the corner 1e-7 is still below the grid. */
function roundRatio(value: number): number {
  return Math.round(value * 1e8) / 1e8 + 0;
}

function colour(text: string, property: string, { profile, issues }: DrawContext): Colour {
  const parsed = parseColour(text, profile);
  if (!isPrintable(parsed, profile)) {
    issues.push(issue("colour_not_printable", "error", [property], { colour: text, profile: profile.id }));
  }
  return parsed;
}

function opacityOf(element: DesignElement): { opacity?: number } {
  return element.opacity === undefined || element.opacity === 1 ? {} : { opacity: element.opacity };
}
