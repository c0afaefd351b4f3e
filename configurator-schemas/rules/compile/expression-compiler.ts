import type { Expression } from "../../expressions/tree.ts";
import { constantForm, literalForm, numberForm, scaleForm, sumForms } from "../engine/linear-form.ts";
import { FALSE, TRUE } from "../engine/literal.ts";
import type { Literal } from "../engine/literal.ts";
import type { Comparison, Model } from "../engine/model.ts";
import { scaleFor, scaled } from "./option-variable.ts";
import { add, constant, difference, multiply, negate } from "./quantity.ts";
import type { Quantity } from "./quantity.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Clauses one expression may become before it gets literals of its own. */
const MAX_CLAUSES = 64;
const COMPARISONS: Readonly<Record<string, Comparison>> = { "<": "<", "<=": "<=", ">": ">", ">=": ">=" };

/** One of several discrete values: the literals exclude each other, and one of them holds. */
type Cases = readonly { readonly literal: Literal; readonly value: string | boolean | null }[];
type Clauses = readonly (readonly Literal[])[];

/**
 * Turns an expression into literals and linear forms of the engine, with the meaning `evaluate` gives it: an option that is
 * not available is null, an ordering with null is false. What the engine does not follow (typed texts, colours, pictures)
 * becomes an input that the caller sets from the configuration.
 */
export class ExpressionCompiler {
  readonly #model: Model;
  readonly #vocabulary: Vocabulary;
  readonly #conditions = new Map<Expression, Literal>();
  readonly #lookups = new Map<string, Quantity | undefined>();
  readonly #derived = new Map<string, Quantity | undefined>();

  constructor(model: Model, vocabulary: Vocabulary) {
    this.#model = model;
    this.#vocabulary = vocabulary;
  }

  /** The expression as clauses that must all hold (`isTrue`), or whose opposite must. */
  clauses(expression: Expression, isTrue = true): Clauses {
    switch (expression.op) {
      case "not":
        return this.clauses(expression.of, !isTrue);
      case "and":
      case "or": {
        const left = this.clauses(expression.left, isTrue);
        const right = this.clauses(expression.right, isTrue);
        if ((expression.op === "and") === isTrue) return [...left, ...right];
        if (left.length * right.length <= MAX_CLAUSES && Math.min(left.length, right.length) <= 1) {
          return left.flatMap((one) => right.map((other) => [...one, ...other]));
        }
        return [[this.#all(left), this.#all(right)]];
      }
      default: {
        const literal = this.condition(expression);
        return [[isTrue ? literal : literal ^ 1]];
      }
    }
  }

  /** The literal that holds when the expression is true. */
  condition(expression: Expression): Literal {
    let literal = this.#conditions.get(expression);
    if (literal === undefined) {
      literal = this.#condition(expression);
      this.#conditions.set(expression, literal);
    }
    return literal;
  }

  #all(clauses: Clauses): Literal {
    return this.#model.and(clauses.map((clause) => this.#model.or(clause)));
  }

  #condition(expression: Expression): Literal {
    const model = this.#model;
    switch (expression.op) {
      case "literal":
        return expression.value === true ? TRUE : FALSE;
      case "option": {
        const variable = this.#vocabulary.option(expression.id);
        return variable?.kind === "boolean" ? variable.on : this.#vocabulary.input(expression);
      }
      case "not":
        return this.condition(expression.of) ^ 1;
      case "and":
        return model.and([this.condition(expression.left), this.condition(expression.right)]);
      case "or":
        return model.or([this.condition(expression.left), this.condition(expression.right)]);
      case "if": {
        const test = this.condition(expression.test);
        const yes = this.condition(expression.ifTrue);
        const no = this.condition(expression.ifFalse);
        return model.or([model.and([test, yes]), model.and([test ^ 1, no])]);
      }
      case "==":
        return this.#equal(expression.left, expression.right) ?? this.#vocabulary.input(expression);
      case "!=":
        // The input is the equality, so that what is denied here is the whole comparison once, not twice.
        return (
          (this.#equal(expression.left, expression.right) ?? this.#vocabulary.input({ ...expression, op: "==" })) ^ 1
        );
      case "in":
        return this.#member(expression.left, expression.right) ?? this.#vocabulary.input(expression);
      case "<":
      case "<=":
      case ">":
      case ">=": {
        const left = this.quantity(expression.left);
        const right = this.quantity(expression.right);
        const comparison = COMPARISONS[expression.op];
        if (!left || !right || !comparison) return this.#vocabulary.input(expression);
        return model.and([left.defined, right.defined, model.compare(difference(left, right), comparison)]);
      }
      case "attribute": {
        const cases = this.#cases(expression);
        return cases ? model.or(cases.flatMap((each) => (each.value === true ? [each.literal] : []))) : FALSE;
      }
      default:
        return this.#vocabulary.input(expression);
    }
  }

  /** The expression as a number; undefined when it is none the engine can follow. */
  quantity(expression: Expression): Quantity | undefined {
    switch (expression.op) {
      case "literal":
        return typeof expression.value === "number" ? constant(expression.value) : undefined;
      case "option":
        return this.#optionQuantity(expression.id);
      case "attribute": {
        const key = `${expression.option}.${expression.name}`;
        if (!this.#lookups.has(key))
          this.#lookups.set(key, this.#attributeQuantity(expression.option, expression.name));
        return this.#lookups.get(key);
      }
      case "sum":
        return this.#sum(expression.option, expression.name);
      case "size":
        return this.#size(expression.option);
      case "call": {
        const number = this.#vocabulary.counted(expression);
        return { form: numberForm(number), scale: 0, defined: TRUE };
      }
      case "negate": {
        const of = this.quantity(expression.of);
        return of && negate(of);
      }
      case "if":
        return this.#choose(expression);
      case "+":
      case "-":
      case "*": {
        const left = this.quantity(expression.left);
        const right = this.quantity(expression.right);
        if (!left || !right) return undefined;
        if (expression.op === "*") return multiply(this.#model, left, right);
        return add(this.#model, left, expression.op === "-" ? negate(right) : right);
      }
      default:
        return undefined;
    }
  }

  #optionQuantity(id: string): Quantity | undefined {
    const derived = this.#vocabulary.derived(id);
    if (derived) {
      // Once: a second copy of its products would have to be bounded all over again.
      if (!this.#derived.has(id)) this.#derived.set(id, this.quantity(derived));
      return this.#derived.get(id);
    }
    const variable = this.#vocabulary.option(id);
    if (variable?.kind !== "number") return undefined;
    return { form: numberForm(variable.number), scale: variable.scale, defined: variable.available };
  }

  #attributeQuantity(option: string, name: string): Quantity | undefined {
    const found = this.#numbersOf(option, name);
    if (!found) return undefined;
    const { known, unknown, scale } = found;
    if (known.length === 0) return undefined;
    const rest = this.#model.and(known.map(({ literal }) => literal ^ 1));
    const least = Math.min(...known.map(({ value }) => value));
    const number = this.#model.lookup([...known, { literal: rest, value: least }]);
    const defined = unknown ? this.#model.or(known.map(({ literal }) => literal)) : TRUE;
    return { form: numberForm(number), scale, defined };
  }

  /** Null-safe: what is not chosen, not available or has no such attribute adds nothing. */
  #sum(option: string, name: string): Quantity | undefined {
    const found = this.#numbersOf(option, name);
    if (!found) return undefined;
    const forms = found.known.map(({ literal, value }) => scaleForm(literalForm(literal), value));
    return { form: sumForms([constantForm(0), ...forms]), scale: found.scale, defined: TRUE };
  }

  /** The attribute per value as scaled integers; `unknown`: it can be missing. */
  #numbersOf(option: string, name: string) {
    const variable = this.#vocabulary.option(option);
    if (variable?.kind !== "choice" && variable?.kind !== "multi-choice") return undefined;
    const attributes = [...variable.values].map(([id, literal]) => ({
      literal,
      value: this.#vocabulary.attribute(option, id, name),
    }));
    const numbers = attributes.flatMap(({ literal, value }) => (typeof value === "number" ? [{ literal, value }] : []));
    const scale = scaleFor(numbers.map(({ value }) => value));
    return {
      known: numbers.map(({ literal, value }) => ({ literal, value: scaled(value, scale) })),
      unknown: variable.available !== TRUE || numbers.length < attributes.length,
      scale,
    };
  }

  #size(option: string): Quantity | undefined {
    const variable = this.#vocabulary.option(option);
    if (variable?.kind === "text") return { form: numberForm(variable.size), scale: 0, defined: TRUE };
    if (variable?.kind !== "multi-choice") return undefined;
    return { form: sumForms([...variable.values.values()].map(literalForm)), scale: 0, defined: TRUE };
  }

  /** `test ? a : b` of numbers: a number that is the one or the other. */
  #choose(expression: Extract<Expression, { op: "if" }>): Quantity | undefined {
    const model = this.#model;
    const yes = this.quantity(expression.ifTrue);
    const no = this.quantity(expression.ifFalse);
    if (!yes || !no) return undefined;
    const test = this.condition(expression.test);
    const scale = Math.max(yes.scale, no.scale);
    const [a, b] = [yes, no].map(({ form, scale: own }) => scaleForm(form, 10 ** (scale - own)));
    if (!a || !b) return undefined;
    const ranges = [model.rangeOf(a), model.rangeOf(b)];
    const number = model.addNumber({
      min: Math.min(...ranges.map(({ min }) => min)),
      max: Math.max(...ranges.map(({ max }) => max)),
      shown: false,
    });
    const isSame = (form: typeof a) => model.compare(sumForms([numberForm(number), scaleForm(form, -1)]), "=");
    model.addClause([test ^ 1, isSame(a)]);
    model.addClause([test, isSame(b)]);
    const defined = model.or([model.and([test, yes.defined]), model.and([test ^ 1, no.defined])]);
    return { form: numberForm(number), scale, defined };
  }

  /** `left == right`; undefined when the engine cannot follow one of them. */
  #equal(left: Expression, right: Expression): Literal | undefined {
    const model = this.#model;
    const a = this.quantity(left);
    const b = this.quantity(right);
    if (a && b) {
      const both = model.and([a.defined, b.defined, model.compare(difference(a, b), "=")]);
      return model.or([both, model.and([a.defined ^ 1, b.defined ^ 1])]);
    }
    const number = a ?? b;
    const other = a ? right : left;
    if (number) return other.op === "literal" && other.value === null ? number.defined ^ 1 : undefined;
    const text = this.#emptyText(left, right) ?? this.#emptyText(right, left);
    if (text !== undefined) return text;
    const ones = this.#cases(left);
    const others = this.#cases(right);
    if (!ones || !others) return undefined;
    const byValue = this.#byValue(others);
    return model.or(
      [...this.#byValue(ones)].map(([value, literal]) => model.and([literal, byValue.get(value) ?? FALSE])),
    );
  }

  /** One literal per value. */
  #byValue(cases: Cases): ReadonlyMap<string | boolean | null, Literal> {
    const found = new Map<string | boolean | null, Literal[]>();
    for (const { literal, value } of cases) found.set(value, [...(found.get(value) ?? []), literal]);
    return new Map([...found].map(([value, literals]) => [value, this.#model.or(literals)]));
  }

  /** `message == ''` is about its size; what else a text says is not followed. */
  #emptyText(text: Expression, other: Expression): Literal | undefined {
    if (text.op !== "option" || other.op !== "literal") return undefined;
    const variable = this.#vocabulary.option(text.id);
    if (variable?.kind !== "text") return undefined;
    if (other.value === null) return variable.available ^ 1;
    return other.value === "" ? this.#model.and([variable.available, this.#model.atMost(variable.size, 0)]) : undefined;
  }

  #member(item: Expression, list: Expression): Literal | undefined {
    const model = this.#model;
    if (list.op === "list") {
      const found = list.items.map((each) => this.#equal(item, each));
      return found.includes(undefined) ? undefined : model.or(found.filter((literal) => literal !== undefined));
    }
    const variable = list.op === "option" ? this.#vocabulary.option(list.id) : undefined;
    const cases = this.#cases(item);
    if (variable?.kind !== "multi-choice" || !cases) return undefined;
    return model.or(
      cases.map(({ literal, value }) =>
        typeof value === "string" ? model.and([literal, variable.values.get(value) ?? FALSE]) : FALSE,
      ),
    );
  }

  /** Every value the expression can have; undefined for numbers, lists and what the engine does not follow. */
  #cases(expression: Expression): Cases | undefined {
    switch (expression.op) {
      case "literal":
        return typeof expression.value === "number" || Array.isArray(expression.value)
          ? undefined
          : [{ literal: TRUE, value: discrete(expression.value) }];
      case "option": {
        const variable = this.#vocabulary.option(expression.id);
        if (variable?.kind === "choice") {
          const values = [...variable.values].map(([value, literal]) => ({ literal, value }));
          return [...values, { literal: variable.available ^ 1, value: null }];
        }
        if (variable?.kind !== "boolean") return undefined;
        return [
          { literal: variable.on, value: true },
          { literal: this.#model.and([variable.available, variable.on ^ 1]), value: false },
          { literal: variable.available ^ 1, value: null },
        ];
      }
      case "attribute": {
        const variable = this.#vocabulary.option(expression.option);
        if (variable?.kind !== "choice") return undefined;
        const values = [...variable.values].map(([id, literal]) => ({
          literal,
          value: discrete(this.#vocabulary.attribute(expression.option, id, expression.name)),
        }));
        return [...values, { literal: variable.available ^ 1, value: null }];
      }
      case "not":
      case "and":
      case "or":
      case "==":
      case "!=":
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "in": {
        const literal = this.condition(expression);
        return [
          { literal, value: true },
          { literal: literal ^ 1, value: false },
        ];
      }
      default:
        return undefined;
    }
  }
}

function discrete(value: unknown): string | boolean | null {
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}
