import type { Expression } from "./tree.ts";

/** Every option and derived value an expression looks at. */
export function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  collect(expression, names);
  return names;
}

function collect(expression: Expression, names: Set<string>): void {
  switch (expression.op) {
    case "literal":
    case "call":
      return;
    case "option":
      names.add(expression.id);
      return;
    case "attribute":
    case "sum":
    case "size":
      names.add(expression.option);
      return;
    case "list":
      for (const item of expression.items) collect(item, names);
      return;
    case "not":
    case "negate":
      collect(expression.of, names);
      return;
    case "if":
      collect(expression.test, names);
      collect(expression.ifTrue, names);
      collect(expression.ifFalse, names);
      return;
    default:
      collect(expression.left, names);
      collect(expression.right, names);
  }
}
