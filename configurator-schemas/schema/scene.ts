import { z } from "zod";
import { ExpressionText, HexColour, Identifier, Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";

/** A colour by value, or `option.swatch`: the swatch (or colour) the shopper chose. */
export const SceneColour = z.union([HexColour, z.string().regex(/^[a-z][a-zA-Z0-9]*\.swatch$/)]);

const viewName = { id: Identifier, label: Localised };

/**
 * A GLB with one dedicated mesh per print area, whose UV square is the area's millimetre rectangle. A view's azimuth 0 looks
 * from +x, 90 from −z, 180 from −x, 270 from +z; its elevation is above the horizon.
 */
export const ModelScene = z.strictObject({
  kind: z.literal("model"),
  model: Slug,
  views: z
    .array(
      z.strictObject({
        ...viewName,
        azimuthDeg: z.number().min(-360).max(360),
        elevationDeg: z.number().min(-90).max(90),
      }),
    )
    .min(1)
    .max(12),
  materials: z.array(z.strictObject({ part: Slug, color: SceneColour })).default([]),
  areas: z
    .array(
      z.strictObject({
        area: Identifier,
        mesh: z.string().min(1).max(60),
        /** Where the area's middle faces and how far around the thing it reaches: what tells which view shows an element. */
        facing: z.strictObject({ azimuthDeg: z.number(), spanDeg: z.number().min(0).max(360) }).optional(),
      }),
    )
    .default([]),
});

/** Pictures of the blank with, per print area, the grid that carries artwork onto it. */
export const PhotoScene = z.strictObject({
  kind: z.literal("photo"),
  photo: Slug,
  views: z
    .array(
      z.strictObject({
        ...viewName,
        /** The part of the picture under the mask takes this colour. */
        tint: SceneColour.optional(),
        areas: z.array(Identifier).default([]),
      }),
    )
    .min(1)
    .max(12),
});

/** The print area itself on its material's colour: cards, posters, plates. */
export const FlatScene = z.strictObject({
  kind: z.literal("flat"),
  views: z
    .array(z.strictObject({ ...viewName, area: Identifier, color: SceneColour.optional() }))
    .min(1)
    .max(12),
});

/** A number, or an expression for it. */
const Measure = z.union([z.number().min(-100_000).max(100_000), ExpressionText]);

/** SVG path data, absolute or relative; no scripts, no references: numbers and commands only. */
const PathData = z
  .string()
  .max(8000)
  .regex(/^[MmLlHhVvCcSsQqTtAaZz0-9eE.,+\- ]+$/, { error: "pathData" });

/** Where a copy goes: `count` of them, spread evenly from the shape's own place to `toX`, `toY` (its x and y there). */
const Repeat = z.strictObject({ count: Measure, toX: Measure.optional(), toY: Measure.optional() });

/** One shape of a drawing, in millimetres from the top left, y down; drawn in order. Either a rectangle or a path. */
export const DrawingShape = z
  .strictObject({
    when: ExpressionText.optional(),
    fill: SceneColour.optional(),
    stroke: SceneColour.optional(),
    strokeWidth: z.number().positive().max(1000).optional(),
    opacity: z.number().min(0).max(1).optional(),
    /** The path's origin, or the rectangle's corner. */
    x: Measure.default(0),
    y: Measure.default(0),
    width: Measure.optional(),
    height: Measure.optional(),
    radius: z.number().min(0).max(10_000).optional(),
    path: PathData.optional(),
    /** Of a path. */
    scale: z.number().positive().max(1000).optional(),
    repeat: Repeat.optional(),
  })
  .refine(({ path, width, height }) => (path === undefined) === (width !== undefined && height !== undefined), {
    error: "rectangleOrPath",
  });
export type DrawingShape = z.infer<typeof DrawingShape>;

/** A drawing to scale, made of shapes that follow the choices: cars in their colour, shelves at their size. */
export const DrawingScene = z.strictObject({
  kind: z.literal("drawing"),
  views: z
    .array(
      z.strictObject({
        ...viewName,
        widthMm: Measure,
        heightMm: Measure,
        shapes: z.array(DrawingShape).min(1).max(600),
      }),
    )
    .min(1)
    .max(12),
});

export const Scene = z.discriminatedUnion("kind", [ModelScene, PhotoScene, FlatScene, DrawingScene]);
export type Scene = z.infer<typeof Scene>;
export type ModelScene = z.infer<typeof ModelScene>;
export type PhotoScene = z.infer<typeof PhotoScene>;
export type DrawingScene = z.infer<typeof DrawingScene>;
export type FlatScene = z.infer<typeof FlatScene>;
