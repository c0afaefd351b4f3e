import type { Expression } from "../../expressions/tree.ts";
import type { Attribute, Option } from "../../schema/option.ts";
import { indexOf } from "../../schema/product-index.ts";
import type { Product } from "../../schema/product.ts";
import { literalForm, sumForms } from "../engine/linear-form.ts";
import { TRUE } from "../engine/literal.ts";
import type { Literal } from "../engine/literal.ts";
import type { Model } from "../engine/model.ts";
import { ExpressionCompiler } from "./expression-compiler.ts";
import { scaleFor, scaled } from "./option-variable.ts";
import type { OptionVariable } from "./option-variable.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Counts over a print area are followed up to this many. */
const MAX_COUNTED = 100_000;

/** What the engine does not choose: set from the configuration before every question. */
export interface Input {
  readonly expression: Expression;
  readonly variable: { readonly literal: Literal } | { readonly number: number; readonly max: number };
}

/** Every name of a product on the engine's model; options are made when first asked for, because conditions name each other. */
export class OptionCompiler implements Vocabulary {
  readonly compiler: ExpressionCompiler;
  readonly variables = new Map<string, OptionVariable>();
  readonly inputs = new Map<string, Input>();
  readonly #product: Product;
  readonly #model: Model;
  readonly #attributes = new Map<string, ReadonlyMap<string, Readonly<Record<string, Attribute>>>>();

  constructor(product: Product, model: Model) {
    this.#product = product;
    this.#model = model;
    this.compiler = new ExpressionCompiler(model, this);
  }

  option(id: string): OptionVariable | undefined {
    const known = this.variables.get(id);
    if (known) return known;
    const option = indexOf(this.#product).options.get(id);
    if (!option) return undefined;
    const variable = this.#make(option);
    this.variables.set(id, variable);
    return variable;
  }

  derived(id: string): Expression | undefined {
    const derived = indexOf(this.#product).derived.get(id);
    return derived && this.treeOf(derived.value);
  }

  attribute(option: string, value: string, name: string): Attribute | undefined {
    let values = this.#attributes.get(option);
    if (!values) {
      const found = indexOf(this.#product).options.get(option);
      const listed = found && "values" in found ? (found.values ?? []) : [];
      values = new Map(listed.map(({ id, attributes }) => [id, attributes ?? {}]));
      this.#attributes.set(option, values);
    }
    return values.get(value)?.[name];
  }

  input(expression: Expression): Literal {
    const { variable } = this.#input(expression, () => ({ literal: this.#model.addBoolean({ shown: false }) }));
    return "literal" in variable ? variable.literal : TRUE;
  }

  counted(expression: Extract<Expression, { op: "call" }>): number {
    const { variable } = this.#input(expression, () => ({
      number: this.#model.addNumber({ min: 0, max: MAX_COUNTED, shown: false }),
      max: MAX_COUNTED,
    }));
    return "number" in variable ? variable.number : 0;
  }

  treeOf(text: string): Expression {
    const tree = this.#product.expressions[text];
    if (!tree) throw new Error(`expected the tree of "${text}" in product ${this.#product.id}`);
    return tree;
  }

  #input(expression: Expression, make: () => Input["variable"]): Input {
    const key = JSON.stringify(expression);
    const known = this.inputs.get(key);
    if (known) return known;
    const input = { expression, variable: make() };
    this.inputs.set(key, input);
    return input;
  }

  #make(option: Option): OptionVariable {
    const model = this.#model;
    const available =
      option.availableWhen === undefined ? TRUE : this.compiler.condition(this.treeOf(option.availableWhen));
    /** What an option says holds only while it is available; the rule is named after it. */
    const needs = (literal: Literal) => model.addClause([literal ^ 1, available], availabilityRule(option.id));
    switch (option.kind) {
      case "choice": {
        const values = new Map((option.values ?? []).map(({ id }) => [id, model.addBoolean()]));
        model.addClause([available ^ 1, ...values.values()]);
        model.addAtMostOne([...values.values()]);
        for (const literal of values.values()) needs(literal);
        return { kind: "choice", available, values };
      }
      case "multi-choice": {
        const values = new Map((option.values ?? []).map(({ id }) => [id, model.addBoolean()]));
        const count = sumForms([...values.values()].map(literalForm));
        const { min, max } = option;
        if (min > 0) model.addClause([available ^ 1, model.compare({ ...count, constant: -min }, ">=")]);
        if (max !== undefined) model.addLinear({ ...count, constant: -max }, "<=");
        for (const literal of values.values()) needs(literal);
        return { kind: "multi-choice", available, values };
      }
      case "boolean": {
        const on = model.addBoolean();
        needs(on);
        return { kind: "boolean", available, on };
      }
      case "number": {
        const scale = scaleFor([option.min, option.max, option.step]);
        const [min, max, step] = [option.min, option.max, option.step].map((value) => scaled(value, scale));
        const number = model.addNumber({ min: min ?? 0, max: max ?? 0, step: step ?? 1 });
        return { kind: "number", available, number, scale };
      }
      case "text": {
        const size = model.addNumber({ min: 0, max: option.maxGraphemes, shown: false });
        model.addClause([available, model.atMost(size, 0)], availabilityRule(option.id));
        if (option.required) model.addClause([available ^ 1, model.atLeast(size, 1)]);
        return { kind: "text", available, size };
      }
      case "colour":
      case "image":
        return { kind: "opaque", available };
    }
  }
}

/** The name under which an option's `availableWhen` stands in conflicts; no author's rule can have it. */
export function availabilityRule(option: string): string {
  return `/available/${option}`;
}

/** The option such a name stands for. */
export function optionOfRule(rule: string): string | undefined {
  return rule.startsWith("/available/") ? rule.slice("/available/".length) : undefined;
}
