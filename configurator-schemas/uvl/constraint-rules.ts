import type { z } from "zod";
import type { Rule } from "../schema/rule.ts";
import type { ExpressionWriter } from "./expression-writer.ts";
import { many, not } from "./formula.ts";
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

/** Premises become `when`, the rest what is required or excluded then. */
function formOf(formula: Formula, writer: ExpressionWriter, premises: readonly Formula[] = []): RuleForm {
  if (formula.kind === "implies") return formOf(formula.right, writer, [...premises, formula.left]);
  // "A and B do not go together": when the first ones hold, the last does not.
  if (formula.kind === "not" && formula.of.kind === "and") {
    const last = formula.of.parts.at(-1);
    if (last) return formOf(not(last), writer, [...premises, ...formula.of.parts.slice(0, -1)]);
  }
  const when = many("and", premises);
  const condition = when.kind === "constant" ? {} : { when: writer.condition(when).text };
  if (formula.kind === "not") return { ...condition, exclude: writer.condition(formula.of).text };
  if (formula.kind === "or" && formula.parts.length > MAX_ALTERNATIVES_IN_PLACE) {
    return { ...condition, count: { of: formula.parts.map((part) => writer.condition(part).text), min: 1 } };
  }
  return { ...condition, require: writer.condition(formula).text };
}
