import type { Selection, Selections } from "../../configuration/configuration.ts";
import { graphemesOf } from "../../configuration/graphemes.ts";
import type { Option, TextOption } from "../../schema/option.ts";
import type { Product } from "../../schema/product.ts";
import type { CompiledRules } from "../compile/compile-rules.ts";
import { unscaled } from "../compile/option-variable.ts";
import type { OptionVariable } from "../compile/option-variable.ts";
import { findWitness } from "../engine/first-witness.ts";
import type { Literal } from "../engine/literal.ts";
import { loadModel } from "../engine/load-model.ts";
import type { Model } from "../engine/model.ts";
import type { Solver } from "../engine/solver.ts";
import { boundLiteral } from "../engine/value-literal.ts";
import type { Bound } from "../engine/value-literal.ts";
import { adoptWitness, assume, repairWitness } from "../engine/witness.ts";
import type { Found } from "../engine/witness.ts";

/** Something assumed for a while: a literal, or one side of a number. */
export type Assumption = Literal | Bound;

/** A full configuration of a model: by variable whether it holds, by number its value. */
export interface FirstConfiguration {
  readonly holds: Uint8Array;
  readonly numbers: readonly number[];
}

/**
 * Any full configuration of a model, to begin with once more has been written onto it: what follows from other numbers is quickly
 * worked out, and slowly searched for.
 */
export function firstConfiguration(
  model: Model,
  { steps }: { readonly steps: number },
): FirstConfiguration | "impossible" | "undecided" {
  const { solver } = loadModel(model, { switchable: false });
  solver.limit = solver.steps + steps;
  const found = solver.isVoid ? "impossible" : findWitness(solver);
  if (found !== "found") return found;
  const holds = Uint8Array.from({ length: model.variables + 1 }, (_, variable) =>
    solver.isWitnessed(variable * 2) ? 1 : 0,
  );
  return { holds, numbers: [...model.numbers.keys()].map((number) => solver.bounds.witness[number] ?? 0) };
}

/**
 * Looks for full configurations in which one number of the model is small. Counts its steps and, once they have run out, answers
 * `undecided`; what was proved before stays true.
 */
export class LeastNumber {
  readonly #rules: CompiledRules;
  readonly #number: number;
  readonly #solver: Solver;
  /** Where all steps end. */
  readonly #end: number;

  constructor(rules: CompiledRules, { number, steps }: { readonly number: number; readonly steps: number }) {
    this.#rules = rules;
    this.#number = number;
    this.#solver = loadModel(rules.model, { switchable: false }).solver;
    this.#end = this.#solver.steps + steps;
    this.#solver.limit = this.#end;
  }

  /** No steps are left: every search from here on is undecided. */
  get isSpent(): boolean {
    return this.#solver.steps > this.#end;
  }

  /** Takes a configuration of the model as it was before, with what follows from it. */
  start({ holds, numbers }: FirstConfiguration): Found {
    const solver = this.#solver;
    if (solver.isVoid) return "impossible";
    for (let variable = 1; variable < holds.length; variable++) {
      if (!this.#decide(variable * 2 + (holds[variable] === 1 ? 0 : 1))) return findWitness(solver);
    }
    for (const [number, value] of numbers.entries()) {
      const isTaken = this.#decide(solver.atMost(number, value)) && this.#decide(solver.atLeast(number, value));
      if (!isTaken) return findWitness(solver);
    }
    return findWitness(solver);
  }

  /** From here on only configurations with all of these count, instead of those assumed before. */
  assume(assumptions: readonly Assumption[]): Found {
    const solver = this.#solver;
    solver.cancel(0);
    for (const each of assumptions) {
      const found = assume(solver, typeof each === "number" ? each : boundLiteral(solver, each));
      if (found !== "found") return found;
    }
    return "found";
  }

  /** No configuration with what is assumed has less. */
  get least(): number {
    return this.#solver.bounds.lower[this.#number] ?? 0;
  }

  /**
   * Looks for a configuration whose number is at most this; when there is none, `least` says so from now on. Takes no more than
   * these steps.
   */
  findAtMost(most: number, { steps }: { readonly steps: number }): Found {
    const solver = this.#solver;
    const base = solver.levels;
    solver.limit = Math.min(this.#end, solver.steps + steps);
    const found = repairWitness(solver, solver.atMost(this.#number, most));
    solver.limit = this.#end;
    if (found === "found") adoptWitness(solver, base);
    return found;
  }

  /** Can a literal hold with what is assumed? Quick: what only a search would find out counts as possible. */
  mayHold(literal: Literal): boolean {
    return (this.#solver.value[literal] ?? 0) >= 0;
  }

  /** Between these a number is with what is assumed; as quick. */
  boundsOf(number: number): { readonly min: number; readonly max: number } {
    const { lower, upper } = this.#solver.bounds;
    return { min: lower[number] ?? 0, max: upper[number] ?? 0 };
  }

  /** Whether a literal holds in the configuration found last. */
  holds(literal: Literal): boolean {
    return this.#solver.isWitnessed(literal);
  }

  /** The configuration found last, every available option answered. */
  selections(product: Product): Selections {
    const answers = product.options.flatMap((option): [string, Selection][] => {
      const variable = this.#rules.options.get(option.id);
      if (!variable || !this.#solver.isWitnessed(variable.available)) return [];
      const answer = this.#answer(option, variable);
      return answer === undefined ? [] : [[option.id, answer]];
    });
    return Object.fromEntries(answers);
  }

  /** False when it does not go with what was decided before: then nothing is decided any more. */
  #decide(literal: Literal): boolean {
    const solver = this.#solver;
    const known = solver.value[literal] ?? 0;
    if (known === 0) {
      solver.newLevel();
      solver.enqueue(literal, 0);
    }
    if (known >= 0 && solver.propagate()) return true;
    solver.cancel(0);
    return false;
  }

  #answer(option: Option, variable: OptionVariable): Selection | undefined {
    const solver = this.#solver;
    switch (variable.kind) {
      case "choice":
        return [...variable.values].find(([, literal]) => solver.isWitnessed(literal))?.[0];
      case "multi-choice":
        return [...variable.values].filter(([, literal]) => solver.isWitnessed(literal)).map(([id]) => id);
      case "boolean":
        return solver.isWitnessed(variable.on);
      case "number":
        return unscaled(solver.bounds.witness[variable.number] ?? 0, variable.scale);
      case "text":
        return option.kind === "text" ? textOf(option, solver.bounds.witness[variable.size] ?? 0) : undefined;
      case "opaque":
        return anyAnswer(option);
    }
  }
}

/** What of an option the rules do not follow: its default, else the first colour there is, else any picture where one must be. */
export function anyAnswer(option: Option): Selection | undefined {
  if (option.kind === "colour") return option.default ?? option.palette[0]?.colour ?? "#000000";
  return option.kind === "image" && option.required ? "picture" : undefined;
}

/** A text of so many graphemes; the default where it is as long, and one that fits the pattern where a letter repeated does. */
function textOf(option: TextOption, size: number): string | undefined {
  const plain = option.default ?? "";
  if (graphemesOf(plain).length === size) return plain === "" ? undefined : plain;
  const pattern = option.pattern === undefined ? undefined : new RegExp(`^(?:${option.pattern})$`, "u");
  const texts = ["A", "a", "1"].map((letter) => letter.repeat(size));
  return texts.find((text) => pattern === undefined || pattern.test(text)) ?? texts[0];
}
