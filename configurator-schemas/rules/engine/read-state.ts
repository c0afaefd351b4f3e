import type { OpenQuestions } from "./close-level.ts";
import type { Literal } from "./literal.ts";
import type { ModelNumber } from "./model.ts";
import type { Solver } from "./solver.ts";

/** What is known of a literal. `undecided`: steps ran out; never to be shown as possible. */
export type State = "forced" | "impossible" | "possible" | "undecided";

/** A number's least and greatest possible value; `values` are all possible ones (up to 64, or listed, only then holes are exact). */
export interface Range {
  readonly min: number;
  readonly max: number;
  /** False when steps ran out: the true range may be narrower. */
  readonly isExact: boolean;
  readonly values: readonly { readonly value: number; readonly state: State }[] | undefined;
}

interface Reading {
  /** 1 for each variable that is closed after a click. */
  readonly shown: Uint8Array;
  /** What closing the solver's present level left open. */
  readonly open: OpenQuestions;
}

/** A literal's state at the solver's present level. */
export function readState(solver: Solver, literal: Literal, { shown, open }: Reading): State {
  const value = solver.value[literal]!;
  if (value !== 0) return value > 0 ? "forced" : "impossible";
  const variable = literal >> 1;
  const isOpen = shown[variable] !== 1 || open.variables.has(variable);
  return isOpen && !solver.isWitnessed(literal) ? "undecided" : "possible";
}

/** A number's range at the solver's present level. */
export function readRange(
  solver: Solver,
  { enumerated, values, shown: isShown }: ModelNumber,
  { number, ...reading }: Reading & { readonly number: number },
): Range {
  if (!enumerated) {
    const { lower, upper } = solver.bounds;
    const isExact = isShown && !reading.open.numbers.has(number);
    return { min: lower[number]!, max: upper[number]!, isExact, values: undefined };
  }
  const states = [...values].map(([value, literal]) => ({ value, state: readState(solver, literal, reading) }));
  const left = states.filter(({ state }) => state !== "impossible");
  return {
    min: left[0]?.value ?? 0,
    max: left.at(-1)?.value ?? 0,
    isExact: left[0]?.state !== "undecided" && left.at(-1)?.state !== "undecided",
    values: states,
  };
}
