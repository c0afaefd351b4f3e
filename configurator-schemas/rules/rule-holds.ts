import { couldHold, opposite } from "../expressions/could-hold.ts";
import type { Outcome } from "../expressions/could-hold.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { Value } from "../expressions/tree.ts";
import type { Product } from "../schema/product.ts";
import type { Rule, RuleCell, RuleTable } from "../schema/rule.ts";

interface Known {
  readonly scope: Scope;
  /** What may still be answered; absent = nothing. */
  readonly isOpen?: (name: string) => boolean;
}

/**
 * Does the rule hold? While something it looks at is open, it is broken only when no answer could mend it. A table says nothing
 * while one of its options is unanswered.
 */
export function ruleHolds(product: Product, rule: Rule, { scope, isOpen = () => false }: Known): boolean {
  const outcomeOf = (text: string): Outcome => {
    const tree = product.expressions[text];
    if (!tree) throw new Error(`product ${product.id} was published without the tree of "${text}"`);
    return couldHold(tree, { scope, isOpen });
  };
  if (rule.when !== undefined && outcomeOf(rule.when) !== "holds") return true;
  if (rule.require !== undefined) return outcomeOf(rule.require) !== "fails";
  if (rule.exclude !== undefined) return opposite(outcomeOf(rule.exclude)) !== "fails";
  if (rule.count) {
    const { of, min, max = of.length } = rule.count;
    const outcomes = of.map(outcomeOf);
    const sure = outcomes.filter((each) => each === "holds").length;
    const open = outcomes.filter((each) => each === "open").length;
    return sure <= max && sure + open >= min;
  }
  return rule.table === undefined || tableHolds(rule.table, { scope, isOpen });
}

function tableHolds({ options, rows }: RuleTable, { scope, isOpen }: Required<Known>): boolean {
  const values = options.map((id) => scope.option(id));
  const isSilent = values.includes(null) || options.some(isOpen);
  return isSilent || rows.some((row) => row.every((cell, i) => cellMatches(cell, values[i] ?? null)));
}

function cellMatches(cell: RuleCell, value: Value): boolean {
  return cell === "*" || (Array.isArray(cell) ? cell.some((each) => each === value) : cell === value);
}
