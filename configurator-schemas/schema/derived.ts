import { z } from "zod";
import { ExpressionText, Identifier } from "./identifiers.ts";
import { Localised } from "./localised.ts";
import { Unit } from "./unit.ts";

/** A number that follows from the choices: read-only, named like an option in expressions. */
export const DerivedValue = z.strictObject({
  id: Identifier,
  label: Localised,
  value: ExpressionText,
  unit: Unit.default("none"),
  /** False for a step of a calculation nobody wants to read. */
  shown: z.boolean().default(true),
});
export type DerivedValue = z.infer<typeof DerivedValue>;

/** One line of the cut list: pieces of a board, sized by expressions in millimetres. */
export const Part = z.strictObject({
  id: Identifier,
  label: Localised,
  when: ExpressionText.optional(),
  quantity: ExpressionText,
  lengthMm: ExpressionText,
  widthMm: ExpressionText,
  thicknessMm: ExpressionText,
});
export type Part = z.infer<typeof Part>;
