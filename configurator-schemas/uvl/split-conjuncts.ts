import { implies, many, not } from "./formula.ts";
import type { Formula } from "./formula.ts";

/** An implication with more conclusions stays whole: splitting would repeat its premise as often. */
const MAX_CONCLUSIONS = 20;

/** The statements a constraint makes one by one, so that each can be a rule with its own reason. */
export function splitConjuncts(formula: Formula): Formula[] {
  const found: Formula[] = [];
  const open = [formula];
  for (let next = open.pop(); next; next = open.pop()) {
    const parts = partsOf(next);
    if (parts) for (let i = parts.length - 1; i >= 0; i -= 1) open.push(...parts.slice(i, i + 1));
    else if (next.kind !== "constant" || !next.value) found.push(asImplication(next));
  }
  return found;
}

function partsOf(formula: Formula): readonly Formula[] | undefined {
  if (formula.kind === "and") return formula.parts;
  if (formula.kind === "implies") {
    const { left, right } = formula;
    const conclusions = right.kind === "not" && right.of.kind === "or" ? right.of.parts.map(not) : undefined;
    const parts = right.kind === "and" ? right.parts : conclusions;
    return parts && parts.length <= MAX_CONCLUSIONS ? parts.map((part) => implies(left, part)) : undefined;
  }
  if (formula.kind !== "not") return undefined;
  const { of } = formula;
  if (of.kind === "or") return of.parts.map(not);
  if (of.kind === "implies") return [of.left, not(of.right)];
  return undefined;
}

/** `!A | B` says "A requires B": the form with the better reason. `!A | !B` says that they do not go together. */
function asImplication(formula: Formula): Formula {
  if (formula.kind === "implies" && formula.right.kind === "implies") {
    const { left, right } = formula;
    return asImplication(implies(many("and", [left, right.left]), right.right));
  }
  if (formula.kind !== "or") return formula;
  const denied = formula.parts.filter((part) => part.kind === "not").map(({ of }) => of);
  if (denied.length === 0) return formula;
  const asserted = formula.parts.filter((part) => part.kind !== "not");
  const premise = many("and", denied);
  return asserted.length === 0 ? not(premise) : implies(premise, many("or", asserted));
}
