import type { Literal } from "./literal.ts";
import type { Solver } from "./solver.ts";
import { assume } from "./witness.ts";

/** A full configuration: the shown literals that hold, and every number's value. */
export interface Completion {
  readonly literals: ReadonlySet<Literal>;
  readonly numbers: readonly number[];
}

/**
 * Completes the present level in a fixed order: preferences that still can hold, then every shown literal denied where it
 * can be, then every number at its least. Never the solver's own witness, which depends on what was asked before.
 */
export function completePicks(
  solver: Solver,
  {
    preferences,
    literals,
    numbers,
  }: {
    readonly preferences: readonly Literal[];
    readonly literals: readonly Literal[];
    readonly numbers: readonly number[];
  },
): Completion | "undecided" {
  const base = solver.levels;
  const wishes = [...preferences, ...literals.map((literal) => literal ^ 1)];
  for (const wish of wishes) {
    if (solver.value[wish] !== 0) continue;
    if (assume(solver, wish) !== "undecided") continue;
    solver.cancel(base);
    return "undecided";
  }
  for (const number of numbers) {
    if (fixLeast(solver, number)) continue;
    solver.cancel(base);
    return "undecided";
  }
  const completion = {
    literals: new Set(literals.map((literal) => (solver.value[literal]! > 0 ? literal : literal ^ 1))),
    numbers: numbers.map((number) => solver.bounds.lower[number]!),
  };
  solver.cancel(base);
  return completion;
}

/** Gives the number its least possible value; false when steps ran out. */
function fixLeast(solver: Solver, number: number): boolean {
  const { bounds } = solver;
  for (let isFirst = true; bounds.lower[number]! < bounds.upper[number]!; isFirst = false) {
    const low = bounds.lower[number]!;
    // The witness bounds the least value from above; asking for it always succeeds.
    const high = Math.min(bounds.witness[number]!, bounds.upper[number]! - 1);
    const target = isFirst ? low : Math.floor((low + high) / 2);
    if (assume(solver, solver.atMost(number, target)) === "undecided") return false;
  }
  return true;
}
