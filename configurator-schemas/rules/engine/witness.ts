import { learnFromConflict } from "./learn.ts";
import type { Literal } from "./literal.ts";
import type { Solver } from "./solver.ts";

/** After so many conflicts a search stops following broken constraints and fixes the numbers others follow from, one by one. Measured on the shelf of test/bench: 1 takes a tenth of the steps of 64 at worst. */
export const PATIENCE = 1;

/**
 * After so many conflicts a search begins anew with what it learnt. Without, one click in a hundred on the shelf follows an
 * unlucky first decision to the end of its steps (measured; 8, 16 and 24 are alike, 64 and more are not).
 */
const RESTART = 16;

/** What a search found: a change of the witness (left on the trail above the level it started from), a proof, or no more steps. */
export type Found = "found" | "impossible" | "undecided";

/**
 * Looks for a full valid configuration in which `wanted` holds too, starting from the kept witness: decides `wanted`, then
 * only what constraints broken by changed values ask for. Its cost goes with the number of changed values, not the size of
 * the model. `wishes` are decided right after `wanted`, each given up where it conflicts: one configuration that shows many
 * open values at once spares a search for each.
 */
export function repairWitness(solver: Solver, wanted: Literal, wishes: readonly Literal[] = []): Found {
  // The search takes `wanted` back again and again, and means it all the same.
  solver.held = wanted >> 1;
  const found = search(solver, wanted, wishes);
  solver.held = 0;
  return found;
}

function search(solver: Solver, wanted: Literal, wishes: readonly Literal[]): Found {
  const base = solver.levels;
  if (solver.value[wanted]! < 0) return "impossible";
  solver.newLevel();
  solver.enqueue(wanted, 0);
  let at = solver.levelStart(base);
  let conflicts = 0;
  let wish = 0;
  let nextRestart = RESTART;
  for (;;) {
    if (!solver.propagate()) {
      // The witness satisfies everything up to `base`, so a conflict always has a literal above it.
      if (!learnFromConflict(solver, base)) throw new Error("the kept witness is not a model");
      if (solver.levels === base) {
        if (!solver.propagate()) throw new Error("the kept witness is not a model");
        if (solver.value[wanted]! < 0) return "impossible";
        solver.newLevel();
        solver.enqueue(wanted, 0);
      }
      at = solver.levelStart(base);
      // A wish too many says nothing about how hard the search is.
      if (wish >= wishes.length) conflicts++;
      if (conflicts >= nextRestart) {
        nextRestart += RESTART;
        solver.cancel(base);
        solver.newLevel();
        solver.enqueue(wanted, 0);
      }
      continue;
    }
    if (solver.steps > solver.limit) {
      solver.cancel(base);
      return "undecided";
    }
    let decision: Literal = 0;
    while (decision === 0 && wish < wishes.length) {
      const next = wishes[wish++]!;
      if (solver.value[next] === 0) decision = next;
    }
    if (decision !== 0) {
      solver.newLevel();
      solver.enqueue(decision, 0);
      continue;
    }
    for (; decision === 0 && at < solver.trailSize; at++) decision = mendAround(solver, solver.trail[at]!);
    if (decision === 0) return "found";
    at--;
    if (conflicts > PATIENCE) decision = pinNumber(solver) || decision;
    solver.newLevel();
    solver.enqueue(decision, 0);
  }
}

/**
 * Halves the source number that took part in a conflict last around its overlay value; 0 when all are fixed. Once the sources
 * are fixed everything calculated from them is, so that a search is bounded by their values and not by those of sums and products.
 */
export function pinNumber(solver: Solver): Literal {
  const { lower, upper, bump } = solver.bounds;
  let best = -1;
  for (const number of solver.sources) {
    if (lower[number] === upper[number]) continue;
    if (best < 0 || bump[number]! > bump[best]!) best = number;
  }
  if (best < 0) return 0;
  const now = solver.bounds.overlay(best);
  return now < upper[best]! ? solver.atMost(best, now) : solver.atLeast(best, now);
}

/** Makes the assignment above level `base` part of the witness and takes it back. `onFlip` hears of every changed variable. */
export function adoptWitness(solver: Solver, base: number, onFlip?: (variable: number) => void): void {
  const { trail, witness, bounds, orderOf } = solver;
  // Level 0 has no start of its own: everything there is part of the witness for good.
  for (let i = base === 0 ? 0 : solver.levelStart(base); i < solver.trailSize; i++) {
    const literal = trail[i]!;
    const variable = literal >> 1;
    const truth = literal & 1 ? 0 : 1;
    const order = orderOf[variable]!;
    if (order !== 0) bounds.witness[order - 1] = bounds.overlay(order - 1);
    if (witness[variable] === truth) continue;
    witness[variable] = truth;
    onFlip?.(variable);
  }
  solver.cancel(base);
}

/** Adds a level in which `literal` holds, mending the witness where needed; at "impossible" and "undecided" nothing is added. */
export function assume(solver: Solver, literal: Literal): Found {
  const base = solver.levels;
  const known = solver.value[literal]!;
  if (known < 0) return "impossible";
  if (known === 0 && !solver.isWitnessed(literal)) {
    solver.passing[literal >> 1] = 0;
    const found = repairWitness(solver, literal);
    if (found !== "found") return found;
    adoptWitness(solver, base);
  }
  solver.newLevel();
  solver.enqueue(literal, 0);
  if (!solver.propagate()) throw new Error("the kept witness is not a model");
  return "found";
}

/** What to decide so that the constraints a changed literal may have broken hold again; 0 when they do. */
export function mendAround(solver: Solver, literal: Literal): Literal {
  if (solver.isWitnessed(literal)) return 0;
  const denied = literal ^ 1;
  const { start, items, size } = solver.occurrences;
  if (denied < size) {
    for (let i = start[denied]!, end = start[denied + 1]!; i < end; i++) {
      const decision = mendClause(solver, items[i]!);
      if (decision !== 0) return decision;
    }
  }
  for (const clause of solver.lateOccurrences[denied] ?? []) {
    const decision = mendClause(solver, clause);
    if (decision !== 0) return decision;
  }
  for (const index of solver.propagatorsOfLiteral[literal] ?? []) {
    const decision = solver.propagators[index]!.mend(solver);
    if (decision !== 0) return decision;
  }
  const order = solver.orderOf[literal >> 1]!;
  if (order === 0) return 0;
  for (const index of solver.propagatorsOfNumber[order - 1]!) {
    const decision = solver.propagators[index]!.mend(solver);
    if (decision !== 0) return decision;
  }
  return 0;
}

/** 0 when the overlay satisfies the clause, otherwise its best unassigned literal: candidates first, then the lately bumped. */
export function mendClause(solver: Solver, at: number): Literal {
  const { arena, value, witness, bump, candidate } = solver;
  let best: Literal = 0;
  let bestScore = -1;
  solver.steps++;
  for (let i = at + 1, end = at + 1 + arena[at]!; i < end; i++) {
    const literal = arena[i]!;
    const known = value[literal]!;
    if (known > 0) return 0;
    if (known < 0) continue;
    const variable = literal >> 1;
    if (witness[variable] !== (literal & 1)) return 0;
    const score = (candidate[variable] === 1 ? 2 ** 40 : 0) + bump[variable]!;
    if (score > bestScore) {
      best = literal;
      bestScore = score;
    }
  }
  return best;
}
