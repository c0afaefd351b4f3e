import { closeLevel } from "./close-level.ts";
import { FALSE } from "./literal.ts";
import type { Literal } from "./literal.ts";
import type { Pick } from "./pick.ts";
import type { Solver } from "./solver.ts";
import { assume } from "./witness.ts";
import type { Found } from "./witness.ts";

/** Choices taken one after the other on top of the present picks, without closing after each. */
export interface Walk {
  take(pick: Pick): Found;
  /** Whether it could be taken. */
  allows(pick: Pick): Found;
  /** The number's closest possible value at or beyond `from`; undefined when there is none. */
  closest(
    number: number,
    wanted: { readonly from: number; readonly direction: "down" | "up" },
  ): number | "undecided" | undefined;
  /** Back to the present picks. */
  end(): void;
}

type Spend = <T>(question: () => T) => T;

/** A walk from the solver's present level; `spend` counts the steps of each question. */
export function startWalk(solver: Solver, spend: Spend): Walk {
  const base = solver.levels;
  // What the kept configuration shows can be taken without following what comes of it; that is done when something it does
  // not show is asked for, and for all at once. The last choices of a walk are mostly of this kind.
  const waiting: Pick[] = [];
  const catchUp = (): void => {
    const numbers = waiting.filter((pick) => "number" in pick);
    for (const pick of waiting) {
      if (!("literal" in pick) || solver.value[pick.literal] !== 0) continue;
      solver.newLevel();
      solver.enqueue(pick.literal, 0);
    }
    waiting.length = 0;
    if (!solver.propagate()) throw new Error("the kept witness is not a model");
    for (const pick of numbers) for (const literalOf of boundsOf(solver, pick)) assume(solver, literalOf());
  };
  const take = (pick: Pick): Found => {
    if (isShown(solver, pick)) {
      waiting.push(pick);
      return "found";
    }
    catchUp();
    const before = solver.levels;
    for (const literalOf of "literal" in pick ? [() => pick.literal] : boundsOf(solver, pick)) {
      const found = assume(solver, literalOf());
      if (found === "found") continue;
      solver.cancel(before);
      return found;
    }
    return "found";
  };
  const aside = <T>(question: () => T): T =>
    spend(() => {
      catchUp();
      const before = solver.levels;
      const answer = question();
      solver.cancel(before);
      return answer;
    });
  return {
    take: (pick) => spend(() => take(pick)),
    allows: (pick) => (isShown(solver, pick) ? "found" : aside(() => take(pick))),
    closest: (number, { from, direction }) =>
      aside(() => {
        const isDown = direction === "down";
        const found = assume(solver, isDown ? solver.atMost(number, from) : solver.atLeast(number, from));
        if (found !== "found") return found === "undecided" ? found : undefined;
        if (closeLevel(solver, { candidates: [], numbers: [number] }).numbers.has(number)) return "undecided";
        const { lower, upper } = solver.bounds;
        return isDown ? upper[number] : lower[number];
      }),
    end: () => solver.cancel(base),
  };
}

/** Does the kept configuration, which keeps all that was taken, show the pick? */
function isShown(solver: Solver, pick: Pick): boolean {
  return "literal" in pick ? solver.isWitnessed(pick.literal) : solver.bounds.witness[pick.number] === pick.value;
}

/**
 * The two bounds that make a number one value; the impossible one when its domain lacks it. Each is made when it is assumed:
 * a search takes back the literals it made, and with them one that waits for its turn.
 */
function boundsOf(
  solver: Solver,
  { number, value }: { readonly number: number; readonly value: number },
): (() => Literal)[] {
  if (!solver.bounds.has(number, value)) return [() => FALSE];
  return [() => solver.atMost(number, value), () => solver.atLeast(number, value)];
}
