import type { Expression } from "../../expressions/tree.ts";
import { hasErrors, issue } from "../../schema/issue.ts";
import type { Issue } from "../../schema/issue.ts";
import type { Product } from "../../schema/product.ts";
import type { Rule, RuleCell } from "../../schema/rule.ts";
import { literalForm, sumForms } from "../engine/linear-form.ts";
import { FALSE, TRUE } from "../engine/literal.ts";
import type { Literal } from "../engine/literal.ts";
import { createModel } from "../engine/model.ts";
import type { Model } from "../engine/model.ts";
import { OptionCompiler } from "./compile-options.ts";
import type { Input } from "./compile-options.ts";
import { scaled } from "./option-variable.ts";
import type { OptionVariable } from "./option-variable.ts";

/** A product on the engine: its model, and what each option, input and rule is there. */
export interface CompiledRules {
  readonly model: Model;
  readonly options: ReadonlyMap<string, OptionVariable>;
  readonly inputs: readonly Input[];
  /** With `provable`: what each rule says, as literals that can be denied. */
  readonly proofs: ReadonlyMap<string, RuleLiterals>;
  /** The literals of the conditions asked for; those beyond exact counting are left out. */
  readonly conditions: ReadonlyMap<string, Literal>;
  /** Rules whose numbers are too large to count exactly; they are left out of the model. */
  readonly issues: readonly Issue[];
}

/** What else the model is made to answer. It slows every question, so only the lint asks for it. */
export interface CompileWishes {
  /** About the rules themselves. */
  readonly provable?: boolean;
  /** About other conditions of the document, by their text. */
  readonly conditions?: readonly string[];
}

/** A rule's parts as literals: `fires` is its condition, `holds` the whole rule, `rows` those of its table. */
export interface RuleLiterals {
  readonly fires: Literal;
  readonly holds: Literal;
  readonly rows: readonly Literal[];
}

/** The name under which the stocked variants stand in conflicts. */
export const VARIANTS_RULE = "/variants";

/**
 * Compiles what must hold: the options' own limits, their availability, the stocked variants and every rule of severity
 * error. Warnings are never constraints.
 */
export function compileRules(
  product: Product,
  { provable = false, conditions = [] }: CompileWishes = {},
): CompiledRules {
  const model = createModel();
  const options = new OptionCompiler(product, model);
  const proofs = new Map<string, RuleLiterals>();
  const issues: Issue[] = [];
  const attempt = (path: readonly (string | number)[], work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      issues.push(issue("rule_too_large", "error", path, { got: error.message }));
    }
  };
  product.options.forEach(({ id }, i) => attempt(["options", i], () => options.option(id)));
  attempt(["variants"], () => compileVariants(product, { model, options }));
  product.rules.forEach((rule, i) =>
    attempt(["rules", i], () => {
      if (rule.severity === "error") compileRule(rule, { model, options });
      if (provable) proofs.set(rule.id, literalsOf(rule, { model, options }));
    }),
  );
  if (provable) {
    proofs.set(VARIANTS_RULE, { fires: TRUE, holds: TRUE, rows: variantRows(product, { model, options }) });
  }
  if (provable && !hasErrors(issues)) {
    // Areas are no constraints; the lint asks about their conditions.
    product.printAreas.forEach((area, i) =>
      attempt(["printAreas", i, "availableWhen"], () => {
        if (area.availableWhen === undefined) return;
        const fires = options.compiler.condition(options.treeOf(area.availableWhen));
        proofs.set(areaRule(area.id), { fires, holds: TRUE, rows: [] });
      }),
    );
  }
  const asked = new Map(
    conditions.flatMap((text): [string, Literal][] => {
      const literal = conditionOrNothing(text, options);
      return literal === undefined ? [] : [[text, literal]];
    }),
  );
  const inputs = [...options.inputs.values()];
  return { model, options: options.variables, inputs, proofs, conditions: asked, issues };
}

/** What is no rule may calculate beyond exact integers. */
function conditionOrNothing(text: string, options: OptionCompiler): Literal | undefined {
  try {
    return options.compiler.condition(options.treeOf(text));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where the condition of a print area stands among the proofs. */
export function areaRule(area: string): string {
  return `/area/${area}`;
}

interface Target {
  readonly model: Model;
  readonly options: OptionCompiler;
}

function compileVariants(product: Product, { model, options }: Target): void {
  if (product.variants.by.length === 0) return;
  const cells = variantCells(product, { model, options });
  if (cells.some((row) => row.every((cell) => cell === undefined))) return;
  model.addTable(cells, { rule: VARIANTS_RULE });
}

function variantCells({ variants: { by, rows } }: Product, { model, options }: Target): (Literal | undefined)[][] {
  const variables = by.map((id) => options.option(id));
  return rows.map((row) => variables.map((variable, i) => variantCell(variable, row[i], model)));
}

/** The rows as literals, for questions about them. */
function variantRows(product: Product, target: Target): Literal[] {
  return variantCells(product, target).map((cells) => target.model.row(cells));
}

/** `variantOf` compares values as text; "" is an option that is not available. */
function variantCell(variable: OptionVariable | undefined, cell: unknown, model: Model): Literal | undefined {
  if (cell === "*" || typeof cell !== "string") return undefined;
  switch (variable?.kind) {
    case "choice":
      return variable.values.get(cell) ?? FALSE;
    case "boolean":
      if (cell === "true") return variable.on;
      return cell === "false" ? model.and([variable.on ^ 1, variable.available]) : FALSE;
    case "number":
      return numberCell(variable, Number(cell), model);
    default:
      return FALSE;
  }
}

function numberCell(
  { number, scale, available }: Extract<OptionVariable, { kind: "number" }>,
  value: number,
  model: Model,
): Literal {
  return model.and([available, model.is(number, scaled(value, scale))]);
}

/** As constraints, with as few literals of its own as the rule's shape allows. */
function compileRule(rule: Rule, { model, options }: Target): void {
  const { compiler } = options;
  const fires = rule.when === undefined ? undefined : options.treeOf(rule.when);
  const wanted = requirementOf(rule, options);
  if (wanted) {
    const whole: Expression = fires ? { op: "or", left: { op: "not", of: fires }, right: wanted } : wanted;
    for (const clause of compiler.clauses(whole)) model.addClause(clause, rule.id);
    return;
  }
  const unless = fires ? [compiler.condition(fires) ^ 1] : [];
  if (rule.count) {
    const counted = rule.count.of.map((text) => compiler.condition(options.treeOf(text)));
    const { min, max } = rule.count;
    if (max === 1 && unless.length === 0) model.addAtMostOne(counted, rule.id);
    else if (max !== undefined) model.addClause([...unless, atMost(model, counted, max)], rule.id);
    if (min === 1) model.addClause([...unless, ...counted], rule.id);
    else if (min > 0) model.addClause([...unless, atMost(model, counted, min - 1) ^ 1], rule.id);
  }
  if (rule.table) {
    model.addTable(tableRows(rule, { model, options }), {
      rule: rule.id,
      unless: [...unless, ...unansweredOf(rule, options)],
    });
  }
}

/** As literals that mean the rule's parts, for questions about the rule itself. */
function literalsOf(rule: Rule, { model, options }: Target): RuleLiterals {
  const { compiler } = options;
  const fires = rule.when === undefined ? TRUE : compiler.condition(options.treeOf(rule.when));
  const wanted = requirementOf(rule, options);
  const parts: Literal[] = [];
  let rows: Literal[] = [];
  if (wanted) parts.push(compiler.condition(wanted));
  if (rule.count) {
    const counted = rule.count.of.map((text) => compiler.condition(options.treeOf(text)));
    parts.push(
      atMost(model, counted, rule.count.max ?? counted.length),
      atMost(model, counted, rule.count.min - 1) ^ 1,
    );
  }
  if (rule.table) {
    rows = tableRows(rule, { model, options }).map((cells) => model.row(cells));
    parts.push(model.or([...rows, ...unansweredOf(rule, options)]));
  }
  return { fires, holds: model.or([fires ^ 1, model.and(parts)]), rows };
}

/** A rule of one condition, as an expression. */
function requirementOf({ require, exclude }: Rule, options: OptionCompiler): Expression | undefined {
  if (require !== undefined) return options.treeOf(require);
  return exclude === undefined ? undefined : { op: "not", of: options.treeOf(exclude) };
}

function atMost(model: Model, counted: readonly Literal[], bound: number): Literal {
  const form = sumForms(counted.map(literalForm));
  return model.compare({ ...form, constant: form.constant - bound }, "<=");
}

/** Says that one of a table's options is not available: then the table says nothing. */
function unansweredOf({ table }: Rule, options: OptionCompiler): Literal[] {
  return (table?.options ?? []).flatMap((id) => {
    const variable = options.option(id);
    return variable && variable.available !== TRUE ? [variable.available ^ 1] : [];
  });
}

function tableRows({ table }: Rule, { model, options }: Target): (Literal | undefined)[][] {
  const variables = (table?.options ?? []).map((id) => options.option(id));
  return (table?.rows ?? []).map((row) =>
    row.map((cell, i) => {
      if (cell === "*") return undefined;
      const variable = variables[i];
      return model.or((Array.isArray(cell) ? cell : [cell]).map((each) => cellLiteral(variable, each, model)));
    }),
  );
}

function cellLiteral(variable: OptionVariable | undefined, cell: Exclude<RuleCell, unknown[]>, model: Model): Literal {
  switch (variable?.kind) {
    case "choice":
      return variable.values.get(String(cell)) ?? FALSE;
    case "boolean":
      return cell === true ? variable.on : model.and([variable.on ^ 1, variable.available]);
    case "number":
      return typeof cell === "number" ? numberCell(variable, cell, model) : FALSE;
    default:
      return FALSE;
  }
}
