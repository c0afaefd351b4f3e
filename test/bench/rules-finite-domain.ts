import { z } from "zod";
import type { Engine, Pick } from "../../configurator-schemas/rules/engine/engine.ts";
import {
  constantForm,
  literalForm,
  numberForm,
  scaleForm,
  sumForms,
} from "../../configurator-schemas/rules/engine/linear-form.ts";
import type { LinearForm } from "../../configurator-schemas/rules/engine/linear-form.ts";
import { FALSE } from "../../configurator-schemas/rules/engine/literal.ts";
import type { Literal } from "../../configurator-schemas/rules/engine/literal.ts";
import { createModel } from "../../configurator-schemas/rules/engine/model.ts";
import type { Comparison } from "../../configurator-schemas/rules/engine/model.ts";
import { domainValues } from "../../configurator-schemas/rules/engine/number-domain.ts";
import type { BenchModel } from "./rules-model.ts";

const Domain = z.union([
  z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
  z.object({ min: z.int(), max: z.int(), step: z.int().positive().default(1) }),
]);

/** `finite-domain-model/1`: variables with small domains or ranges, constraints as prefix arrays over integers. */
export const FiniteDomainModel = z.looseObject({
  format: z.literal("finite-domain-model/1"),
  name: z.string().default("finite-domain model"),
  variables: z.array(
    z.object({
      id: z.string(),
      domain: Domain.optional(),
      min: z.int().optional(),
      max: z.int().optional(),
      step: z.int().optional(),
    }),
  ),
  constraints: z.array(z.unknown()),
});
type FiniteDomainModel = z.infer<typeof FiniteDomainModel>;

type Value = string | number | boolean;
type Variable =
  | { readonly kind: "number"; readonly id: string; readonly number: number }
  | { readonly kind: "choice"; readonly id: string; readonly literals: ReadonlyMap<Value, Literal> };

const COMPARISONS: readonly string[] = ["<=", "<", ">=", ">", "=", "!="] satisfies Comparison[];

/** Numeric domains become numbers, the others choices; constraints become clauses over what they define. */
export function readFiniteDomainModel({ name, variables, constraints }: FiniteDomainModel): BenchModel {
  const compiler = new Compiler();
  for (const { id, domain, min, max, step } of variables) {
    if (domain) compiler.addVariable(id, domain);
    else if (min !== undefined && max !== undefined) compiler.addVariable(id, { min, max, step: step ?? 1 });
    else throw new Error(`expected a domain, or min and max, for the variable ${id}`);
  }
  for (const constraint of constraints) compiler.model.addClause([compiler.readCondition(constraint)]);
  const known = [...compiler.variables.values()];
  return {
    name,
    model: compiler.model,
    pickOf(click) {
      if (typeof click === "number") throw new Error(`expected [variable, value], got ${click}`);
      return compiler.pickOf(...click);
    },
    randomClick(random) {
      const variable = known[random(known.length)] ?? fail("expected at least one variable");
      const values = compiler.valuesOf(variable);
      return [variable.id, values[random(values.length)]];
    },
    readBase: () => undefined,
    readAnswer: (engine) => ({
      possible: Object.fromEntries(known.map((variable) => [variable.id, compiler.possibleValues(variable, engine)])),
    }),
  };
}

class Compiler {
  readonly model = createModel();
  readonly variables = new Map<string, Variable>();

  addVariable(id: string, domain: z.infer<typeof Domain>): void {
    if (this.variables.has(id)) throw new Error(`expected every variable once, got ${id} twice`);
    if (!Array.isArray(domain)) {
      this.variables.set(id, { kind: "number", id, number: this.model.addNumber(domain) });
      return;
    }
    const numbers = domain.filter((value) => typeof value === "number");
    if (numbers.length === domain.length) {
      this.variables.set(id, { kind: "number", id, number: this.model.addNumber({ values: numbers }) });
      return;
    }
    const literals = this.model.addChoice(domain.length);
    this.variables.set(id, { kind: "choice", id, literals: new Map(domain.map((value, i) => [value, literals[i]!])) });
  }

  pickOf(id: string, value: unknown): Pick {
    const variable = this.#variable(id);
    if (variable.kind === "choice") return { literal: this.#is(variable, value) };
    if (typeof value !== "number") throw new Error(`expected a number for ${id}, got ${JSON.stringify(value)}`);
    return { number: variable.number, value };
  }

  valuesOf(variable: Variable): readonly Value[] {
    if (variable.kind === "choice") return [...variable.literals.keys()];
    return domainValues(this.model.number(variable.number).domain);
  }

  possibleValues(variable: Variable, engine: Engine): readonly Value[] {
    if (variable.kind === "choice") {
      return [...variable.literals].filter(([, literal]) => isLeft(engine, literal)).map(([value]) => value);
    }
    const { number } = variable;
    const { min, max, values } = engine.range(number);
    if (values)
      return values.filter(({ state }) => state === "possible" || state === "forced").map(({ value }) => value);
    return domainValues(this.model.number(number).domain).filter(
      (value) => value >= min && value <= max && engine.canHold({ number, value }) === "possible",
    );
  }

  readCondition(tree: unknown): Literal {
    if (typeof tree === "boolean") return tree ? FALSE ^ 1 : FALSE;
    if (typeof tree === "string") return this.#is(this.#variable(tree), true);
    const [op, ...parts] = prefix(tree);
    switch (op) {
      case "and":
        return this.model.and(parts.map((part) => this.readCondition(part)));
      case "or":
        return this.model.or(parts.map((part) => this.readCondition(part)));
      case "not":
        return this.readCondition(parts[0]) ^ 1;
      case "=>":
        return this.model.or([this.readCondition(parts[0]) ^ 1, this.readCondition(parts[1])]);
      case "is":
        return this.#is(this.#variable(parts[0]), parts[1]);
      case "table":
        return this.#table(parts[0], parts[1]);
      default:
        return this.#compare(op, parts);
    }
  }

  #compare(op: string, parts: readonly unknown[]): Literal {
    const comparison = COMPARISONS.find((each): each is Comparison => each === op);
    if (!comparison || parts.length !== 2)
      throw new Error(`expected a condition, got ${JSON.stringify([op, ...parts]).slice(0, 120)}`);
    const [left, right] = parts;
    const choice = typeof left === "string" ? this.variables.get(left) : undefined;
    if (choice?.kind === "choice" && (comparison === "=" || comparison === "!=")) {
      return this.#is(choice, right) ^ (comparison === "=" ? 0 : 1);
    }
    return this.model.compare(sumForms([this.#readForm(left), scaleForm(this.#readForm(right), -1)]), comparison);
  }

  #table(columns: unknown, rows: unknown): Literal {
    const variables = z
      .array(z.string())
      .parse(columns)
      .map((id) => this.#variable(id));
    return this.model.or(
      z
        .array(z.array(z.unknown()))
        .parse(rows)
        .map((cells) =>
          this.model.and(variables.flatMap((variable, i) => (cells[i] === "*" ? [] : [this.#is(variable, cells[i])]))),
        ),
    );
  }

  #readForm(tree: unknown): LinearForm {
    if (typeof tree === "number") {
      if (!Number.isSafeInteger(tree)) throw new Error(`expected an integer, got ${tree}`);
      return constantForm(tree);
    }
    if (typeof tree === "string") {
      const variable = this.#variable(tree);
      return variable.kind === "number" ? numberForm(variable.number) : literalForm(this.#is(variable, true));
    }
    const [op, ...parts] = prefix(tree);
    if (op === "lookup") return this.#lookup(parts[0], parts[1]);
    const forms = parts.map((part) => this.#readForm(part));
    const [first, ...others] = forms;
    if (!first) throw new Error(`expected something to calculate with beside "${op}"`);
    switch (op) {
      case "+":
        return sumForms(forms);
      case "-":
        return others.length === 0
          ? scaleForm(first, -1)
          : sumForms([first, ...others.map((form) => scaleForm(form, -1))]);
      case "*":
        return others.reduce((product, form) => this.#multiply(product, form), first);
      default:
        throw new Error(`expected + - * or lookup, got "${op}"`);
    }
  }

  #multiply(left: LinearForm, right: LinearForm): LinearForm {
    if (isConstant(left)) return scaleForm(right, left.constant);
    if (isConstant(right)) return scaleForm(left, right.constant);
    return numberForm(this.model.product(this.model.numberOf(left), this.model.numberOf(right)));
  }

  #lookup(id: unknown, table: unknown): LinearForm {
    const variable = this.#variable(id);
    const results = new Map(Object.entries(z.record(z.string(), z.int()).parse(table)));
    const cases = this.valuesOf(variable).map((value) => {
      const result = results.get(String(value));
      if (result === undefined)
        throw new Error(`expected every value of ${variable.id} in its lookup, but ${value} is missing`);
      return { literal: this.#is(variable, value), value: result };
    });
    return numberForm(this.model.lookup(cases));
  }

  #variable(id: unknown): Variable {
    return (
      (typeof id === "string" ? this.variables.get(id) : undefined) ??
      fail(`expected a variable of this model, got ${JSON.stringify(id)}`)
    );
  }

  /** Impossible when the value is not in the domain. */
  #is(variable: Variable, value: unknown): Literal {
    if (variable.kind === "number") return typeof value === "number" ? this.model.is(variable.number, value) : FALSE;
    return [...variable.literals].find(([each]) => each === value)?.[1] ?? FALSE;
  }
}

function isLeft(engine: Engine, literal: Literal): boolean {
  const state = engine.state(literal);
  return state === "possible" || state === "forced";
}

function isConstant({ numbers, literals }: LinearForm): boolean {
  return numbers.length === 0 && literals.length === 0;
}

function prefix(tree: unknown): [string, ...unknown[]] {
  if (Array.isArray(tree) && typeof tree[0] === "string") return [tree[0], ...tree.slice(1)];
  return fail(`expected ["operator", …], got ${JSON.stringify(tree)?.slice(0, 120)}`);
}

function fail(message: string): never {
  throw new Error(message);
}
