import { z } from "zod";
import { ColourText, Identifier, Slug } from "./identifiers.ts";
import { PictureBackground, PictureFilters } from "./picture-look.ts";

export const ElementId = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/, { error: "elementId" });
const PositionMm = z.number().min(-20_000).max(20_000);
const SideMm = z.number().positive().max(20_000);
const RotationDeg = z.number().min(-360).max(360).default(0);
const Opacity = z.number().min(0).max(1).optional();

/** What every element may carry beside what it is. */
const LAYER = {
  /** The shopper's own word for it; never on the product. */
  name: z.string().trim().min(1).max(60).optional(),
  /** A hand on the artboard neither moves nor changes it. */
  locked: z.boolean().optional(),
  /** Kept, but neither shown nor priced nor made. */
  hidden: z.boolean().optional(),
  /** Elements of one area that name the same group are selected, changed, copied and removed together. */
  group: ElementId.optional(),
  /** The template's element it was laid out from; by it a template says what of it may be changed. */
  part: z.strictObject({ template: Slug, element: z.string().max(40) }).optional(),
} as const;

/** Options an element shows instead of what is stored with it: a text option's words, an image option's upload, a colour. */
const Bound = {
  text: Identifier.optional(),
  upload: Identifier.optional(),
  /** A colour option, or a choice whose values have swatches. */
  colour: Identifier.optional(),
} as const;
const bindColour = { bind: z.strictObject({ colour: Bound.colour }).optional() } as const;

/** Shapes, and what an image may be masked with. */
export const SHAPES = ["rectangle", "ellipse", "triangle", "star", "heart", "line", "arrow", "polygon"] as const;
export const ShapeName = z.enum(SHAPES);
export type ShapeName = z.infer<typeof ShapeName>;

/** Centre of the element's box from the area's top-left trim corner, y down; rotation clockwise. */
export const PointPlacement = z.strictObject({ xMm: PositionMm, yMm: PositionMm, rotationDeg: RotationDeg });
export const BoxPlacement = z.strictObject({
  xMm: PositionMm,
  yMm: PositionMm,
  widthMm: SideMm,
  heightMm: SideMm,
  rotationDeg: RotationDeg,
});
export type BoxPlacement = z.infer<typeof BoxPlacement>;

/** Part of the upright source picture that is shown, as fractions of its width and height. */
export const Crop = z
  .strictObject({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().positive().max(1),
    height: z.number().positive().max(1),
  })
  .refine((crop) => crop.x + crop.width <= 1.000001 && crop.y + crop.height <= 1.000001, {
    error: "cropInside",
  });
export type Crop = z.infer<typeof Crop>;

const FIT = /^(?:none|shrink|group:[a-zA-Z][a-zA-Z0-9_-]{0,39})$/;
const FEATURE = /^[a-zA-Z0-9]{4}(?:=[0-9]{1,2})?$/;

export const TextElement = z
  .strictObject({
    id: ElementId,
    ...LAYER,
    bind: z.strictObject({ text: Bound.text, colour: Bound.colour }).optional(),
    kind: z.literal("text"),
    text: z.string().max(5000),
    font: Slug.optional(),
    sizeMm: z.number().positive().max(5000),
    color: ColourText.default("#000000"),
    /** `justify` widens the spaces of wrapped lines; needs `maxWidthMm`. */
    align: z.enum(["left", "center", "right", "justify"]).default("center"),
    lineHeight: z.number().min(0.5).max(5).optional(),
    /** Extra advance after every grapheme, in em. */
    letterSpacing: z.number().min(-0.5).max(5).optional(),
    direction: z.enum(["ltr", "rtl"]).optional(),
    lang: z
      .string()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
      .optional(),
    outline: z.strictObject({ widthMm: z.number().positive().max(100), color: ColourText }).optional(),
    opacity: Opacity,
    /**
     * `none` breaks lines at `maxWidthMm`. `shrink` makes the em size smaller, never below `minSizeMm`, until the widest line
     * fits it; texts of one group do so together.
     */
    fit: z.string().regex(FIT, { error: "fit" }).optional(),
    maxWidthMm: z.number().positive().max(20_000).optional(),
    minSizeMm: z.number().positive().max(5000).optional(),
    /** On a circle, centred at its top, or upright along its bottom. */
    curve: z.strictObject({ radiusMm: z.number().positive().max(20_000), inside: z.boolean().optional() }).optional(),
    /** OpenType features: a tag switches on, `=0` off, `=2` takes the second form. */
    features: z
      .array(z.string().regex(FEATURE, { error: "feature" }))
      .max(20)
      .optional(),
    placement: PointPlacement,
  })
  .refine((text) => text.fit !== "shrink" || text.maxWidthMm !== undefined, { error: "shrinkNeedsWidth" });
export type TextElement = z.infer<typeof TextElement>;

export const ImageElement = z.strictObject({
  id: ElementId,
  ...LAYER,
  bind: z.strictObject({ upload: Bound.upload }).optional(),
  kind: z.literal("image"),
  /** Id of an upload; empty = a template's slot that still waits for its picture. */
  upload: z.string().max(200),
  crop: Crop.optional(),
  mask: ShapeName.optional(),
  flipX: z.boolean().optional(),
  flipY: z.boolean().optional(),
  background: PictureBackground.optional(),
  filters: PictureFilters.optional(),
  opacity: Opacity,
  placement: BoxPlacement,
});
export type ImageElement = z.infer<typeof ImageElement>;

export const ShapeElement = z.strictObject({
  id: ElementId,
  ...LAYER,
  ...bindColour,
  kind: z.literal("shape"),
  shape: ShapeName,
  fill: ColourText,
  opacity: Opacity,
  placement: BoxPlacement,
});
export type ShapeElement = z.infer<typeof ShapeElement>;

/** A piece of the installation's library of motifs, kept in proportion inside its box. */
export const ArtElement = z.strictObject({
  id: ElementId,
  ...LAYER,
  ...bindColour,
  kind: z.literal("art"),
  art: Slug,
  /** In the order of the piece's palette, the last one for all that follow; absent = the piece's own colours. */
  colours: z.array(ColourText).min(1).max(32).optional(),
  flipX: z.boolean().optional(),
  opacity: Opacity,
  placement: BoxPlacement,
});
export type ArtElement = z.infer<typeof ArtElement>;

export const CODES = ["qr", "code128", "ean13"] as const;
export const CodeName = z.enum(CODES);
export type CodeName = z.infer<typeof CodeName>;

/** Something machines read. What it says is in `value`; an EAN's is its 12 digits, with or without the check digit. */
export const CodeElement = z.strictObject({
  id: ElementId,
  ...LAYER,
  ...bindColour,
  kind: z.literal("code"),
  code: CodeName,
  value: z.string().max(500),
  fill: ColourText.default("#000000"),
  /** Behind the code and its quiet zone; absent = the material. */
  background: ColourText.optional(),
  /** How much of a QR code may be damaged: 7, 15, 25 or 30 %; M unless said. */
  level: z.enum(["L", "M", "Q", "H"]).optional(),
  opacity: Opacity,
  placement: BoxPlacement,
});
export type CodeElement = z.infer<typeof CodeElement>;

export const DesignElement = z.discriminatedUnion("kind", [
  TextElement,
  ImageElement,
  ShapeElement,
  ArtElement,
  CodeElement,
]);
export type DesignElement = z.infer<typeof DesignElement>;
