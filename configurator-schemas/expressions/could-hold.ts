import { evaluate } from "./evaluate.ts";
import type { Scope } from "./evaluate.ts";
import { namesIn } from "./names-in.ts";
import type { Expression } from "./tree.ts";

/** Whether a condition holds whatever is still answered: yes, no, or that depends. */
export type Outcome = "holds" | "fails" | "open";

/**
 * A condition about a half-filled form. A part that looks at something open is open itself; what the other parts decide anyway
 * is decided.
 */
export function couldHold(
  expression: Expression,
  { scope, isOpen }: { readonly scope: Scope; readonly isOpen: (name: string) => boolean },
): Outcome {
  const known = { scope, isOpen };
  switch (expression.op) {
    case "not":
      return opposite(couldHold(expression.of, known));
    case "and":
      return both(couldHold(expression.left, known), () => couldHold(expression.right, known));
    case "or": {
      const left = opposite(couldHold(expression.left, known));
      return opposite(both(left, () => opposite(couldHold(expression.right, known))));
    }
    case "if": {
      const test = couldHold(expression.test, known);
      if (test !== "open") return couldHold(test === "holds" ? expression.ifTrue : expression.ifFalse, known);
      const yes = couldHold(expression.ifTrue, known);
      return yes === couldHold(expression.ifFalse, known) ? yes : "open";
    }
    default:
      if ([...namesIn(expression)].some(isOpen)) return "open";
      return evaluate(expression, scope) === true ? "holds" : "fails";
  }
}

export function opposite(outcome: Outcome): Outcome {
  if (outcome === "open") return outcome;
  return outcome === "holds" ? "fails" : "holds";
}

function both(left: Outcome, right: () => Outcome): Outcome {
  if (left === "fails") return left;
  const other = right();
  return other === "holds" ? left : other;
}
