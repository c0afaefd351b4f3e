import { scopeOf } from "../configuration/scope.ts";
import { namesIn } from "../expressions/names-in.ts";
import { OptionCompiler } from "../rules/compile/compile-options.ts";
import type { Input } from "../rules/compile/compile-options.ts";
import { compileRules } from "../rules/compile/compile-rules.ts";
import type { CompiledRules } from "../rules/compile/compile-rules.ts";
import { FALSE, TRUE } from "../rules/engine/literal.ts";
import type { Literal } from "../rules/engine/literal.ts";
import { anyAnswer, firstConfiguration } from "../rules/guide/least-number.ts";
import type { PriceTable, Rush } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import type { BaseCase } from "./cheapest-amounts.ts";
import { baseCases } from "./cheapest-bases.ts";
import type { PricedRules } from "./cheapest-cases.ts";
import { writeUnitPrice } from "./cheapest-lines.ts";
import type { PricedModel } from "./cheapest-lines.ts";
import { inputLiteral, writeWordedAnswers } from "./cheapest-words.ts";
import type { WordedAnswer } from "./cheapest-words.ts";

/** A product's rules with the price of one piece on them. */
export interface PriceModel extends PricedModel {
  readonly compiled: CompiledRules;
  readonly rules: PricedRules;
  readonly first: ReturnType<typeof firstConfiguration>;
  readonly bases: readonly BaseCase[];
  /** Every way haste may cost something; each configuration is in one. */
  readonly hastes: readonly Haste[];
  /** Answers the rules do not follow, with what holds when they are given. */
  readonly worded: readonly WordedAnswer[];
  /** What else the rules do not follow, as it is when nobody chose anything. */
  readonly plain: readonly Literal[];
}

/** Which surcharges for haste apply and which do not, and what is true then as far as the rules can follow it. */
export interface Haste {
  readonly rush: readonly Rush[];
  readonly without: readonly Rush[];
  readonly assumed: readonly Literal[];
}

/** Writes a price table onto the model of a product's rules. */
export function priceModel(
  product: Product,
  { table, steps }: { readonly table: PriceTable; readonly steps: number },
): PriceModel {
  const compiled = compileRules(product);
  const first = firstConfiguration(compiled.model, { steps });
  const rules = pricedRules(product, compiled);
  const bases = baseCases(rules, table);
  const priced = writeUnitPrice(rules, { table, bases });
  const hastes = hasteCases(rules, table.rush ?? []);
  const { answers, left } = writeWordedAnswers(rules, [...rules.options.inputs.values()]);
  return { ...priced, compiled, first, rules, bases, hastes, worded: answers, plain: pinInputs(rules, left) };
}

/** The product's names on the model of its rules, where more can be said in them. */
function pricedRules(product: Product, { model, options, inputs }: CompiledRules): PricedRules {
  const compiler = new OptionCompiler(product, model);
  for (const [id, variable] of options) compiler.variables.set(id, variable);
  for (const input of inputs) compiler.inputs.set(JSON.stringify(input.expression), input);
  return { product, model, options: compiler };
}

function hasteCases(rules: PricedRules, rush: readonly Rush[]): readonly Haste[] {
  let cases: readonly Haste[] = [{ rush: [], without: [], assumed: [] }];
  for (const each of rush) {
    const holds = hasteLiteral(each, rules);
    cases = cases.flatMap((one): Haste[] => [
      ...(holds === TRUE
        ? []
        : [{ ...one, without: [...one.without, each], assumed: [...one.assumed, ...denied(holds)] }]),
      ...(holds === FALSE
        ? []
        : [{ ...one, rush: [...one.rush, each], assumed: [...one.assumed, ...(holds === undefined ? [] : [holds])] }]),
    ]);
  }
  return cases;
}

/** Undefined where whole numbers cannot follow the condition. */
function hasteLiteral({ when }: Rush, { options }: PricedRules): Literal | undefined {
  try {
    return when === undefined ? TRUE : options.compiler.condition(options.treeOf(when));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function denied(literal: Literal | undefined): readonly Literal[] {
  return literal === undefined ? [] : [literal ^ 1];
}

/** Print areas are empty. What is about options stays open; the answer says how it is when nobody chose anything. */
function pinInputs(rules: PricedRules, inputs: readonly Input[]): readonly Literal[] {
  const { product, model } = rules;
  const answers = product.options.flatMap((option) => {
    const answer = anyAnswer(option);
    return answer === undefined ? [] : [[option.id, answer]];
  });
  const scope = scopeOf(product, { product: product.id, selections: Object.fromEntries(answers), elements: {} });
  return inputs.flatMap((input) => {
    const literal = inputLiteral(input, { scope, rules });
    if (namesIn(input.expression).size > 0) return [literal];
    model.addClause([literal]);
    return [];
  });
}
