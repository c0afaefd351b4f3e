import { z } from "zod";
import { picksOf } from "../../configurator-schemas/rules/guide/picks.ts";
import { scaled, unscaled } from "../../configurator-schemas/rules/compile/option-variable.ts";
import { domainValues } from "../../configurator-schemas/rules/engine/number-domain.ts";
import type { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import type { Literal } from "../../configurator-schemas/rules/engine/literal.ts";
import { Option } from "../../configurator-schemas/schema/option.ts";
import type { Rule } from "../../configurator-schemas/schema/rule.ts";
import { benchProduct } from "./rules-model.ts";
import type { Asked, BenchModel } from "./rules-model.ts";

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

/** A variable as an option: a range becomes a number, yes and no a boolean, anything listed a choice. */
interface Variable {
  readonly id: string;
  readonly option: string;
  readonly kind: "number" | "boolean" | "choice";
  /** All its values; of a range only when they are asked for. */
  readonly values: () => readonly Value[];
  /** Attributes of the values of a choice: its own number, and one per lookup. */
  readonly attributes: Map<string, ReadonlyMap<string, number>>;
  readonly range: { readonly min: number; readonly max: number; readonly step: number } | undefined;
}

const BECAUSE = { en: "As the model says." };
const COMPARISONS: Readonly<Record<string, string>> = {
  "<=": "<=",
  "<": "<",
  ">=": ">=",
  ">": ">",
  "=": "==",
  "!=": "!=",
};

/** Variables become options, constraints rules in the text form authors write. */
export function readFiniteDomainModel({ name, variables, constraints }: FiniteDomainModel): BenchModel {
  const translator = new Translator(lookedUp(constraints));
  for (const { id, domain, min, max, step } of variables) {
    if (domain) translator.addVariable(id, domain);
    else if (min !== undefined && max !== undefined) translator.addVariable(id, { min, max, step: step ?? 1 });
    else throw new Error(`expected a domain, or min and max, for the variable ${id}`);
  }
  const rules = constraints.map((constraint, i) => translator.ruleOf(constraint, `c${i}`));
  const known = [...translator.variables.values()];
  return {
    name,
    product: benchProduct(name, { options: known.map(optionOf), rules }),
    pickOf(click, compiled) {
      if (typeof click === "number") throw new Error(`expected [variable, value], got ${click}`);
      const [id, value] = click;
      const variable = translator.variable(id);
      const [own] = picksOf(variable.option, selectionOf(variable, value), compiled);
      if (!own) throw new Error(`expected a value of ${id}, got ${JSON.stringify(value)}`);
      return own.pick;
    },
    randomClick(random) {
      const variable = known[random(known.length)];
      if (!variable) throw new Error("expected at least one variable");
      const values = variable.values();
      return [variable.id, values[random(values.length)]];
    },
    readBase: () => undefined,
    readAnswer: (asked) => ({
      possible: Object.fromEntries(known.map((variable) => [variable.id, possibleValues(variable, asked)])),
    }),
  };
}

function possibleValues(variable: Variable, { engine, rules }: Asked): readonly Value[] {
  const compiled = rules.options.get(variable.option);
  switch (compiled?.kind) {
    case "choice":
      return variable.values().filter((_, i) => isLeft(engine, compiled.values.get(`v${i}`)));
    case "boolean":
      return variable.values().filter((value) => isLeft(engine, compiled.on ^ (value === true ? 0 : 1)));
    case "number": {
      const { min, max, values } = engine.range(compiled.number);
      const plain = (value: number) => unscaled(value, compiled.scale);
      if (values)
        return values
          .filter(({ state }) => state === "possible" || state === "forced")
          .map((each) => plain(each.value));
      return domainValues(rules.model.number(compiled.number).domain)
        .filter((value) => value >= min && value <= max)
        .filter(
          (value) =>
            engine.canHold({ number: compiled.number, value: scaled(plain(value), compiled.scale) }) === "possible",
        )
        .map(plain);
    }
    default:
      throw new Error(`expected the variable ${variable.id} on the engine`);
  }
}

function isLeft(engine: Engine, literal: Literal | undefined): boolean {
  const state = literal === undefined ? "impossible" : engine.state(literal);
  return state === "possible" || state === "forced";
}

/** Variables that a lookup asks, which must therefore be listed. */
function lookedUp(tree: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (!Array.isArray(tree)) return found;
  if (tree[0] === "lookup" && typeof tree[1] === "string") found.add(tree[1]);
  for (const part of tree) lookedUp(part, found);
  return found;
}

class Translator {
  readonly variables = new Map<string, Variable>();
  readonly #lookedUp: ReadonlySet<string>;

  constructor(listed: ReadonlySet<string>) {
    this.#lookedUp = listed;
  }

  addVariable(id: string, domain: z.infer<typeof Domain>): void {
    if (this.variables.has(id)) throw new Error(`expected every variable once, got ${id} twice`);
    const option = `v${this.variables.size}`;
    const isRange = !Array.isArray(domain) && !this.#lookedUp.has(id);
    const values = Array.isArray(domain) ? domain : rangeValues(domain);
    const isYesNo = values.length === 2 && values.includes(true) && values.includes(false);
    const kind = isRange ? "number" : isYesNo ? "boolean" : "choice";
    const range = Array.isArray(domain) || !isRange ? undefined : domain;
    const attributes = new Map<string, ReadonlyMap<string, number>>();
    if (kind === "choice" && values.every((value) => typeof value === "number")) {
      attributes.set("n", new Map(values.map((value, i) => [`v${i}`, value])));
    }
    this.variables.set(id, { id, option, kind, values: () => values, attributes, range });
  }

  /** Tables stay tables, also behind an implication; everything else becomes one expression. */
  ruleOf(tree: unknown, id: string): Rule {
    const rule: Rule = { id, severity: "error", because: BECAUSE };
    if (Array.isArray(tree) && tree[0] === "table") return { ...rule, table: this.#table(tree[1], tree[2]) };
    if (Array.isArray(tree) && tree[0] === "=>") {
      return { ...this.ruleOf(tree[2], id), ...this.#when(tree[1], tree[2]) };
    }
    return { ...rule, require: this.condition(tree) };
  }

  #when(condition: unknown, wanted: unknown): Partial<Rule> {
    // a => (b => c) needs both conditions.
    const inner = Array.isArray(wanted) && wanted[0] === "=>" ? this.#when(wanted[1], wanted[2]).when : undefined;
    const own = this.condition(condition);
    return { when: inner === undefined ? own : `(${own}) && (${inner})` };
  }

  condition(tree: unknown): string {
    if (typeof tree === "boolean") return String(tree);
    if (typeof tree === "string") return this.#is(this.variable(tree), true);
    const [op, ...parts] = prefix(tree);
    const [left, right] = parts;
    switch (op) {
      case "and":
        return parts.length === 0 ? "true" : `(${parts.map((part) => this.condition(part)).join(" && ")})`;
      case "or":
        return parts.length === 0 ? "false" : `(${parts.map((part) => this.condition(part)).join(" || ")})`;
      case "not":
        return `!(${this.condition(left)})`;
      case "=>":
        return `(!(${this.condition(left)}) || ${this.condition(right)})`;
      case "is":
        return this.#is(this.variable(left), right);
      case "table": {
        const { options, rows } = this.#table(left, right);
        const cell = (option: string | undefined, value: unknown) =>
          typeof value === "boolean" ? (value ? `${option}` : `!${option}`) : `${option} == ${quoted(value)}`;
        const all = rows.map((row) => {
          const cells = row.flatMap((value, i) => (value === "*" ? [] : [cell(options[i], value)]));
          return cells.length === 0 ? "true" : `(${cells.join(" && ")})`;
        });
        return `(${all.join(" || ")})`;
      }
      default:
        return this.#compare(op, parts);
    }
  }

  #compare(op: string, parts: readonly unknown[]): string {
    const sign = COMPARISONS[op];
    if (sign === undefined || parts.length !== 2)
      throw new Error(`expected a condition, got ${JSON.stringify([op, ...parts]).slice(0, 120)}`);
    const [left, right] = parts;
    const variable = typeof left === "string" ? this.variables.get(left) : undefined;
    const isName = variable && variable.kind !== "number" && !variable.attributes.has("n");
    if (isName && (op === "=" || op === "!=")) return `${op === "=" ? "" : "!"}(${this.#is(variable, right)})`;
    return `(${this.number(left)} ${sign} ${this.number(right)})`;
  }

  number(tree: unknown): string {
    if (typeof tree === "number") {
      if (!Number.isSafeInteger(tree)) throw new Error(`expected an integer, got ${tree}`);
      return tree < 0 ? `(${tree})` : String(tree);
    }
    if (typeof tree === "string") {
      const variable = this.variable(tree);
      if (variable.kind === "boolean") return `(${variable.option} ? 1 : 0)`;
      if (variable.kind === "number") return variable.option;
      if (!variable.attributes.has("n")) throw new Error(`expected a number, got ${tree}, whose values are names`);
      return `${variable.option}.n`;
    }
    const [op, ...parts] = prefix(tree);
    if (op === "lookup") return this.#lookup(parts[0], parts[1]);
    const numbers = parts.map((part) => this.number(part));
    if (numbers.length === 0) throw new Error(`expected something to calculate with beside "${op}"`);
    if (op === "-" && numbers.length === 1) return `(-${numbers[0]})`;
    if (op === "+" || op === "-" || op === "*") return `(${numbers.join(` ${op} `)})`;
    throw new Error(`expected + - * or lookup, got "${op}"`);
  }

  #lookup(id: unknown, table: unknown): string {
    const variable = this.variable(id);
    const results = new Map(Object.entries(z.record(z.string(), z.int()).parse(table)));
    const resultOf = (value: Value): number => {
      const result = results.get(String(value));
      if (result === undefined)
        throw new Error(`expected every value of ${variable.id} in its lookup, but ${value} is missing`);
      return result;
    };
    if (variable.kind === "boolean") return `(${variable.option} ? ${resultOf(true)} : ${resultOf(false)})`;
    const name = `l${variable.attributes.size}`;
    variable.attributes.set(name, new Map(variable.values().map((value, i) => [`v${i}`, resultOf(value)])));
    return `${variable.option}.${name}`;
  }

  #table(columns: unknown, rows: unknown): NonNullable<Rule["table"]> {
    const variables = z
      .array(z.string())
      .parse(columns)
      .map((id) => this.variable(id));
    return {
      options: variables.map(({ option }) => option),
      rows: z
        .array(z.array(z.unknown()))
        .parse(rows)
        .map((cells) =>
          variables.map((variable, i) => (cells[i] === "*" ? "*" : (selectionOf(variable, cells[i]) ?? NEVER))),
        ),
    };
  }

  variable(id: unknown): Variable {
    const variable = typeof id === "string" ? this.variables.get(id) : undefined;
    if (!variable) throw new Error(`expected a variable of this model, got ${JSON.stringify(id)}`);
    return variable;
  }

  /** Impossible when the value is not in the domain. */
  #is(variable: Variable, value: unknown): string {
    const selection = selectionOf(variable, value);
    if (selection === undefined) return "false";
    if (variable.kind === "boolean") return selection === true ? variable.option : `!${variable.option}`;
    return `${variable.option} == ${quoted(selection)}`;
  }
}

/** A cell that no value of the domain matches. */
const NEVER = -1e9;

/** A value of the file as a selection of its option; undefined when its domain lacks it. */
function selectionOf(variable: Variable, value: unknown): string | number | boolean | undefined {
  if (variable.kind === "number") return typeof value === "number" ? value : undefined;
  const index = variable.values().findIndex((each) => each === value);
  if (index < 0) return undefined;
  return variable.kind === "boolean" ? value === true : `v${index}`;
}

function optionOf({ id, option, kind, values, attributes, range }: Variable): Option {
  const common = { id: option, label: { en: id } };
  if (range) return Option.parse({ ...common, kind, ...range });
  if (kind === "boolean") return Option.parse({ ...common, kind });
  const listed = values().map((value, i) => ({
    id: `v${i}`,
    label: { en: String(value) },
    attributes: Object.fromEntries([...attributes].map(([name, numbers]) => [name, numbers.get(`v${i}`)])),
  }));
  // More values than may be published are no reason not to measure.
  const first = Option.parse({ ...common, kind, values: listed.slice(0, 1) });
  return first.kind === "choice" ? { ...first, values: listed as NonNullable<typeof first.values> } : first; // as parsed
}

function rangeValues({ min, max, step }: { readonly min: number; readonly max: number; readonly step: number }) {
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => min + i * step);
}

function quoted(value: unknown): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}

function prefix(tree: unknown): [string, ...unknown[]] {
  if (Array.isArray(tree) && typeof tree[0] === "string") return [tree[0], ...tree.slice(1)];
  throw new Error(`expected ["operator", …], got ${JSON.stringify(tree)?.slice(0, 120)}`);
}
