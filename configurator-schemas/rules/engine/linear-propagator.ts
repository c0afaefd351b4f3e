import type { LinearForm } from "./linear-form.ts";
import type { Literal } from "./literal.ts";
import type { ModelLinear } from "./model.ts";
import type { Propagator, Solver } from "./solver.ts";

/** guard → Σ numbers + Σ literals <= bound. Literals are turned so that every one of their factors is positive. */
export class LinearPropagator implements Propagator {
  readonly numbers: readonly number[];
  readonly watched: readonly Literal[];
  readonly #terms: LinearForm["numbers"];
  readonly #literals: LinearForm["literals"];
  readonly #guard: Literal;
  readonly #bound: number;

  constructor({ guard, numbers, literals, bound }: ModelLinear) {
    this.#guard = guard;
    this.#terms = numbers;
    this.#literals = literals.map(({ literal, factor }) =>
      factor > 0 ? { literal, factor } : { literal: literal ^ 1, factor: -factor },
    );
    this.#bound = literals.reduce((sum, { factor }) => (factor < 0 ? sum - factor : sum), bound);
    this.numbers = numbers.map(({ number }) => number);
    this.watched = [guard, ...this.#literals.map(({ literal }) => literal)];
  }

  propagate(solver: Solver): boolean {
    const { value } = solver;
    const guard = value[this.#guard]!;
    if (guard < 0) return true;
    const slack = this.#bound - this.#least(solver);
    if (slack < 0) return solver.imply(this.#guard ^ 1, this.#reasons(solver, -1));
    if (guard === 0) return true;
    const { lower, upper } = solver.bounds;
    for (const { number, factor } of this.#terms) {
      const low = lower[number]!;
      const high = upper[number]!;
      if (Math.abs(factor) * (high - low) <= slack) continue;
      const room = Math.floor(slack / Math.abs(factor));
      const implied = factor > 0 ? solver.atMost(number, low + room) : solver.atLeast(number, high - room);
      if (!solver.imply(implied, this.#reasons(solver, number))) return false;
    }
    for (const { literal, factor } of this.#literals) {
      if (factor <= slack || solver.value[literal] !== 0) continue;
      if (!solver.imply(literal ^ 1, this.#reasons(solver, -1))) return false;
    }
    return true;
  }

  mend(solver: Solver): Literal {
    if (!solver.overlay(this.#guard)) return 0;
    let excess = -this.#bound;
    for (const { number, factor } of this.#terms) excess += factor * solver.bounds.overlay(number);
    for (const { literal, factor } of this.#literals) if (solver.overlay(literal)) excess += factor;
    if (excess <= 0) return 0;
    // A guard nobody insists on is given up first: what needs it will say so.
    return solver.value[this.#guard] === 0 ? this.#guard ^ 1 : this.#reduce(solver, excess);
  }

  /** The least the sum can be now. */
  #least({ bounds: { lower, upper }, value }: Solver): number {
    let sum = 0;
    for (const { number, factor } of this.#terms) sum += factor * (factor > 0 ? lower[number]! : upper[number]!);
    for (const { literal, factor } of this.#literals) if (value[literal]! > 0) sum += factor;
    return sum;
  }

  /** The literals behind the least sum, without those of the number `except`, and the guard when it takes part. */
  #reasons({ bounds: { lowerLiteral, upperLiteral }, value }: Solver, except: number): Literal[] {
    const reasons: Literal[] = [];
    if (value[this.#guard]! > 0) reasons.push(this.#guard);
    for (const { number, factor } of this.#terms) {
      const literal = factor > 0 ? lowerLiteral[number]! : upperLiteral[number]!;
      if (number !== except && literal !== 0) reasons.push(literal);
    }
    for (const { literal } of this.#literals) if (value[literal]! > 0) reasons.push(literal);
    return reasons;
  }

  /** Decides the one term that can take most of the excess, only as far as needed. */
  #reduce(solver: Solver, excess: number): Literal {
    const { bounds, value } = solver;
    let best: Literal = 0;
    let most = 0;
    for (const { literal, factor } of this.#literals) {
      if (value[literal] === 0 && factor > most && solver.overlay(literal)) {
        best = literal ^ 1;
        most = factor;
      }
    }
    let number = -1;
    let bound = 0;
    let isUpper = true;
    for (const term of this.#terms) {
      const { factor } = term;
      const now = bounds.overlay(term.number);
      const room =
        Math.abs(factor) * (factor > 0 ? now - bounds.lower[term.number]! : bounds.upper[term.number]! - now);
      if (room <= most) continue;
      const by = Math.ceil(Math.min(excess, room) / Math.abs(factor));
      most = room;
      number = term.number;
      isUpper = factor > 0;
      bound = isUpper ? now - by : now + by;
    }
    if (number >= 0) return isUpper ? solver.atMost(number, bound) : solver.atLeast(number, bound);
    return best;
  }
}
