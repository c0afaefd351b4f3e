import { closeLevel } from "./close-level.ts";
import type { OpenQuestions } from "./close-level.ts";
import { completePicks } from "./complete-picks.ts";
import type { Completion } from "./complete-picks.ts";
import { FALSE } from "./literal.ts";
import { findWitness } from "./first-witness.ts";
import type { Literal } from "./literal.ts";
import { loadModel } from "./load-model.ts";
import type { LoadedModel } from "./load-model.ts";
import { minimalConflict } from "./minimal-conflict.ts";
import type { Model } from "./model.ts";
import { Probe } from "./probe.ts";
import { ReachFinder } from "./reach.ts";
import { smallestRepairs } from "./smallest-repairs.ts";
import type { Solver } from "./solver.ts";
import { valueLiteral } from "./value-literal.ts";
import { assume } from "./witness.ts";
import type { Found } from "./witness.ts";

/** Steps one question may take unless the caller says otherwise: some hundred times what a consumer product needs. */
const DEFAULT_STEPS = 5_000_000;
/** Learnt clauses beyond this many integers, or so many literals made for numbers on the way, are forgotten before the next click. */
const MAX_LEARNT = 4_000_000;
const MAX_LATE = 20_000;
const SETTLED: OpenQuestions = { variables: new Set(), numbers: new Set() };

/** What the shopper chose: a literal of the model holds, or a number has a value. */
export type Pick = { readonly literal: Literal } | { readonly number: number; readonly value: number };

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

/** `ready`; `void`: nothing satisfies the model; `undecided`: steps ran out before anything was found. */
export type BaseState = "ready" | "void" | "undecided";

/** Whether all picks hold together; otherwise the first that does not go with those before it, which are kept. */
export type PicksState = { readonly kind: "ok" } | { readonly kind: "impossible" | "undecided"; readonly at: number };

/** Why a pick is impossible: the earlier picks (positions) and the rules that cannot hold with it; none can be left out. */
export interface Conflict {
  readonly picks: readonly number[];
  readonly rules: readonly string[];
}

/** How to make a pick possible: positions of earlier picks to drop, best first. */
export interface PickRepairs {
  readonly drops: readonly (readonly number[])[];
  readonly isSmallest: boolean;
}

/** One model's answers. Keeps what it learnt; the same picks in any order give the same answers. */
export class Engine {
  readonly #model: Model;
  readonly #steps: number;
  #solver: Solver;
  #reach: ReachFinder;
  readonly #shown: Uint8Array;
  readonly #shownLiterals: readonly Literal[];
  readonly #shownNumbers: readonly number[];
  #base: BaseState | undefined;
  #picks: Literal[] = [];
  /** By level: what closing it left open; undefined when it was not closed. */
  #open: (OpenQuestions | undefined)[] = [];
  #asked: { readonly probe: Probe; readonly switches: LoadedModel["switches"] } | undefined;

  constructor(model: Model, { steps = DEFAULT_STEPS }: { readonly steps?: number } = {}) {
    this.#model = model;
    this.#steps = steps;
    this.#solver = loadModel(model, { switchable: false }).solver;
    this.#reach = new ReachFinder(this.#solver);
    this.#shown = new Uint8Array(model.variables + 1);
    for (const literal of model.shown) this.#shown[literal >> 1] = 1;
    this.#shownLiterals = [...new Set(model.shown)];
    this.#shownNumbers = [...model.numbers.keys()].filter((number) => {
      const { shown, enumerated } = model.number(number);
      return shown && !enumerated;
    });
  }

  /** Finds a first configuration and closes the model with nothing picked. */
  base(): BaseState {
    if (this.#base === "ready" || this.#base === "void") return this.#base;
    const solver = this.#solver;
    this.#allow(solver);
    const found = solver.isVoid ? "impossible" : findWitness(solver);
    this.#base = found === "found" ? "ready" : found === "impossible" ? "void" : "undecided";
    if (found === "found") this.#close(undefined);
    return this.#base;
  }

  /** Takes the picks, in any order; what they share with the last ones is not done again. */
  setPicks(picks: readonly Pick[]): PicksState {
    this.#forget();
    if (this.base() !== "ready") return { kind: this.#base === "void" ? "impossible" : "undecided", at: 0 };
    this.#allow(this.#solver);
    const literals = picks.map((pick) => this.#literalOf(this.#solver, pick));
    const wanted = new Set(literals);
    let kept = 0;
    while (kept < this.#picks.length && wanted.has(this.#picks[kept]!)) kept++;
    const done = new Set(this.#picks.slice(0, kept));
    const found = this.#push({ kept, literals: literals.filter((literal) => !done.has(literal)) });
    if (found === "found") return { kind: "ok" };
    if (this.#picks.some((literal, i) => literal !== literals[i])) {
      // Which pick is the first that does not fit must not depend on what was there before.
      return this.#pushInOrder(literals);
    }
    if (!isSettled(this.#open[this.#picks.length])) this.#close(undefined);
    return { kind: found, at: this.#picks.length };
  }

  /** Of a shown literal, after `base` or `setPicks`. */
  state(literal: Literal): State {
    const value = this.#solver.value[literal]!;
    if (value !== 0) return value > 0 ? "forced" : "impossible";
    const variable = literal >> 1;
    const isOpen = this.#shown[variable] !== 1 || this.#questions().variables.has(variable);
    return isOpen && !this.#solver.isWitnessed(literal) ? "undecided" : "possible";
  }

  /** Of a number, after `base` or `setPicks`. */
  range(number: number): Range {
    const { enumerated, values, shown } = this.#model.number(number);
    if (!enumerated) {
      const { lower, upper } = this.#solver.bounds;
      const isExact = shown && !this.#questions().numbers.has(number);
      return { min: lower[number]!, max: upper[number]!, isExact, values: undefined };
    }
    const states = [...values].map(([value, literal]) => ({ value, state: this.state(literal) }));
    const open = states.filter(({ state }) => state !== "impossible");
    return {
      min: open[0]?.value ?? 0,
      max: open.at(-1)?.value ?? 0,
      isExact: open[0]?.state !== "undecided" && open.at(-1)?.state !== "undecided",
      values: states,
    };
  }

  /** Whether one more pick can join the present ones; exact for any literal and any value of a number, at the price of a search. */
  canHold(pick: Pick): "possible" | "impossible" | "undecided" {
    if (this.base() !== "ready") return this.#base === "void" ? "impossible" : "undecided";
    this.#allow(this.#solver);
    const levels = this.#solver.levels;
    const parts = "literal" in pick ? [pick.literal] : boundsOf(this.#solver, pick);
    for (const literal of parts) {
      const found = assume(this.#solver, literal);
      if (found === "found") continue;
      this.#solver.cancel(levels);
      return found;
    }
    this.#solver.cancel(levels);
    return "possible";
  }

  /** Why `clicked` cannot join `picks`: undefined when it can. Picks named first are the first to be left out of the conflict. */
  conflict(picks: readonly Pick[], clicked: Pick): Conflict | "undecided" | undefined {
    const { probe, switches } = this.#probe();
    if (!probe) return "undecided";
    const members = picks.map((pick) => this.#literalOf(probe.solver, pick));
    const wanted = this.#literalOf(probe.solver, clicked);
    const rules = [...switches.values()];
    const kept = minimalConflict(probe, { fixed: [...rules, wanted], members });
    if (kept === undefined || kept === "undecided") return kept;
    const broken = minimalConflict(probe, { fixed: [wanted, ...kept], members: rules });
    if (broken === undefined || broken === "undecided") return "undecided";
    return {
      picks: kept.map((literal) => members.indexOf(literal)),
      rules: [...switches].filter(([, literal]) => broken.includes(literal)).map(([rule]) => rule),
    };
  }

  /** The smallest sets of earlier picks to drop so that `clicked` can join; undefined when it never can. Picks named last go first. */
  repairs(picks: readonly Pick[], clicked: Pick, { limit = 3 } = {}): PickRepairs | "undecided" | undefined {
    const { probe, switches } = this.#probe();
    if (!probe) return "undecided";
    const members = picks.map((pick) => this.#literalOf(probe.solver, pick));
    const wanted = this.#literalOf(probe.solver, clicked);
    return smallestRepairs(probe, { fixed: [...switches.values(), wanted], members, limit });
  }

  /** One full configuration: the present picks, then each preference that still can hold, then the least of everything. */
  complete(preferences: readonly Pick[]): Completion | "undecided" {
    if (this.base() !== "ready") return "undecided";
    this.#allow(this.#solver);
    const literals = preferences.map((pick) => this.#literalOf(this.#solver, pick));
    return completePicks(this.#solver, {
      preferences: literals,
      literals: this.#shownLiterals,
      numbers: [...this.#model.numbers.keys()],
    });
  }

  /** Everything the solver counts, for benches and limits. */
  get steps(): number {
    return this.#solver.steps;
  }

  #literalOf(solver: Solver, pick: Pick): Literal {
    if ("literal" in pick) return pick.literal;
    return this.#model.number(pick.number).values.get(pick.value) ?? valueLiteral(solver, pick);
  }

  #allow(solver: Solver): void {
    solver.limit = solver.steps + this.#steps;
  }

  /** Starts afresh when what was learnt takes too much room. */
  #forget(): void {
    const { arenaSize, originalEnd, variables } = this.#solver;
    const isSmall = arenaSize - originalEnd < MAX_LEARNT && variables < this.#model.variables * 2 + MAX_LATE;
    if (isSmall) return;
    this.#solver = loadModel(this.#model, { switchable: false }).solver;
    this.#reach = new ReachFinder(this.#solver);
    this.#base = undefined;
    this.#picks = [];
    this.#open = [];
    this.#asked = undefined;
  }

  #questions(): OpenQuestions {
    return this.#open[this.#solver.levels] ?? SETTLED;
  }

  #undoTo(level: number): void {
    this.#solver.cancel(level);
    this.#picks.length = level;
    this.#open.length = level + 1;
  }

  /** Adds picks above the deepest closed level not above `kept`, then closes. */
  #push({ kept, literals }: { readonly kept: number; readonly literals: readonly Literal[] }): Found {
    let level = kept;
    while (level > 0 && !isSettled(this.#open[level])) level--;
    const added = [...this.#picks.slice(level, kept), ...literals];
    const wasClosed = isSettled(this.#open[level]);
    this.#undoTo(level);
    const reach = wasClosed ? this.#reach.find(added) : undefined;
    for (const literal of added) {
      const found = assume(this.#solver, literal);
      if (found !== "found") return found;
      this.#picks.push(literal);
    }
    if (added.length > 0 || !wasClosed) this.#close(reach);
    return "found";
  }

  #pushInOrder(literals: readonly Literal[]): PicksState {
    this.#undoTo(0);
    for (const [at, literal] of literals.entries()) {
      const found = assume(this.#solver, literal);
      if (found === "found") {
        this.#picks.push(literal);
        continue;
      }
      this.#close(undefined);
      return { kind: found, at };
    }
    this.#close(undefined);
    return { kind: "ok" };
  }

  #close(reach: ReturnType<ReachFinder["find"]>): void {
    const solver = this.#solver;
    const candidates: Literal[] = [];
    for (const literal of reach?.literals ?? this.#shownLiterals) {
      if (this.#shown[literal >> 1] !== 1 || solver.value[literal] !== 0) continue;
      if (solver.isWitnessed(literal)) candidates.push(literal);
      else if (!reach) candidates.push(literal ^ 1);
    }
    const numbers = this.#shownNumbers.filter((number) => !reach || reach.numbers.has(number));
    this.#open[solver.levels] = closeLevel(solver, { candidates, numbers });
  }

  /** A second solver for what-if questions, so that the shopper's state stays where it is. */
  #probe(): { readonly probe: Probe | undefined; readonly switches: LoadedModel["switches"] } {
    if (!this.#asked) {
      const { solver, switches } = loadModel(this.#model, { switchable: true });
      this.#allow(solver);
      if (solver.isVoid || findWitness(solver) !== "found") return { probe: undefined, switches };
      this.#asked = { probe: new Probe(solver), switches };
    }
    this.#allow(this.#asked.probe.solver);
    return this.#asked;
  }
}

function isSettled(open: OpenQuestions | undefined): boolean {
  return open !== undefined && open.variables.size === 0 && open.numbers.size === 0;
}

/** The two bounds that make a number one value; the impossible one when its domain lacks it. */
function boundsOf(solver: Solver, { number, value }: { readonly number: number; readonly value: number }): Literal[] {
  if (!solver.bounds.has(number, value)) return [FALSE];
  return [solver.atMost(number, value), solver.atLeast(number, value)];
}
