import type { Expression } from "./tree.ts";

/** Every option and derived value an expression looks at. */
export function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  visit(expression, (each) => {
    if (each.op === "option") names.add(each.id);
    else if (each.op === "attribute" || each.op === "sum" || each.op === "size") names.add(each.option);
  });
  return names;
}

/** Every print area of which an expression counts something. */
export function areasIn(expression: Expression): ReadonlySet<string> {
  const areas = new Set<string>();
  visit(expression, (each) => {
    if (each.op === "call") areas.add(each.area);
  });
  return areas;
}

function visit(expression: Expression, see: (part: Expression) => void): void {
  see(expression);
  switch (expression.op) {
    case "literal":
    case "call":
    case "option":
    case "attribute":
    case "sum":
    case "size":
      return;
    case "list":
      for (const item of expression.items) visit(item, see);
      return;
    case "not":
    case "negate":
      visit(expression.of, see);
      return;
    case "if":
      visit(expression.test, see);
      visit(expression.ifTrue, see);
      visit(expression.ifFalse, see);
      return;
    default:
      visit(expression.left, see);
      visit(expression.right, see);
  }
}
