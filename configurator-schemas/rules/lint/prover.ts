import type { Product } from "../../schema/product.ts";
import { compileRules } from "../compile/compile-rules.ts";
import type { CompiledRules } from "../compile/compile-rules.ts";
import { Engine } from "../engine/engine.ts";
import type { BaseState, Pick } from "../engine/engine.ts";
import type { Literal } from "../engine/literal.ts";
import type { Bound } from "../engine/value-literal.ts";

/** Whether something happens in any configuration at all. `undecided`: the steps ran out. */
export type Answer = "possible" | "impossible" | "undecided";

/** The first closing looks at everything at once and may take half of all steps; a single question after it one part in so many. */
const BASE_SHARE = 2;
const QUESTION_SHARE = 20;

/** Questions about every configuration of a product at once, answered within one budget of steps. */
export class Prover {
  readonly product: Product;
  readonly rules: CompiledRules;
  readonly engine: Engine;
  readonly #steps: number;
  #left: number;

  constructor(
    product: Product,
    { steps, conditions }: { readonly steps: number; readonly conditions: readonly string[] },
  ) {
    this.product = product;
    this.#steps = steps;
    this.#left = steps;
    this.rules = compileRules(product, { provable: true, conditions });
    this.engine = new Engine(this.rules.model, { steps });
  }

  /** No steps are left: every further answer would be `undecided`. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  base(): BaseState {
    return this.#ask(() => this.engine.base(), BASE_SHARE);
  }

  /** Can these hold together, in some configuration? */
  canHold(literals: readonly Literal[]): Answer {
    return this.canHoldPicks(literals.map((literal) => ({ literal })));
  }

  canHoldPicks(picks: readonly Pick[]): Answer {
    return this.#ask(() => {
      const walk = this.engine.walk();
      if (typeof walk === "string") return walk;
      let answer: Answer = "possible";
      for (const pick of picks) {
        const found = walk.take(pick);
        if (found === "found") continue;
        answer = found;
        break;
      }
      walk.end();
      return answer;
    });
  }

  /** Which rules alone keep these from holding together, what cannot be; none of them can be left out. */
  why(claims: readonly (Literal | Bound)[]): readonly string[] {
    return this.whyWithout(claims, new Set()) ?? [UNNAMED];
  }

  /** The same while some rules do not count; undefined when these can hold together then. */
  whyWithout(claims: readonly (Literal | Bound)[], without: ReadonlySet<string>): readonly string[] | undefined {
    const stated = claims.map((claim) => (typeof claim === "number" ? { literal: claim } : claim));
    const found = this.#ask(() => this.engine.proofAgainst(stated, { without }));
    return found === "undecided" ? [UNNAMED] : found;
  }

  /** Can these hold together when only these rules do? Questions in a row are quick when their rules begin alike. */
  canHoldAmong(rules: readonly string[], literals: readonly Literal[]): Answer {
    return this.#ask(() => this.engine.canHoldAmong(rules, literals));
  }

  /** One question to the engine, out of what is left. */
  ask<T>(question: (engine: Engine) => T): T {
    return this.#ask(() => question(this.engine));
  }

  #ask<T>(question: () => T, share = QUESTION_SHARE): T {
    const given = Math.min(this.#left, Math.ceil(this.#steps / share));
    this.engine.budget(given);
    const answer = question();
    this.#left -= given - this.engine.stepsLeft;
    return answer;
  }
}

/** Stands in a proof whose rules could not be found within the steps. */
export const UNNAMED = "/unnamed";
