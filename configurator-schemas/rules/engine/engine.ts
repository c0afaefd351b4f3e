import { closeLevel } from "./close-level.ts";
import type { OpenQuestions } from "./close-level.ts";
import { completePicks } from "./complete-picks.ts";
import type { Completion } from "./complete-picks.ts";
import { findWitness } from "./first-witness.ts";
import type { Literal } from "./literal.ts";
import { loadModel } from "./load-model.ts";
import type { LoadedModel } from "./load-model.ts";
import { minimalConflict } from "./minimal-conflict.ts";
import type { Model } from "./model.ts";
import { Probe } from "./probe.ts";
import { readRange, readState } from "./read-state.ts";
import type { Range, State } from "./read-state.ts";
import { ReachFinder } from "./reach.ts";
import { smallestRepairs } from "./smallest-repairs.ts";
import type { Solver } from "./solver.ts";
import { boundLiteral, valueLiteral } from "./value-literal.ts";
import type { Bound } from "./value-literal.ts";
import { startWalk } from "./walk.ts";
import type { Walk } from "./walk.ts";
import { assume } from "./witness.ts";
import type { Found } from "./witness.ts";

/** Steps one question may take unless the caller says otherwise: some hundred times what a consumer product needs. */
const DEFAULT_STEPS = 5_000_000;
/** Learnt clauses beyond this many integers, or so many literals made for numbers on the way, are forgotten before the next click. */
const MAX_LEARNT = 4_000_000;
const MAX_LATE = 20_000;
/** With more rules than this, an explanation starts from those the search itself ran into: irreducible, but not always the same. */
const MAX_RULES_TRIED = 300;
const SETTLED: OpenQuestions = { variables: new Set(), numbers: new Set() };

/** What the shopper chose: a literal of the model holds, or a number has a value. */
export type Pick = { readonly literal: Literal } | { readonly number: number; readonly value: number };

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

/** What is left with some picks, read off a second solver: valid until the next question to the engine. */
export interface Outlook {
  state(literal: Literal): State;
  range(number: number): Range;
}

/** A solver whose rules can be switched; without a probe when even its structure contradicts itself, or steps ran out. */
interface WhatIf {
  readonly probe: Probe | undefined;
  readonly switches: LoadedModel["switches"];
  readonly isVoid: boolean;
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
  #asked: WhatIf | undefined;
  #aside: Probe | undefined;
  #loose: Probe | undefined;
  #left = Number.POSITIVE_INFINITY;

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

  /**
   * Why `clicked` cannot join `picks`: undefined when it can. Picks named first are the first to be left out of the
   * conflict; `fixed` ones are never named.
   */
  conflict(
    picks: readonly Pick[],
    clicked: Pick,
    { fixed = [] }: { readonly fixed?: readonly Pick[] } = {},
  ): Conflict | "undecided" | undefined {
    const { probe, switches } = this.#probe();
    if (!probe) return "undecided";
    return this.#spend(probe.solver, () => {
      const members = picks.map((pick) => this.#literalOf(probe.solver, pick));
      const wanted = [...fixed, clicked].map((pick) => this.#literalOf(probe.solver, pick));
      const rules = [...switches.values()];
      const kept = minimalConflict(probe, { fixed: [...rules, ...wanted], members });
      if (kept === undefined || kept === "undecided") return kept;
      const at = kept.map((literal) => members.indexOf(literal));
      const broken = this.#brokenRules(probe, rules, [...fixed, clicked, ...at.flatMap((i) => picks[i] ?? [])]);
      if (broken === undefined || broken === "undecided") return "undecided";
      return {
        picks: at,
        rules: [...switches].filter(([, literal]) => broken.includes(literal)).map(([rule]) => rule),
      };
    });
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
    const { probe, switches } = this.#probe();
    if (!probe) return "undecided";
    return this.#spend(probe.solver, () => {
      const members = picks.map((pick) => this.#literalOf(probe.solver, pick));
      const wanted = [...fixed, clicked].map((pick) => this.#literalOf(probe.solver, pick));
      return smallestRepairs(probe, { fixed: [...switches.values(), ...wanted], members, limit });
    });
  }

  /** Rules that cannot hold with these claims, none of which can be left out. */
  #brokenRules(
    probe: Probe,
    rules: readonly Literal[],
    claims: readonly (Pick | Bound)[],
  ): readonly Literal[] | "undecided" | undefined {
    // Literals made for numbers are each solver's own.
    const fixedIn = ({ solver }: Probe) => claims.map((claim) => this.#literalOf(solver, claim));
    if (rules.length <= MAX_RULES_TRIED) return minimalConflict(probe, { fixed: fixedIn(probe), members: rules });
    const verdict = probe.check([...rules, ...fixedIn(probe)]);
    if (verdict.kind !== "impossible") return verdict.kind === "possible" ? undefined : "undecided";
    const loose = this.#looseProbe();
    if (!loose) return "undecided";
    const members = rules.filter((rule) => verdict.core.has(rule));
    return this.#spend(loose.solver, () => minimalConflict(loose, { fixed: fixedIn(loose), members }));
  }

  /** Which rules alone make these impossible together; undefined when they are not, nothing picked. */
  proofAgainst(
    claims: readonly (Pick | Bound)[],
    { without }: { readonly without?: ReadonlySet<string> | undefined } = {},
  ): readonly string[] | "undecided" | undefined {
    const { probe, switches, isVoid } = this.#probe();
    if (!probe) return isVoid ? [] : "undecided";
    const rules = [...switches].filter(([rule]) => without?.has(rule) !== true);
    return this.#spend(probe.solver, () => {
      const broken = this.#brokenRules(
        probe,
        rules.map(([, literal]) => literal),
        claims,
      );
      if (broken === undefined || broken === "undecided") return broken;
      return rules.filter(([, literal]) => broken.includes(literal)).map(([rule]) => rule);
    });
  }

  /** Can these literals hold together when only these rules must? What two questions in a row begin with alike is kept. */
  canHoldAmong(
    rules: readonly string[] | "all",
    literals: readonly Literal[],
  ): "possible" | "impossible" | "undecided" {
    const { probe, switches, isVoid } = this.#probe();
    if (!probe) return isVoid ? "impossible" : "undecided";
    const on = rules === "all" ? [...switches.values()] : rules.flatMap((rule) => switches.get(rule) ?? []);
    return this.#spend(probe.solver, () => probe.check([...on, ...literals]).kind);
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

  #literalOf(solver: Solver, pick: Pick | Bound): Literal {
    if ("literal" in pick) return pick.literal;
    if (!("value" in pick)) return boundLiteral(solver, pick);
    return this.#model.number(pick.number).values.get(pick.value) ?? valueLiteral(solver, pick);
  }

  /** Lets one question take its steps, and counts them. */
  #spend<T>(solver: Solver, question: () => T): T {
    const before = solver.steps;
    solver.limit = before + Math.min(this.#steps, this.#left);
    const answer = question();
    this.#left -= solver.steps - before;
    return answer;
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
    this.#aside = undefined;
    this.#loose = undefined;
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

  /** A second solver for what-if questions, so that the shopper's state stays where it is; its rules can be switched. */
  #probe(): WhatIf {
    if (!this.#asked) {
      const { solver, switches } = loadModel(this.#model, { switchable: true });
      const probe = this.#firstProbe(solver);
      const asked = { probe, switches, isVoid: solver.isVoid };
      // One that ran out of steps is tried again.
      if (!probe && !solver.isVoid) return asked;
      this.#asked = asked;
    }
    return this.#asked;
  }

  /** A third, with all rules for good. */
  #asideProbe(): Probe | undefined {
    this.#aside ??= this.#firstProbe(loadModel(this.#model, { switchable: false }).solver);
    return this.#aside;
  }

  /** A fourth that holds few rules at a time: the second would have to take all of them again afterwards. */
  #looseProbe(): Probe | undefined {
    this.#loose ??= this.#firstProbe(loadModel(this.#model, { switchable: true }).solver);
    return this.#loose;
  }

  #firstProbe(solver: Solver): Probe | undefined {
    const found = this.#spend(solver, () => (solver.isVoid ? "impossible" : findWitness(solver)));
    if (found === "impossible") solver.isVoid = true;
    return found === "found" ? new Probe(solver) : undefined;
  }
}

function isSettled(open: OpenQuestions | undefined): boolean {
  return open !== undefined && open.variables.size === 0 && open.numbers.size === 0;
}
