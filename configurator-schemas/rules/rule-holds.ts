import { conditionHolds } from "../configuration/conditions.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { Value } from "../expressions/tree.ts";
import type { Product } from "../schema/product.ts";
import type { Rule, RuleCell, RuleTable } from "../schema/rule.ts";

/** Does the rule hold for what the scope sees? A table says nothing while one of its options is unanswered. */
export function ruleHolds(product: Product, rule: Rule, scope: Scope): boolean {
  if (!conditionHolds(product, rule.when, scope)) return true;
  if (rule.require !== undefined) return conditionHolds(product, rule.require, scope);
  if (rule.exclude !== undefined) return !conditionHolds(product, rule.exclude, scope);
  if (rule.count) {
    const { of, min, max } = rule.count;
    const count = of.filter((text) => conditionHolds(product, text, scope)).length;
    return count >= min && count <= (max ?? of.length);
  }
  return rule.table === undefined || tableHolds(rule.table, scope);
}

function tableHolds({ options, rows }: RuleTable, scope: Scope): boolean {
  const values = options.map((id) => scope.option(id));
  return values.includes(null) || rows.some((row) => row.every((cell, i) => cellMatches(cell, values[i] ?? null)));
}

function cellMatches(cell: RuleCell, value: Value): boolean {
  return cell === "*" || (Array.isArray(cell) ? cell.some((each) => each === value) : cell === value);
}
