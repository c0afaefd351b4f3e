import type { Literal } from "./literal.ts";
import type { Solver } from "./solver.ts";
import type { WitnessPool } from "./witness-pool.ts";
import { adoptWitness, repairWitness } from "./witness.ts";

/** Open values one search tries to show beside the one it is for. */
const MAX_WISHES = 64;
const LOOK_AHEAD = 2048;

/** What a closing could not settle within its steps. Empty when the present level is closed: complete and exact. */
export interface OpenQuestions {
  /** Variables of which the witnessed value is possible and the opposite not known. */
  readonly variables: ReadonlySet<number>;
  /** Numbers whose shown bounds may be too wide. */
  readonly numbers: ReadonlySet<number>;
}

/**
 * Makes the present level complete: every candidate (a literal true in the witness) that cannot be otherwise becomes
 * assigned, and every number's bounds become values some full configuration has.
 */
export function closeLevel(
  solver: Solver,
  {
    candidates,
    numbers,
    pool,
  }: {
    readonly candidates: readonly Literal[];
    readonly numbers: readonly number[];
    readonly pool?: WitnessPool | undefined;
  },
): OpenQuestions {
  const open = { variables: new Set<number>(), numbers: new Set<number>() };
  const extremes = new Extremes(solver, { numbers, pool });
  closeLiterals(solver, { candidates, extremes, open: open.variables });
  for (let i = 0; i < numbers.length; i++) {
    if (!closeNumber(solver, { number: numbers[i]!, at: i, extremes })) open.numbers.add(numbers[i]!);
  }
  return open;
}

/** The least and greatest value each number was seen with, in some full configuration of this level. */
class Extremes {
  readonly least: number[];
  readonly greatest: number[];
  readonly #solver: Solver;
  readonly #numbers: readonly number[];
  readonly #pool: WitnessPool | undefined;

  constructor(
    solver: Solver,
    { numbers, pool }: { readonly numbers: readonly number[]; readonly pool: WitnessPool | undefined },
  ) {
    this.#solver = solver;
    this.#numbers = numbers;
    this.#pool = pool;
    this.least = numbers.map((number) => solver.bounds.witness[number]!);
    this.greatest = this.least.slice();
  }

  /** Takes the found change over, and clears every candidate it shows both ways. */
  adopt(base: number): void {
    const { candidate } = this.#solver;
    adoptWitness(this.#solver, base, (variable) => {
      candidate[variable] = 0;
    });
    this.#widen(this.#solver.bounds.witness);
    this.#pool?.remember(this.#solver);
  }

  /** Clears every candidate that remembered configurations show otherwise than the witness. */
  recall(candidates: readonly Literal[]): void {
    const { candidate } = this.#solver;
    this.#pool?.recall(this.#solver, (truths, values) => {
      for (const literal of candidates) if (truths[literal >> 1] === (literal & 1)) candidate[literal >> 1] = 0;
      this.#widen(values);
    });
  }

  #widen(values: ArrayLike<number>): void {
    for (let i = 0; i < this.#numbers.length; i++) {
      const value = values[this.#numbers[i]!]!;
      if (value < this.least[i]!) this.least[i] = value;
      if (value > this.greatest[i]!) this.greatest[i] = value;
    }
  }
}

function closeLiterals(
  solver: Solver,
  {
    candidates,
    extremes,
    open,
  }: { readonly candidates: readonly Literal[]; readonly extremes: Extremes; readonly open: Set<number> },
): void {
  const base = solver.levels;
  for (const literal of candidates) solver.candidate[literal >> 1] = 1;
  extremes.recall(candidates);
  for (let i = 0; i < candidates.length; i++) {
    const literal = candidates[i]!;
    const variable = literal >> 1;
    if (solver.candidate[variable] === 0) continue;
    solver.candidate[variable] = 0;
    if (solver.value[literal] !== 0 || !solver.isWitnessed(literal)) continue;
    // Without steps left not even the first look, which thousands of candidates would make long.
    if (solver.steps > solver.limit) {
      open.add(variable);
      continue;
    }
    const found = repairWitness(solver, literal ^ 1, wishesAfter(solver, candidates, i));
    if (found === "found") extremes.adopt(base);
    else if (found === "undecided") open.add(variable);
  }
}

/** The opposites of the next candidates still open, of those close by. */
function wishesAfter(solver: Solver, candidates: readonly Literal[], at: number): Literal[] {
  const wishes: Literal[] = [];
  const end = Math.min(candidates.length, at + LOOK_AHEAD);
  for (let i = at + 1; i < end && wishes.length < MAX_WISHES; i++) {
    const literal = candidates[i]!;
    if (solver.candidate[literal >> 1] === 1 && solver.value[literal] === 0) wishes.push(literal ^ 1);
  }
  return wishes;
}

/** False when steps ran out before both bounds were shown to be reached. */
function closeNumber(
  solver: Solver,
  { number, at, extremes }: { readonly number: number; readonly at: number; readonly extremes: Extremes },
): boolean {
  const base = solver.levels;
  const { bounds } = solver;
  const ask = (literal: Literal) => {
    const found = repairWitness(solver, literal);
    if (found === "found") extremes.adopt(base);
    return found;
  };
  // Propagation usually has the exact bound already, so that is asked first; then halves.
  for (let isFirst = true; bounds.lower[number]! < extremes.least[at]!; isFirst = false) {
    const low = bounds.lower[number]!;
    const target = isFirst ? low : Math.floor((low + extremes.least[at]!) / 2);
    if (ask(solver.atMost(number, target)) === "undecided") return false;
  }
  for (let isFirst = true; bounds.upper[number]! > extremes.greatest[at]!; isFirst = false) {
    const high = bounds.upper[number]!;
    const target = isFirst ? high : Math.ceil((high + extremes.greatest[at]!) / 2);
    if (ask(solver.atLeast(number, target)) === "undecided") return false;
  }
  return true;
}
