import type { Expression, FunctionName, Value } from "./tree.ts";

/** What an expression may look at: the values of options, their attributes, and counts over the print areas. */
export interface Scope {
  /** null when unanswered or not available. */
  option(id: string): Value;
  /** Of the value chosen; null when there is none or it lacks the attribute. */
  attribute(option: string, name: string): Value;
  /** Over every value chosen; 0 when there is none. */
  sum(option: string, name: string): number;
  /** Values chosen, or graphemes of a text; 0 when unanswered or not available. */
  size(option: string): number;
  call(name: FunctionName, area: string): number | boolean;
}

/**
 * Evaluates a checked expression. Total: an unanswered option is `null`, arithmetic on it is `null`,
 * an ordering with it is false, so that a half-filled form never throws.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.op) {
    case "literal":
      return expression.value;
    case "option":
      return scope.option(expression.id);
    case "list":
      return expression.items.map((item) => String(evaluate(item, scope)));
    case "call":
      return scope.call(expression.name, expression.area);
    case "attribute":
      return scope.attribute(expression.option, expression.name);
    case "sum":
      return scope.sum(expression.option, expression.name);
    case "size":
      return scope.size(expression.option);
    case "not":
      return evaluate(expression.of, scope) !== true;
    case "negate": {
      const value = evaluate(expression.of, scope);
      return typeof value === "number" ? -value : null;
    }
    case "if":
      return evaluate(expression.test, scope) === true
        ? evaluate(expression.ifTrue, scope)
        : evaluate(expression.ifFalse, scope);
    case "and":
      return evaluate(expression.left, scope) === true && evaluate(expression.right, scope) === true;
    case "or":
      return evaluate(expression.left, scope) === true || evaluate(expression.right, scope) === true;
    case "==":
      return isSame(evaluate(expression.left, scope), evaluate(expression.right, scope));
    case "!=":
      return !isSame(evaluate(expression.left, scope), evaluate(expression.right, scope));
    case "in": {
      const members = evaluate(expression.right, scope);
      return Array.isArray(members) && members.includes(String(evaluate(expression.left, scope)));
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compare(expression.op, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case "+":
    case "-":
    case "*":
      return calculate(expression.op, evaluate(expression.left, scope), evaluate(expression.right, scope));
  }
}

/** True when a condition holds; an absent condition always holds. */
export function holds(expression: Expression | undefined, scope: Scope): boolean {
  return expression === undefined || evaluate(expression, scope) === true;
}

function isSame(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((member) => right.includes(member));
  }
  return left === right;
}

function compare(op: "<" | "<=" | ">" | ">=", left: Value, right: Value): boolean {
  if (typeof left !== "number" || typeof right !== "number") return false;
  switch (op) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

function calculate(op: "+" | "-" | "*", left: Value, right: Value): number | null {
  if (typeof left !== "number" || typeof right !== "number") return null;
  switch (op) {
    case "+":
      return exact(left + right);
    case "-":
      return exact(left - right);
    case "*":
      return exact(left * right);
  }
}

/** What a calculation keeps after the point. */
export const DECIMALS = 9;

/** 0.1 + 0.2 is 0.3 in a price list: what binary fractions add beyond nine decimals is taken off again. */
export function exact(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(DECIMALS));
}
