import { opposite } from "../expressions/could-hold.ts";
import type { Outcome } from "../expressions/could-hold.ts";
import { exact } from "../expressions/evaluate.ts";
import type { Expression, Value } from "../expressions/tree.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";

/** What is left of a product's answers. An option that may be unavailable may be null. */
export interface AnswersLeft {
  /** Every answer a choice or a boolean may have. */
  values(option: string): readonly Value[];
  /** Of a number, or of the graphemes of a text. */
  number(option: string): NumberSpan;
  /** The members of a multi-choice that are chosen for sure, and those that may be. */
  members(option: string): { readonly sure: readonly string[]; readonly open: readonly string[] };
}

/** A number somewhere from `min` to `max`; none at all when `min` is above `max`. `mayBeNull`: or null. */
export interface NumberSpan {
  readonly min: number;
  readonly max: number;
  readonly mayBeNull: boolean;
}

interface Known {
  readonly product: Product;
  readonly left: AnswersLeft;
}

const NO_NUMBER: NumberSpan = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, mayBeNull: true };

/** Between what a numeric expression may lie, with nothing on the print areas; exact where every answer is decided. */
export function spanOf(expression: Expression, known: Known): NumberSpan {
  switch (expression.op) {
    case "literal":
      return spanOfValues([expression.value]);
    case "option": {
      const { options, derived } = indexOf(known.product);
      const text = derived.get(expression.id)?.value;
      const tree = text === undefined ? undefined : known.product.expressions[text];
      if (tree) return spanOf(tree, known);
      return options.get(expression.id)?.kind === "number" ? known.left.number(expression.id) : NO_NUMBER;
    }
    case "call":
      return spanOfValues([expression.name === "used" ? false : 0]);
    case "attribute":
      return spanOfValues(attributes(expression, known));
    case "sum":
      return sumOf(expression, known);
    case "size": {
      const kind = indexOf(known.product).options.get(expression.option)?.kind;
      if (kind === "text") return { ...known.left.number(expression.option), mayBeNull: false };
      const { sure, open } = known.left.members(expression.option);
      return { min: sure.length, max: sure.length + open.length, mayBeNull: false };
    }
    case "negate": {
      const { min, max, mayBeNull } = spanOf(expression.of, known);
      return { min: -max, max: -min, mayBeNull };
    }
    case "if": {
      const test = outcomeOf(expression.test, known);
      if (test !== "open") return spanOf(test === "holds" ? expression.ifTrue : expression.ifFalse, known);
      return joined([spanOf(expression.ifTrue, known), spanOf(expression.ifFalse, known)]);
    }
    case "+":
    case "-":
    case "*":
      return calculated(expression.op, spanOf(expression.left, known), spanOf(expression.right, known));
    default:
      return NO_NUMBER;
  }
}

/** Whether a condition holds whatever the answers left: yes, no, or that depends. */
export function outcomeOf(expression: Expression, known: Known): Outcome {
  switch (expression.op) {
    case "not":
      return opposite(outcomeOf(expression.of, known));
    case "and":
      return both(outcomeOf(expression.left, known), outcomeOf(expression.right, known));
    case "or":
      return opposite(both(opposite(outcomeOf(expression.left, known)), opposite(outcomeOf(expression.right, known))));
    case "if": {
      const test = outcomeOf(expression.test, known);
      if (test !== "open") return outcomeOf(test === "holds" ? expression.ifTrue : expression.ifFalse, known);
      return outcomeAmong([outcomeOf(expression.ifTrue, known), outcomeOf(expression.ifFalse, known)]);
    }
    case "==":
      return equality(expression.left, expression.right, known);
    case "!=":
      return opposite(equality(expression.left, expression.right, known));
    case "in":
      return membership(expression.left, expression.right, known);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return ordering(expression.op, spanOf(expression.left, known), spanOf(expression.right, known));
    default: {
      const values = valuesOf(expression, known);
      return values ? outcomeAmong(values.map((value) => (value === true ? "holds" : "fails"))) : "open";
    }
  }
}

/** Every value an expression may have; undefined where they are not listed. */
function valuesOf(expression: Expression, known: Known): readonly Value[] | undefined {
  switch (expression.op) {
    case "literal":
      return [expression.value];
    case "call":
      return [expression.name === "used" ? false : 0];
    case "attribute":
      return attributes(expression, known);
    case "option": {
      const kind = indexOf(known.product).options.get(expression.id)?.kind;
      return kind === "choice" || kind === "boolean" ? known.left.values(expression.id) : undefined;
    }
    default:
      return undefined;
  }
}

function attributes(
  { option, name }: Extract<Expression, { op: "attribute" }>,
  { product, left }: Known,
): readonly Value[] {
  const listed = valuesListed(option, product);
  return left.values(option).map((value) => listed.find((each) => each.id === value)?.attributes?.[name] ?? null);
}

function sumOf({ option, name }: Extract<Expression, { op: "sum" }>, { product, left }: Known): NumberSpan {
  const listed = valuesListed(option, product);
  const amountOf = (value: Value): number => {
    const amount = listed.find((each) => each.id === value)?.attributes?.[name];
    return typeof amount === "number" ? amount : 0;
  };
  if (indexOf(product).options.get(option)?.kind === "choice") return spanOfValues(left.values(option).map(amountOf));
  const { sure, open } = left.members(option);
  const total = (members: readonly string[], part: (amount: number) => number) =>
    members.reduce((sum, member) => exact(sum + part(amountOf(member))), 0);
  const plain = total(sure, (amount) => amount);
  return {
    min: exact(plain + total(open, (amount) => Math.min(0, amount))),
    max: exact(plain + total(open, (amount) => Math.max(0, amount))),
    mayBeNull: false,
  };
}

function valuesListed(id: string, product: Product) {
  const option = indexOf(product).options.get(id);
  return (option && "values" in option ? option.values : undefined) ?? [];
}

function equality(left: Expression, right: Expression, known: Known): Outcome {
  const [ones, others] = [valuesOf(left, known), valuesOf(right, known)];
  if (ones && others) {
    const same = ones.flatMap((one) => others.map((other): Outcome => (one === other ? "holds" : "fails")));
    return outcomeAmong(same);
  }
  const [one, other] = [spanOf(left, known), spanOf(right, known)];
  const mayBothBeNull = one.mayBeNull && other.mayBeNull;
  if (mayBothBeNull || isNever(one) || isNever(other)) return "open";
  if (one.max < other.min || other.max < one.min) return "fails";
  const isOne = one.min === one.max && other.min === other.max && !one.mayBeNull && !other.mayBeNull;
  return isOne && one.min === other.min ? "holds" : "open";
}

function membership(item: Expression, list: Expression, known: Known): Outcome {
  if (list.op === "list") {
    const each = list.items.map((other) => opposite(equality(item, other, known)));
    return opposite(each.reduce<Outcome>(both, "holds"));
  }
  const isMultiChoice = list.op === "option" && indexOf(known.product).options.get(list.id)?.kind === "multi-choice";
  const values = valuesOf(item, known);
  if (!isMultiChoice || !values) return "open";
  const { sure, open } = known.left.members(list.id);
  return outcomeAmong(
    values.map((value): Outcome => {
      if (sure.includes(String(value))) return "holds";
      return open.includes(String(value)) ? "open" : "fails";
    }),
  );
}

function ordering(op: "<" | "<=" | ">" | ">=", left: NumberSpan, right: NumberSpan): Outcome {
  if (op === ">" || op === ">=") return ordering(op === ">" ? "<" : "<=", right, left);
  if (isNever(left) || isNever(right)) return "fails";
  const isBelow = (a: number, b: number) => (op === "<" ? a < b : a <= b);
  if (!isBelow(left.min, right.max)) return "fails";
  return isBelow(left.max, right.min) && !left.mayBeNull && !right.mayBeNull ? "holds" : "open";
}

function calculated(op: "+" | "-" | "*", left: NumberSpan, right: NumberSpan): NumberSpan {
  if (isNever(left) || isNever(right)) return NO_NUMBER;
  const mayBeNull = left.mayBeNull || right.mayBeNull;
  if (op === "+") return { min: exact(left.min + right.min), max: exact(left.max + right.max), mayBeNull };
  if (op === "-") return { min: exact(left.min - right.max), max: exact(left.max - right.min), mayBeNull };
  const corners = [left.min, left.max].flatMap((a) => [right.min, right.max].map((b) => exact(a * b)));
  return { min: Math.min(...corners), max: Math.max(...corners), mayBeNull };
}

function spanOfValues(values: readonly Value[]): NumberSpan {
  const spans = values.map((value): NumberSpan =>
    typeof value === "number" ? { min: value, max: value, mayBeNull: false } : NO_NUMBER,
  );
  return joined(spans);
}

function joined(spans: readonly NumberSpan[]): NumberSpan {
  return {
    min: Math.min(...spans.map(({ min }) => min)),
    max: Math.max(...spans.map(({ max }) => max)),
    mayBeNull: spans.length === 0 || spans.some(({ mayBeNull }) => mayBeNull),
  };
}

function isNever({ min, max }: NumberSpan): boolean {
  return min > max;
}

function both(left: Outcome, right: Outcome): Outcome {
  if (left === "fails" || right === "fails") return "fails";
  return left === "holds" && right === "holds" ? "holds" : "open";
}

/** What all of some outcomes are; "open" when they differ. */
function outcomeAmong(outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  return first !== undefined && outcomes.every((each) => each === first) ? first : "open";
}
