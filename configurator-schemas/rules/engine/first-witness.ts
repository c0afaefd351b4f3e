import { learnFromConflict } from "./learn.ts";
import type { Literal } from "./literal.ts";
import type { Solver } from "./solver.ts";
import { adoptWitness, mendAround, mendClause, PATIENCE, pinNumber } from "./witness.ts";
import type { Found } from "./witness.ts";

/**
 * The first full valid configuration. Where a repair looks at what a change broke, this looks at every constraint, because
 * the witness it starts from (everything denied, every number at its least) keeps none. "impossible" = the model is void.
 */
export function findWitness(solver: Solver): Found {
  let conflicts = 0;
  for (let sweep = new Sweep(solver); ;) {
    if (!solver.propagate()) {
      if (!learnFromConflict(solver, 0)) return "impossible";
      conflicts++;
      // What was taken back may have been what satisfied something looked at before.
      sweep = new Sweep(solver);
      continue;
    }
    if (solver.steps > solver.limit) {
      solver.cancel(0);
      return "undecided";
    }
    let decision = sweep.next();
    if (decision === 0) break;
    if (conflicts > PATIENCE) decision = pinNumber(solver) || decision;
    solver.newLevel();
    solver.enqueue(decision, 0);
  }
  adoptWitness(solver, 0);
  return "found";
}

/** One pass over all constraints, which stops at each that the overlay breaks. */
class Sweep {
  readonly #solver: Solver;
  #onTrail = 0;
  #literal = 2;
  #group = 0;
  #clause = 1;
  #propagator = 0;

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  /** What to decide next; 0 when the overlay keeps everything. */
  next(): Literal {
    return this.#onTheTrail() || this.#inBinaries() || this.#inGroups() || this.#inClauses() || this.#inPropagators();
  }

  #onTheTrail(): Literal {
    const solver = this.#solver;
    for (; this.#onTrail < solver.trailSize; this.#onTrail++) {
      const decision = mendAround(solver, solver.trail[this.#onTrail]!);
      if (decision !== 0) return decision;
    }
    return 0;
  }

  #inBinaries(): Literal {
    const solver = this.#solver;
    const { start, items, size } = solver.binaries;
    for (; this.#literal < size; this.#literal++) {
      if (!solver.overlay(this.#literal)) continue;
      for (let i = start[this.#literal]!, end = start[this.#literal + 1]!; i < end; i++) {
        if (!solver.overlay(items[i]!)) return items[i]!;
      }
    }
    return 0;
  }

  #inGroups(): Literal {
    const solver = this.#solver;
    const { start, items, size } = solver.groups;
    for (; this.#group < size; this.#group++) {
      let isTaken = false;
      for (let i = start[this.#group]!, end = start[this.#group + 1]!; i < end; i++) {
        if (!solver.overlay(items[i]!)) continue;
        // Of two that hold one is decided; propagation denies the others.
        if (isTaken) return items[i]!;
        isTaken = true;
      }
    }
    return 0;
  }

  #inClauses(): Literal {
    const solver = this.#solver;
    for (; this.#clause < solver.originalEnd; this.#clause += solver.arena[this.#clause]! + 1) {
      const decision = mendClause(solver, this.#clause);
      if (decision !== 0) return decision;
    }
    return 0;
  }

  #inPropagators(): Literal {
    const solver = this.#solver;
    for (; this.#propagator < solver.propagators.length; this.#propagator++) {
      const decision = solver.propagators[this.#propagator]!.mend(solver);
      if (decision !== 0) return decision;
    }
    return 0;
  }
}
