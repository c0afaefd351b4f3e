import type { Product } from "../../schema/product.ts";
import { compileRules } from "../compile/compile-rules.ts";
import type { CompiledRules, CompileWishes } from "../compile/compile-rules.ts";
import { Engine } from "../engine/engine.ts";
import type { BaseState } from "../engine/engine.ts";
import type { Literal } from "../engine/literal.ts";
import type { Bound } from "../engine/value-literal.ts";
import type { StepBudget } from "./step-budget.ts";

/** Whether something happens in any configuration at all. `undecided`: the steps ran out. */
export type Answer = "possible" | "impossible" | "undecided";

/**
 * Questions about every configuration of a product at once. What a question is about must be on the model, and whatever is
 * there slows the others: values, rules and the conditions of drawings are asked of three provers with a model each
 * (measured on workstation-pc: 0.4 million steps together, more than 30 million on one model).
 */
export class Prover {
  readonly product: Product;
  readonly rules: CompiledRules;
  readonly engine: Engine;
  readonly #budget: StepBudget;

  constructor(product: Product, { wishes, budget }: { readonly wishes: CompileWishes; readonly budget: StepBudget }) {
    this.product = product;
    this.rules = compileRules(product, wishes);
    this.engine = new Engine(this.rules.model, { steps: budget.total });
    this.#budget = budget;
  }

  /** Everything about every value, at once; half of all steps may go into it. */
  base(): BaseState {
    return this.#budget.spend(this.engine, () => this.engine.base(), { share: 2 });
  }

  /** Can these hold together, in some configuration? Questions that begin alike are quicker asked in a row. */
  canHold(literals: readonly Literal[]): Answer {
    return this.#budget.spend(this.engine, () => this.engine.canHoldAmong("all", literals));
  }

  /** The same when only these rules must hold. */
  canHoldAmong(rules: readonly string[], literals: readonly Literal[]): Answer {
    return this.#budget.spend(this.engine, () => this.engine.canHoldAmong(rules, literals));
  }

  /** Which rules alone keep these from holding together, what cannot be; none of them can be left out. */
  why(claims: readonly (Literal | Bound)[]): readonly string[] {
    return this.whyWithout(claims, new Set()) ?? [UNNAMED];
  }

  /** The same while some rules do not count; undefined when these can hold together then. */
  whyWithout(claims: readonly (Literal | Bound)[], without: ReadonlySet<string>): readonly string[] | undefined {
    const stated = claims.map((claim) => (typeof claim === "number" ? { literal: claim } : claim));
    const found = this.ask((engine) => engine.proofAgainst(stated, { without }));
    return found === "undecided" ? [UNNAMED] : found;
  }

  /** One question to the engine. */
  ask<T>(question: (engine: Engine) => T): T {
    return this.#budget.spend(this.engine, () => question(this.engine));
  }
}

/** Stands in a proof whose rules could not be found within the steps. */
export const UNNAMED = "/unnamed";
