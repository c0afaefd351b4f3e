import { closeLevel } from "./close-level.ts";
import type { OpenQuestions } from "./close-level.ts";
import { completePicks } from "./complete-picks.ts";
import type { Completion } from "./complete-picks.ts";
import { findWitness } from "./first-witness.ts";
import { isOvergrown } from "./is-overgrown.ts";
import type { Literal } from "./literal.ts";
import { loadModel } from "./load-model.ts";
import type { Model } from "./model.ts";
import { literalOf } from "./pick.ts";
import type { Pick } from "./pick.ts";
import type { Probe } from "./probe.ts";
import { readRange, readState } from "./read-state.ts";
import type { Range, State } from "./read-state.ts";
import { ReachFinder } from "./reach.ts";
import type { Solver } from "./solver.ts";
import type { Bound } from "./value-literal.ts";
import { startWalk } from "./walk.ts";
import type { Walk } from "./walk.ts";
import { WhatIf, firstProbe } from "./what-if.ts";
import type { Conflict, PickRepairs } from "./what-if.ts";
import { WitnessPool } from "./witness-pool.ts";
import { assume } from "./witness.ts";
import type { Found } from "./witness.ts";

/** Steps one question may take unless the caller says otherwise: some hundred times what a consumer product needs. */
const DEFAULT_STEPS = 5_000_000;
const SETTLED: OpenQuestions = { variables: new Set(), numbers: new Set() };

// Who asks an engine says what was picked.
export type { Pick };

/** `ready`; `void`: nothing satisfies the model; `undecided`: steps ran out before anything was found. */
export type BaseState = "ready" | "void" | "undecided";

/** Whether all picks hold together; otherwise the first that does not go with those before it, which are kept. */
export type PicksState = { readonly kind: "ok" } | { readonly kind: "impossible" | "undecided"; readonly at: number };

/** What is left with some picks, read off a second solver: valid until the next question to the engine. */
export interface Outlook {
  state(literal: Literal): State;
  range(number: number): Range;
}

/** One model's answers. Keeps what it learnt; the same picks in any order give the same answers. */
export class Engine {
  readonly #model: Model;
  readonly #steps: number;
  #solver: Solver;
  #reach: ReachFinder;
  readonly #pool: WitnessPool;
  readonly #whatIf: WhatIf;
  readonly #shown: Uint8Array;
  readonly #shownLiterals: readonly Literal[];
  readonly #shownNumbers: readonly number[];
  #base: BaseState | undefined;
  #picks: Literal[] = [];
  /** By level: what closing it left open; undefined when it was not closed. */
  #open: (OpenQuestions | undefined)[] = [];
  #aside: Probe | undefined;
  #left = Number.POSITIVE_INFINITY;

  constructor(model: Model, { steps = DEFAULT_STEPS }: { readonly steps?: number } = {}) {
    this.#model = model;
    this.#steps = steps;
    this.#solver = loadModel(model, { switchable: false }).solver;
    this.#reach = new ReachFinder(this.#solver);
    this.#pool = new WitnessPool({ variables: model.variables, numbers: model.numbers.length });
    this.#whatIf = new WhatIf(model, { spend: (solver, question, share) => this.#spend(solver, question, share) });
    this.#shown = new Uint8Array(model.variables + 1);
    for (const literal of model.shown) this.#shown[literal >> 1] = 1;
    this.#shownLiterals = [...new Set(model.shown)];
    this.#shownNumbers = [...model.numbers.keys()].filter((number) => {
      const { shown, enumerated } = model.number(number);
      return shown && !enumerated;
    });
  }

  /** All questions from here on share these steps, until the next call; what is open when they run out stays undecided. */
  budget(steps: number): void {
    this.#left = steps;
  }

  /** Finds a first configuration and closes the model with nothing picked. */
  base(): BaseState {
    if (this.#base === "ready" || this.#base === "void") return this.#base;
    const solver = this.#solver;
    return this.#spend(solver, () => {
      const found = solver.isVoid ? "impossible" : findWitness(solver);
      this.#base = found === "found" ? "ready" : found === "impossible" ? "void" : "undecided";
      if (found === "found") this.#close(undefined);
      return this.#base;
    });
  }

  /** Takes the picks, in any order; what they share with the last ones is not done again. */
  setPicks(picks: readonly Pick[]): PicksState {
    this.#forget();
    if (this.base() !== "ready") return { kind: this.#base === "void" ? "impossible" : "undecided", at: 0 };
    return this.#spend(this.#solver, () => this.#take(picks));
  }

  #take(picks: readonly Pick[]): PicksState {
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
    return readState(this.#solver, literal, { shown: this.#shown, open: this.#questions() });
  }

  /** Of a number, after `base` or `setPicks`. */
  range(number: number): Range {
    return readRange(this.#solver, this.#model.number(number), { number, shown: this.#shown, open: this.#questions() });
  }

  /**
   * What is left of some shown literals and numbers with only these picks, which need not be the present ones: how else a
   * pick could be answered is asked with all the others.
   */
  outlook(
    picks: readonly Pick[],
    { literals, numbers }: { readonly literals: readonly Literal[]; readonly numbers: readonly number[] },
  ): Outlook | "impossible" | "undecided" {
    const probe = this.#asideProbe();
    if (!probe) return "undecided";
    const { solver } = probe;
    return this.#spend(solver, () => {
      const { kind } = probe.check(picks.map((pick) => this.#literalOf(solver, pick)));
      if (kind !== "possible") return kind;
      const candidates = literals
        .filter((literal) => solver.value[literal] === 0)
        .map((literal) => (solver.isWitnessed(literal) ? literal : literal ^ 1));
      const open = closeLevel(solver, {
        candidates,
        numbers: numbers.filter((number) => !this.#model.number(number).enumerated),
        pool: this.#pool,
      });
      return {
        state: (literal) => readState(solver, literal, { shown: this.#shown, open }),
        range: (number) => readRange(solver, this.#model.number(number), { number, shown: this.#shown, open }),
      };
    });
  }

  /** Whether one more pick can join the present ones; exact for any literal and any value of a number, at the price of a search. */
  canHold(pick: Pick): "possible" | "impossible" | "undecided" {
    const walk = this.walk();
    if (typeof walk === "string") return walk;
    const found = walk.allows(pick);
    return found === "found" ? "possible" : found;
  }

  /** Starts taking more choices on top of the present picks; end it before anything else is asked. */
  walk(): Walk | "impossible" | "undecided" {
    if (this.base() !== "ready") return this.#base === "void" ? "impossible" : "undecided";
    return startWalk(this.#solver, (question) => this.#spend(this.#solver, question));
  }

  /** The same from other picks than the present ones, which stay; nothing is closed, so that a completion costs little. */
  walkFrom(picks: readonly Pick[]): Walk | "impossible" | "undecided" {
    const probe = this.#asideProbe();
    if (!probe) return "undecided";
    const { solver } = probe;
    const { kind } = this.#spend(solver, () => probe.check(picks.map((pick) => this.#literalOf(solver, pick))));
    return kind === "possible" ? startWalk(solver, (question) => this.#spend(solver, question)) : kind;
  }

  /**
   * Why `clicked` cannot join `picks`: undefined when it can. Picks named first are the first to be left out of the
   * conflict; `fixed` ones are never named.
   */
  conflict(
    picks: readonly Pick[],
    clicked: Pick,
    { fixed = [] }: { readonly fixed?: readonly Pick[] } = {},
  ): Conflict | "undecided" | undefined {
    return this.#whatIf.conflict(picks, { clicked, fixed });
  }

  /**
   * The smallest sets of earlier picks to drop so that `clicked` can join; undefined when it never can. Picks named last go
   * first, `fixed` ones never.
   */
  repairs(
    picks: readonly Pick[],
    clicked: Pick,
    { limit = 3, fixed = [] }: { readonly limit?: number; readonly fixed?: readonly Pick[] } = {},
  ): PickRepairs | "undecided" | undefined {
    return this.#whatIf.repairs(picks, { clicked, fixed, limit });
  }

  /** Which rules alone make these impossible together; undefined when they are not, nothing picked. */
  proofAgainst(
    claims: readonly (Pick | Bound)[],
    { without }: { readonly without?: ReadonlySet<string> | undefined } = {},
  ): readonly string[] | "undecided" | undefined {
    return this.#whatIf.proofAgainst(claims, { without });
  }

  /** Can these literals hold together when only these rules must? What two questions in a row begin with alike is kept. */
  canHoldAmong(
    rules: readonly string[] | "all",
    literals: readonly Literal[],
  ): "possible" | "impossible" | "undecided" {
    return this.#whatIf.canHoldAmong(rules, literals);
  }

  /** One full configuration: the present picks, then each preference that still can hold, then the least of everything. */
  complete(preferences: readonly Pick[]): Completion | "undecided" {
    if (this.base() !== "ready") return "undecided";
    return this.#spend(this.#solver, () =>
      completePicks(this.#solver, {
        preferences: preferences.map((pick) => this.#literalOf(this.#solver, pick)),
        literals: this.#shownLiterals,
        numbers: [...this.#model.numbers.keys()],
      }),
    );
  }

  /** What is left of the budget. */
  get stepsLeft(): number {
    return Math.max(0, this.#left);
  }

  /** Everything the solver counts, for benches and limits. */
  get steps(): number {
    return this.#solver.steps;
  }

  #literalOf(solver: Solver, pick: Pick): Literal {
    return literalOf(solver, { pick, model: this.#model });
  }

  /** Lets one question take its steps, or a share of them, and counts them. */
  #spend<T>(solver: Solver, question: () => T, share = 1): T {
    const before = solver.steps;
    solver.limit = before + Math.floor(Math.min(this.#steps, this.#left) * share);
    const answer = question();
    this.#left -= solver.steps - before;
    return answer;
  }

  /** Starts afresh where what was learnt takes too much room. */
  #forget(): void {
    if (this.#aside && isOvergrown(this.#aside.solver)) this.#aside = undefined;
    this.#whatIf.forget();
    if (!isOvergrown(this.#solver)) return;
    this.#solver = loadModel(this.#model, { switchable: false }).solver;
    this.#reach = new ReachFinder(this.#solver);
    this.#base = undefined;
    this.#picks = [];
    this.#open = [];
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
    this.#open[solver.levels] = closeLevel(solver, { candidates, numbers, pool: this.#pool });
  }

  /** A second solver for what else could be picked, so that the shopper's state stays where it is. */
  #asideProbe(): Probe | undefined {
    this.#aside ??= firstProbe(loadModel(this.#model, { switchable: false }).solver, (solver, question) =>
      this.#spend(solver, question),
    );
    return this.#aside;
  }
}

function isSettled(open: OpenQuestions | undefined): boolean {
  return open !== undefined && open.variables.size === 0 && open.numbers.size === 0;
}
