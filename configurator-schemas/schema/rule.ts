import { z } from "zod";
import { ExpressionText, Identifier } from "./identifiers.ts";
import { Localised } from "./localised.ts";

/** A condition that must hold whenever `when` does, and why, in the shopper's words. */
export const Rule = z.strictObject({
  id: Identifier,
  when: ExpressionText.optional(),
  require: ExpressionText,
  because: Localised,
});
export type Rule = z.infer<typeof Rule>;
