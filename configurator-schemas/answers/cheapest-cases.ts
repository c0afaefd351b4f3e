import { evaluate, exact } from "../expressions/evaluate.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { Expression, Value } from "../expressions/tree.ts";
import type { OptionCompiler } from "../rules/compile/compile-options.ts";
import { unscaled } from "../rules/compile/option-variable.ts";
import type { OptionVariable } from "../rules/compile/option-variable.ts";
import { FALSE } from "../rules/engine/literal.ts";
import type { Literal } from "../rules/engine/literal.ts";
import type { Model } from "../rules/engine/model.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";

/** What the names of a product stand for on its rules model. */
export interface PricedRules {
  readonly product: Product;
  readonly model: Model;
  readonly options: OptionCompiler;
}

/** One combination of answers some expressions look at: whether it is given, and what they see of it. */
export interface Case {
  readonly literal: Literal;
  readonly scope: Scope;
}

/** What expressions look at of one option. */
interface Looked {
  /** Which value it is, whatever is asked about it. */
  isWhole: boolean;
  /** Attributes of its value. */
  readonly attributes: Set<string>;
  /** Values it is compared with; of a multi-choice, members asked for one by one. */
  readonly values: Set<string>;
}

interface Answer {
  readonly literal: Literal;
  readonly value: Value;
}

type Part = readonly [option: string, answers: readonly Answer[]];

/** A multi-choice asked about as a whole has up to two to this power answers. */
const MOST_MEMBERS = 5;

/**
 * Every combination of answers these expressions can tell apart; undefined when they are more than `most`, or look at something
 * whose answers cannot be listed. Exactly one of the cases is given in every full configuration.
 */
export function casesOf(
  expressions: readonly Expression[],
  { rules, most }: { readonly rules: PricedRules; readonly most: number },
): readonly Case[] | undefined {
  const looked = lookedAt(expressions, rules.product);
  const parts: Part[] = [];
  let count = 1;
  for (const [id, looks] of looked) {
    const found = answersTo(id, { looks, rules });
    if (!found) return undefined;
    for (const answers of found) {
      parts.push([id, answers]);
      count *= answers.length;
      if (count > most) return undefined;
    }
  }
  let rows: readonly (readonly Answer[])[] = [[]];
  for (const [, answers] of parts) rows = rows.flatMap((row) => answers.map((answer) => [...row, answer]));
  return rows.map((row) => ({
    literal: rules.model.and(row.map(({ literal }) => literal)),
    scope: scopeWith(
      rules.product,
      row.map(({ value }, i) => [parts[i]?.[0] ?? "", value]),
    ),
  }));
}

/** The options expressions look at, directly or through derived values. */
export function optionsIn(expressions: readonly Expression[], product: Product): readonly string[] {
  return [...lookedAt(expressions, product).keys()];
}

function lookedAt(expressions: readonly Expression[], product: Product): ReadonlyMap<string, Looked> {
  const { options, derived } = indexOf(product);
  const found = new Map<string, Looked>();
  const of = (id: string): Looked => {
    const looks = found.get(id) ?? { isWhole: false, attributes: new Set(), values: new Set() };
    found.set(id, looks);
    return looks;
  };
  const visit = (expression: Expression): void => {
    switch (expression.op) {
      case "literal":
      case "call":
        return;
      case "option": {
        const value = derived.get(expression.id)?.value;
        const tree = value === undefined ? undefined : product.expressions[value];
        if (tree) visit(tree);
        else of(expression.id).isWhole = true;
        return;
      }
      case "attribute":
        of(expression.option).attributes.add(expression.name);
        return;
      case "sum":
        if (options.get(expression.option)?.kind === "choice") of(expression.option).attributes.add(expression.name);
        else of(expression.option).isWhole = true;
        return;
      case "size":
        of(expression.option).isWhole = true;
        return;
      case "list":
        expression.items.forEach(visit);
        return;
      case "not":
      case "negate":
        visit(expression.of);
        return;
      case "if":
        visit(expression.test);
        visit(expression.ifTrue);
        visit(expression.ifFalse);
        return;
      case "in":
      case "==":
      case "!=": {
        const { option, values } = compared(expression, product);
        if (option === undefined) {
          visit(expression.left);
          visit(expression.right);
          return;
        }
        const looks = of(option);
        for (const value of values) looks.values.add(value);
        return;
      }
      default:
        visit(expression.left);
        visit(expression.right);
    }
  };
  expressions.forEach(visit);
  return found;
}

/** `choice == 'a'`, `choice in ['a', 'b']` and `'a' in list`: the option, and the values it is compared with. */
function compared(
  { op, left, right }: Extract<Expression, { readonly left: Expression }>,
  product: Product,
): { readonly option: string | undefined; readonly values: readonly string[] } {
  const { options } = indexOf(product);
  const isOf = (expression: Expression, kind: "choice" | "multi-choice") =>
    expression.op === "option" && options.get(expression.id)?.kind === kind ? expression.id : undefined;
  const wordsIn = (expression: Expression): readonly string[] | undefined => {
    if (expression.op === "literal") return typeof expression.value === "string" ? [expression.value] : [];
    const items = expression.op === "list" ? expression.items.map(wordsIn) : [undefined];
    return items.includes(undefined) ? undefined : items.flatMap((each) => each ?? []);
  };
  const sides: readonly (readonly [Expression, Expression])[] = [
    [left, right],
    [right, left],
  ];
  for (const [one, other] of sides) {
    const isMember = op === "in" && one === right;
    const option = isOf(one, isMember ? "multi-choice" : "choice");
    const values = wordsIn(other);
    if (option !== undefined && values) return { option, values };
  }
  return { option: undefined, values: [] };
}

/** One list of answers per option, one per member of a multi-choice; undefined when there are too many to list. */
function answersTo(
  id: string,
  { looks, rules }: { readonly looks: Looked; readonly rules: PricedRules },
): readonly (readonly Answer[])[] | undefined {
  const { model, options } = rules;
  const variable = options.option(id);
  if (!variable) return undefined;
  const none: Answer = { literal: variable.available ^ 1, value: null };
  const listed = (answers: readonly Answer[]) => answers.filter(({ literal }) => literal !== FALSE);
  switch (variable.kind) {
    case "choice":
      return [listed([...choiceAnswers(id, variable, { looks, rules }), none])];
    case "boolean":
      return [
        listed([
          { literal: variable.on, value: true },
          { literal: model.and([variable.available, variable.on ^ 1]), value: false },
          none,
        ]),
      ];
    case "number": {
      const { enumerated, values } = model.number(variable.number);
      if (!enumerated) return undefined;
      const answers = [...values].map(([value, literal]) => ({
        literal: model.and([variable.available, literal]),
        value: unscaled(value, variable.scale),
      }));
      return [listed([...answers, none])];
    }
    case "multi-choice": {
      const members = [...variable.values];
      if (!looks.isWhole) {
        return members
          .filter(([member]) => looks.values.has(member))
          .map(([member, literal]) => [
            { literal, value: [member] },
            { literal: literal ^ 1, value: [] },
          ]);
      }
      if (members.length > MOST_MEMBERS) return undefined;
      const lists = Array.from({ length: 2 ** members.length }, (_, bits): Answer => {
        const isIn = (i: number) => ((bits >> i) & 1) === 1;
        const literals = members.map(([, literal], i) => (isIn(i) ? literal : literal ^ 1));
        return {
          literal: model.and([variable.available, ...literals]),
          value: members.flatMap(([member], i) => (isIn(i) ? [member] : [])),
        };
      });
      return [listed([...lists, none])];
    }
    default:
      return undefined;
  }
}

/** Values that look alike are one answer. */
function choiceAnswers(
  id: string,
  { values }: Extract<OptionVariable, { kind: "choice" }>,
  { looks, rules }: { readonly looks: Looked; readonly rules: PricedRules },
): readonly Answer[] {
  const alike = new Map<string, { readonly value: string; readonly literals: Literal[] }>();
  for (const [value, literal] of values) {
    const own = looks.isWhole || looks.values.has(value) ? value : null;
    const seen = [...looks.attributes].map((name) => rules.options.attribute(id, value, name) ?? null);
    const key = JSON.stringify([own, ...seen]);
    const group = alike.get(key) ?? { value, literals: [] };
    group.literals.push(literal);
    alike.set(key, group);
  }
  return [...alike.values()].map(({ value, literals }) => ({ literal: rules.model.or(literals), value }));
}

/** What expressions see of some answers, with nothing on the print areas; lists of one option are joined. */
export function scopeWith(product: Product, answers: readonly (readonly [option: string, value: Value])[]): Scope {
  const { options, derived } = indexOf(product);
  const values = new Map<string, Value>();
  for (const [id, value] of answers) {
    const before = values.get(id);
    values.set(id, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value);
  }
  const attribute = (id: string, value: Value, name: string): Value => {
    const option = options.get(id);
    const found = option && "values" in option ? option.values?.find((each) => each.id === value) : undefined;
    return found?.attributes?.[name] ?? null;
  };
  const scope: Scope = {
    option(id) {
      const text = derived.get(id)?.value;
      const tree = text === undefined ? undefined : product.expressions[text];
      return tree ? evaluate(tree, scope) : (values.get(id) ?? null);
    },
    attribute: (id, name) => attribute(id, scope.option(id), name),
    sum(id, name) {
      const chosen = scope.option(id);
      const members: readonly Value[] = Array.isArray(chosen) ? chosen : [chosen];
      return members.reduce<number>((sum, each) => {
        const amount = attribute(id, each, name);
        return typeof amount === "number" ? exact(sum + amount) : sum;
      }, 0);
    },
    size(id) {
      const value = scope.option(id);
      return Array.isArray(value) ? value.length : 0;
    },
    call: (name) => (name === "used" ? false : 0),
  };
  return scope;
}
