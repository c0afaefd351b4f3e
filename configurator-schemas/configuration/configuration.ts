import { z } from "zod";
import { DesignElement } from "../schema/design-element.ts";
import { Identifier, Slug } from "../schema/identifiers.ts";

/** The answer to one option: a value id, several, yes/no, a number, a text, a colour, or an upload id. */
export const Selection = z.union([z.string().max(5000), z.boolean(), z.number(), z.array(Slug).max(500)]);
export type Selection = z.infer<typeof Selection>;

export const Selections = z.record(Identifier, Selection);
export type Selections = z.infer<typeof Selections>;

/** Everything one shopper chose: selections and, per print area, the design elements in drawing order. Plain data. */
export const Configuration = z.strictObject({
  product: Slug,
  productVersion: z.int().min(1).optional(),
  selections: Selections.default({}),
  elements: z.record(Identifier, z.array(DesignElement).max(200)).default({}),
});
export type Configuration = z.infer<typeof Configuration>;
