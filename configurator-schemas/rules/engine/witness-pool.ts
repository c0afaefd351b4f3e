import type { Solver } from "./solver.ts";

const CAPACITY = 96;
/** Larger models change little from one full configuration to the next, so that remembered ones settle nothing new (measured). */
const MAX_VARIABLES = 5000;

/**
 * Full configurations found lately. One that agrees with the present picks is still valid, whatever was asked when it was
 * found: everything it shows needs no search.
 */
export class WitnessPool {
  readonly #variables: number;
  readonly #numbers: number;
  readonly #truths: Uint8Array;
  readonly #values: Float64Array;
  #found = 0;

  constructor({ variables, numbers }: { readonly variables: number; readonly numbers: number }) {
    const capacity = variables > MAX_VARIABLES ? 0 : CAPACITY;
    this.#variables = variables;
    this.#numbers = numbers;
    this.#truths = new Uint8Array(capacity * (variables + 1));
    this.#values = new Float64Array(capacity * numbers);
  }

  /** Remembers the solver's witness instead of the oldest one. */
  remember(solver: Solver): void {
    if (this.#truths.length === 0) return;
    const slot = this.#found % CAPACITY;
    this.#truths.set(solver.witness.subarray(0, this.#variables + 1), slot * (this.#variables + 1));
    for (let i = 0; i < this.#numbers; i++) this.#values[slot * this.#numbers + i] = solver.bounds.witness[i]!;
    this.#found++;
  }

  /** Shows every remembered configuration that is valid at the solver's present level. */
  recall(solver: Solver, show: (truths: Uint8Array, values: Float64Array) => void): void {
    if (this.#truths.length === 0) return;
    const decisions: number[] = [];
    for (let level = 0; level < solver.levels; level++) {
      const literal = solver.trail[solver.levelStart(level)];
      // A literal made later is about a number, whose bounds say the same.
      if (literal !== undefined && literal >> 1 <= this.#variables) decisions.push(literal);
    }
    const { lower, upper } = solver.bounds;
    for (let slot = 0; slot < Math.min(this.#found, CAPACITY); slot++) {
      const from = slot * (this.#variables + 1);
      const truths = this.#truths.subarray(from, from + this.#variables + 1);
      if (decisions.some((literal) => truths[literal >> 1] === (literal & 1))) continue;
      const values = this.#values.subarray(slot * this.#numbers, (slot + 1) * this.#numbers);
      if (values.every((value, i) => value >= lower[i]! && value <= upper[i]!)) show(truths, values);
    }
  }
}
