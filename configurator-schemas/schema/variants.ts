import { z } from "zod";
import { Identifier, Slug } from "./identifiers.ts";

export const Variant = z.strictObject({
  sku: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, { error: "stockCode" }),
  weightG: z.number().positive().optional(),
});
export type Variant = z.infer<typeof Variant>;

/**
 * Which blank is stocked, by the values of the options that change it. A row is one cell per option
 * ("*" = any value) and the variant last; the first matching row counts.
 */
export const Variants = z.strictObject({
  by: z.array(Identifier).max(6),
  rows: z
    .array(z.array(z.union([Slug, z.literal("*"), Variant])).min(1))
    .min(1)
    .max(5000),
});
export type Variants = z.infer<typeof Variants>;
