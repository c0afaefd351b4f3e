import { z } from "zod";
import { DesignElement } from "./design-element.ts";
import { ExpressionText, Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";
import { PartRule } from "./part-rule.ts";

/**
 * What a shopper may do with one element of a template: everything; place, turn and size it; nothing; or nothing with one
 * that is not made until `shownWhen`, an expression over the product, holds. What is put into a slot is free in any case.
 */
export const Freedom = z.enum(["editable", "movable", "fixed", "hidden"]);
export type Freedom = z.infer<typeof Freedom>;

export const TemplatePart = z
  .strictObject({
    element: z.string(),
    /** What it is called where it must be spoken of; absent = as its slot asks. */
    label: Localised.optional(),
    freedom: Freedom.default("editable"),
    shownWhen: ExpressionText.optional(),
    rule: PartRule.optional(),
  })
  .refine((part) => (part.freedom === "hidden") === (part.shownWhen !== undefined), { error: "hiddenShownWhen" });
export type TemplatePart = z.infer<typeof TemplatePart>;

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
  /** Where the shopper's own words and photo go, in order; everything else may still be edited, unless `parts` says no. */
  slots: z
    .array(z.strictObject({ element: z.string(), kind: z.enum(["text", "image"]), prompt: Localised }))
    .default([]),
  /** What may be changed of an element, and what may be put into it; one that is left out is editable. */
  parts: z.array(TemplatePart).max(60).optional(),
});
export type Template = z.infer<typeof Template>;
