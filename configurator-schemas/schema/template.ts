import { z } from "zod";
import { DesignElement } from "./design-element.ts";
import { Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";

/**
 * Ready-made design elements, shared by many products. Lengths are for a reference area of `sizeMm`;
 * on another size the whole is scaled uniformly to fit and centred.
 */
export const Template = z.strictObject({
  $schema: z.string().optional(),
  id: Slug,
  name: Localised,
  sizeMm: z.tuple([z.number().positive(), z.number().positive()]),
  elements: z.array(DesignElement).min(1).max(60),
  /** Where the shopper's own words and photo go, in order; everything else may still be edited. */
  slots: z
    .array(z.strictObject({ element: z.string(), kind: z.enum(["text", "image"]), prompt: Localised }))
    .default([]),
});
export type Template = z.infer<typeof Template>;
