import type { z } from "zod";
import type { Rule } from "../schema/rule.ts";
import type { ExpressionWriter } from "./expression-writer.ts";
import type { Formula } from "./formula.ts";
import type { IdMaker } from "./id-maker.ts";
import type { Constraint } from "./model.ts";
import { constraintReason } from "./reasons.ts";

type RuleInput = z.input<typeof Rule>;
type RuleForm = Pick<RuleInput, "when" | "require" | "exclude" | "count">;

/** An alternative of more conditions is a count: one clause, not a page of ||. */
const MAX_ALTERNATIVES_IN_PLACE = 40;

/** The rule that says one conjunct of a constraint. */
export function constraintRule(
  conjunct: Formula,
  {
    constraint,
    writer,
    ids,
  }: { readonly constraint: Constraint; readonly writer: ExpressionWriter; readonly ids: IdMaker },
): RuleInput {
  return {
    id: ids.identifier(`line ${constraint.line}`),
    ...formOf(conjunct, writer),
    because: constraintReason(conjunct, constraint),
  };
}

function formOf(formula: Formula, writer: ExpressionWriter): RuleForm {
  if (formula.kind === "implies") {
    const when = writer.condition(formula.left).text;
    return { when, ...formOf(formula.right, writer) };
  }
  if (formula.kind === "not") {
    const { of } = formula;
    if (of.kind !== "and") return { exclude: writer.condition(of).text };
    // "A and B do not go together": when the first ones hold, the last does not.
    const last = of.parts.at(-1);
    const others = of.parts.slice(0, -1).map((part) => writer.condition(part));
    if (last) return { when: writer.join("and", others).text, exclude: writer.condition(last).text };
  }
  if (formula.kind === "or" && formula.parts.length > MAX_ALTERNATIVES_IN_PLACE) {
    return { count: { of: formula.parts.map((part) => writer.condition(part).text), min: 1 } };
  }
  return { require: writer.condition(formula).text };
}
