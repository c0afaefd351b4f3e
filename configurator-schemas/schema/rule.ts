import { z } from "zod";
import { ExactNumber, ExpressionText, Identifier } from "./identifiers.ts";
import { Localised } from "./localised.ts";

/** One cell of a table: any value ("*"), one, or one of several. */
export const RuleCell = z.union([
  z.string().max(60),
  z.boolean(),
  ExactNumber,
  z
    .array(z.union([z.string().max(60), ExactNumber]))
    .min(1)
    .max(200),
]);
export type RuleCell = z.infer<typeof RuleCell>;

/** Allowed combinations: at least one row must match, a cell per option. */
export const RuleTable = z.strictObject({
  options: z.array(Identifier).min(1).max(10),
  rows: z.array(z.array(RuleCell)).min(1).max(5000),
});

/** How many of the conditions may hold. */
export const RuleCount = z
  .strictObject({
    of: z.array(ExpressionText).min(1).max(500),
    min: z.int().min(0).default(0),
    max: z.int().min(0).optional(),
  })
  .refine(({ min, max }) => min > 0 || max !== undefined, { error: "minOrMax" })
  .refine(({ min, max }) => max === undefined || max >= min, { error: "minBelowMax" });

/**
 * What must hold whenever `when` does, and why, in the shopper's words. Exactly one of: `require` (must hold), `exclude`
 * (must not hold), `count` (how many conditions may hold), `table` (allowed combinations). A warning only says so.
 */
export const Rule = z
  .strictObject({
    id: Identifier,
    severity: z.enum(["error", "warning"]).default("error"),
    when: ExpressionText.optional(),
    require: ExpressionText.optional(),
    exclude: ExpressionText.optional(),
    count: RuleCount.optional(),
    table: RuleTable.optional(),
    because: Localised,
  })
  .refine(
    (rule) => [rule.require, rule.exclude, rule.count, rule.table].filter((form) => form !== undefined).length === 1,
    {
      error: "oneRuleForm",
    },
  );
export type Rule = z.infer<typeof Rule>;
export type RuleTable = z.infer<typeof RuleTable>;
export type RuleCount = z.infer<typeof RuleCount>;
