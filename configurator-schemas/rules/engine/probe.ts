import { decisionsAgainst } from "./learn.ts";
import type { Literal } from "./literal.ts";
import type { Solver } from "./solver.ts";
import { assume } from "./witness.ts";

/** Whether literals can hold together; if not, some of them that cannot (not the fewest). */
export type Verdict =
  | { readonly kind: "possible" }
  | { readonly kind: "impossible"; readonly core: ReadonlySet<Literal> }
  | { readonly kind: "undecided" };

/** Asks a solver whether sets of literals can hold together; what two questions in a row begin with alike is kept. */
export class Probe {
  readonly solver: Solver;
  readonly #assumed: Literal[] = [];

  constructor(solver: Solver) {
    this.solver = solver;
  }

  check(literals: readonly Literal[]): Verdict {
    const { solver } = this;
    let same = 0;
    while (same < this.#assumed.length && this.#assumed[same] === literals[same]) same++;
    solver.cancel(same);
    this.#assumed.length = same;
    for (let i = same; i < literals.length; i++) {
      const literal = literals[i]!;
      const found = assume(solver, literal);
      if (found === "undecided") return { kind: "undecided" };
      if (found === "impossible") {
        return { kind: "impossible", core: new Set([literal, ...decisionsAgainst(solver, literal)]) };
      }
      this.#assumed.push(literal);
    }
    return { kind: "possible" };
  }

  /** Back to nothing assumed. */
  reset(): void {
    this.solver.cancel(0);
    this.#assumed.length = 0;
  }
}
