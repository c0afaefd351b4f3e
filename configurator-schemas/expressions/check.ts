import type { Expression } from "./tree.ts";

/** What a name stands for, as far as an expression cares. */
export type NameKind = "boolean" | "number" | "text" | "list" | readonly string[];

/** What is known where the expression stands: options (a choice gives its value ids) and print areas. */
export interface Names {
  readonly options: ReadonlyMap<string, NameKind>;
  readonly areas: ReadonlySet<string>;
}

/** One mistake of meaning in an expression that parses: what was expected and what came. */
export interface ExpressionMistake {
  readonly expected: string;
  readonly got: string;
}

type Kind = "boolean" | "number" | "text" | "list" | "null";

/** Checks names, value ids and kinds, and that the whole is of kind `wanted`. Empty when all is well. */
export function checkExpression(
  expression: Expression,
  names: Names,
  wanted: "boolean" | "number",
): readonly ExpressionMistake[] {
  const mistakes: ExpressionMistake[] = [];
  const kind = kindOf(expression, names, mistakes);
  if (mistakes.length === 0 && kind !== wanted) mistakes.push({ expected: `a ${wanted}`, got: `a ${kind}` });
  return mistakes;
}

function kindOf(expression: Expression, names: Names, mistakes: ExpressionMistake[]): Kind {
  const want = (part: Expression, kind: Kind) => {
    const got = kindOf(part, names, mistakes);
    if (got !== kind) mistakes.push({ expected: `a ${kind} beside "${expression.op}"`, got: `a ${got}` });
  };
  switch (expression.op) {
    case "literal":
      return literalKind(expression.value);
    case "option": {
      const known = names.options.get(expression.id);
      if (known === undefined) {
        mistakes.push({
          expected: `an option of this product (${[...names.options.keys()].join(", ")})`,
          got: expression.id,
        });
        return "null";
      }
      return typeof known === "string" ? known : "text";
    }
    case "list":
      for (const item of expression.items) kindOf(item, names, mistakes);
      return "list";
    case "call":
      if (!names.areas.has(expression.area)) {
        mistakes.push({ expected: `a print area (${[...names.areas].join(", ")})`, got: expression.area });
      }
      return expression.name === "used" ? "boolean" : "number";
    case "not":
      want(expression.of, "boolean");
      return "boolean";
    case "negate":
      want(expression.of, "number");
      return "number";
    case "if": {
      want(expression.test, "boolean");
      const kind = kindOf(expression.ifTrue, names, mistakes);
      want(expression.ifFalse, kind);
      return kind;
    }
    case "and":
    case "or":
      want(expression.left, "boolean");
      want(expression.right, "boolean");
      return "boolean";
    case "==":
    case "!=":
      checkValueIds(expression.left, expression.right, names, mistakes);
      checkValueIds(expression.right, expression.left, names, mistakes);
      kindOf(expression.left, names, mistakes);
      kindOf(expression.right, names, mistakes);
      return "boolean";
    case "in":
      kindOf(expression.left, names, mistakes);
      want(expression.right, "list");
      if (expression.right.op === "list") {
        for (const item of expression.right.items) checkValueIds(expression.left, item, names, mistakes);
      }
      return "boolean";
    case "<":
    case "<=":
    case ">":
    case ">=":
      want(expression.left, "number");
      want(expression.right, "number");
      return "boolean";
    case "+":
    case "-":
    case "*":
      want(expression.left, "number");
      want(expression.right, "number");
      return "number";
  }
}

/** `finish == 'whit'` is the commonest mistake in a price list: a value id that does not exist. */
function checkValueIds(option: Expression, value: Expression, names: Names, mistakes: ExpressionMistake[]): void {
  if (option.op !== "option" || value.op !== "literal" || typeof value.value !== "string") return;
  const known = names.options.get(option.id);
  if (known === undefined || typeof known === "string" || known.includes(value.value)) return;
  mistakes.push({ expected: `a value of ${option.id} (${known.join(", ")})`, got: value.value });
}

function literalKind(value: unknown): Kind {
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      return "number";
    case "string":
      return "text";
    default:
      return Array.isArray(value) ? "list" : "null";
  }
}
