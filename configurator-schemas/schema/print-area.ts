import { z } from "zod";
import { ExpressionText, Identifier, LengthMm, Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";
import { LegalEffect } from "./option.ts";

const SizePair = z.tuple([LengthMm, LengthMm]);

/** Width and height: two numbers, a table by option values ("*" = any), or two expressions in millimetres. */
export const AreaSize = z.union([
  SizePair,
  z.strictObject({
    by: z.array(Identifier).min(1).max(4),
    rows: z
      .array(z.strictObject({ when: z.array(z.union([Slug, z.literal("*")])), sizeMm: SizePair }))
      .min(1)
      .max(500),
  }),
  z.strictObject({ width: ExpressionText, height: ExpressionText }),
]);
export type AreaSize = z.infer<typeof AreaSize>;

export const Technique = z.enum([
  "sublimation",
  "dtg",
  "dtf",
  "screen",
  "embroidery",
  "offset",
  "digital",
  "laser",
  "vinyl",
]);

const ElementKind = z.enum(["text", "image", "shape"]);
const EffectOfKind = z.strictObject({ kind: ElementKind, effect: LegalEffect });

export const PrintArea = z.strictObject({
  id: Identifier,
  label: Localised,
  sizeMm: AreaSize,
  /** Where a print shop's machine has another size for this area. */
  sizeByProfile: z.array(z.tuple([Slug, SizePair])).default([]),
  techniques: z.array(Technique).min(1),
  allows: z.array(ElementKind).min(1),
  availableWhen: ExpressionText.optional(),
  /** Cut out around the artwork, so far outside it, instead of along the area's edge. */
  cut: z.strictObject({ offsetMm: z.union([z.number().min(0).max(50), ExpressionText]) }).optional(),
  /** White ink is printed below the artwork while it holds. */
  underbase: ExpressionText.optional(),
  /** Inks of their own that are offered among the colours, while `when` holds; in designs `spot(name)`. */
  spots: z
    .array(z.strictObject({ name: z.string().min(1).max(60), label: Localised, when: ExpressionText.optional() }))
    .max(20)
    .optional(),
  maxElements: z.int().min(1).max(200).default(60),
  /** Of whatever is placed here, or by kind of element; a kind that is left out is unclear. */
  legalEffect: z.union([LegalEffect, z.array(EffectOfKind).min(1).max(3)]).default("personalises"),
  /** Design templates offered for this area, the first one is laid out when a shopper starts. */
  templates: z.array(Slug).max(500).default([]),
  /** Nothing but one of these templates is made here, with everything on it that the shopper may not take away. */
  templateRequired: z.boolean().optional(),
});
export type PrintArea = z.infer<typeof PrintArea>;
