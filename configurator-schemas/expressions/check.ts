import type { Expression } from "./tree.ts";

/** What an option or derived value is to an expression. */
export interface NamedThing {
  readonly kind: "boolean" | "number" | "text" | "list";
  /** The value ids of a choice or multi-choice; undefined when it has none. */
  readonly values?: readonly string[];
  /** Attributes of its values, and what kind they are. */
  readonly attributes?: ReadonlyMap<string, "boolean" | "number" | "text">;
  /** A typed text has a size; a colour or a picture's id has not. */
  readonly hasSize?: boolean;
}

/** What is known where the expression stands: options and derived values by id, and print areas. */
export interface Names {
  readonly options: ReadonlyMap<string, NamedThing>;
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
      return thingOf(expression.id, names, mistakes)?.kind ?? "null";
    }
    case "attribute":
      return attributeKind(expression.option, expression.name, names, mistakes);
    case "sum": {
      const kind = attributeKind(expression.option, expression.name, names, mistakes, "list");
      if (kind !== "number" && kind !== "null")
        mistakes.push({ expected: "an attribute that is a number", got: `a ${kind}` });
      return "number";
    }
    case "size": {
      const thing = thingOf(expression.option, names, mistakes);
      if (thing && thing.kind !== "list" && thing.hasSize !== true) {
        mistakes.push({ expected: "a multi-choice or a text in size()", got: `${expression.option}, a ${thing.kind}` });
      }
      return "number";
    }
    case "list":
      for (const item of expression.items) kindOf(item, names, mistakes);
      return "list";
    case "call":
      if (!names.areas.has(expression.area)) {
        mistakes.push({ expected: `a print area (${listed([...names.areas])})`, got: expression.area });
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
    case "!=": {
      checkValueIds(expression.left, expression.right, names, mistakes);
      checkValueIds(expression.right, expression.left, names, mistakes);
      const left = kindOf(expression.left, names, mistakes);
      const right = kindOf(expression.right, names, mistakes);
      if (left !== right && left !== "null" && right !== "null") {
        mistakes.push({ expected: `a ${left} beside "${expression.op}"`, got: `a ${right}` });
      }
      return "boolean";
    }
    case "in":
      kindOf(expression.left, names, mistakes);
      want(expression.right, "list");
      checkValueIds(expression.right, expression.left, names, mistakes);
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

function thingOf(id: string, names: Names, mistakes: ExpressionMistake[]): NamedThing | undefined {
  const known = names.options.get(id);
  if (!known) mistakes.push({ expected: `an option of this product (${listed([...names.options.keys()])})`, got: id });
  return known;
}

/** The kind of `option.name`; `many` says whether one value is chosen (`.`) or several (`sum`). */
function attributeKind(
  option: string,
  name: string,
  names: Names,
  mistakes: ExpressionMistake[],
  many: "list" | "one" = "one",
): Kind {
  const thing = thingOf(option, names, mistakes);
  if (!thing) return "null";
  if (many === "one" && thing.kind === "list") {
    mistakes.push({
      expected: `sum(${option}.${name}), because several values of it can be chosen`,
      got: `${option}.${name}`,
    });
    return "null";
  }
  const kind = thing.attributes?.get(name);
  if (kind === undefined) {
    const known = [...(thing.attributes?.keys() ?? [])];
    const expected =
      known.length === 0
        ? `no "." because the values of ${option} have no attributes`
        : `an attribute of ${option} (${listed(known)})`;
    mistakes.push({ expected, got: name });
    return "null";
  }
  return kind;
}

/** A long list of names helps nobody. */
function listed(names: readonly string[]): string {
  return names.length > 30 ? `${names.slice(0, 30).join(", ")}, …` : names.join(", ");
}

/** `finish == 'whit'` is the commonest mistake in a price list: a value id that does not exist. */
function checkValueIds(option: Expression, value: Expression, names: Names, mistakes: ExpressionMistake[]): void {
  if (option.op !== "option" || value.op !== "literal" || typeof value.value !== "string") return;
  const known = names.options.get(option.id)?.values;
  if (known === undefined || known.includes(value.value)) return;
  mistakes.push({ expected: `a value of ${option.id} (${listed(known)})`, got: value.value });
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
