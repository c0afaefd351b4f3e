import { findWitness } from "./first-witness.ts";
import { isOvergrown } from "./is-overgrown.ts";
import type { Literal } from "./literal.ts";
import { loadModel } from "./load-model.ts";
import { minimalConflict } from "./minimal-conflict.ts";
import type { Model } from "./model.ts";
import { literalOf } from "./pick.ts";
import type { Pick } from "./pick.ts";
import { Probe } from "./probe.ts";
import { smallestRepairs } from "./smallest-repairs.ts";
import type { Solver } from "./solver.ts";
import type { Bound } from "./value-literal.ts";

/** With more rules than this, an explanation starts from those the search itself ran into: irreducible, but not always the same. */
const MAX_RULES_TRIED = 300;

/** What a question may take before it is asked once more of new solvers. */
const FIRST_SHARE = 0.25;

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

/** Lets one question to a solver take its steps, or a share of them, and counts them. */
export type Spend = <T>(solver: Solver, question: () => T, share?: number) => T;

/** A solver whose rules can be switched; without a probe when even its structure contradicts itself, or steps ran out. */
interface Switchable {
  readonly probe: Probe | undefined;
  readonly switches: ReadonlyMap<string, Literal>;
  /** Every switch, in the order of the rules, and the rule it belongs to. */
  readonly rules: readonly Literal[];
  readonly names: ReadonlyMap<Literal, string>;
  readonly isVoid: boolean;
}

/** Why not, and how else: asked of solvers of their own, so that the shopper's state stays where it is. */
export class WhatIf {
  readonly #model: Model;
  readonly #spend: Spend;
  #asked: Switchable | undefined;
  #loose: Probe | undefined;

  constructor(model: Model, { spend }: { readonly spend: Spend }) {
    this.#model = model;
    this.#spend = spend;
  }

  /** Drops the solvers in which what was learnt takes too much room. */
  forget(): void {
    if (this.#loose && isOvergrown(this.#loose.solver)) this.#loose = undefined;
    if (this.#asked?.probe && isOvergrown(this.#asked.probe.solver)) this.#asked = undefined;
  }

  /** `Engine.conflict` */
  conflict(
    picks: readonly Pick[],
    { clicked, fixed }: { readonly clicked: Pick; readonly fixed: readonly Pick[] },
  ): Conflict | "undecided" | undefined {
    return this.#twice(({ probe, rules, names }) => {
      const members = this.#literalsOf(probe, picks);
      const wanted = this.#literalsOf(probe, [...fixed, clicked]);
      const kept = minimalConflict(probe, { fixed: [...rules, ...wanted], members });
      if (kept === undefined || kept === "undecided") return kept;
      const at = kept.map((literal) => members.indexOf(literal));
      const claims = [...fixed, clicked, ...at.flatMap((i) => picks[i] ?? [])];
      const broken = this.#brokenRules(probe, { rules, claims });
      if (broken === undefined || broken === "undecided") return "undecided";
      return { picks: at, rules: broken.flatMap((literal) => names.get(literal) ?? []) };
    });
  }

  /** `Engine.repairs` */
  repairs(
    picks: readonly Pick[],
    { clicked, fixed, limit }: { readonly clicked: Pick; readonly fixed: readonly Pick[]; readonly limit: number },
  ): PickRepairs | "undecided" | undefined {
    return this.#twice(({ probe, rules }) => {
      const members = this.#literalsOf(probe, picks);
      const wanted = this.#literalsOf(probe, [...fixed, clicked]);
      return smallestRepairs(probe, { fixed: [...rules, ...wanted], members, limit });
    });
  }

  /** `Engine.proofAgainst` */
  proofAgainst(
    claims: readonly (Pick | Bound)[],
    { without }: { readonly without: ReadonlySet<string> | undefined },
  ): readonly string[] | "undecided" | undefined {
    const { probe, rules: all, names, isVoid } = this.#switchable();
    if (!probe) return isVoid ? [] : "undecided";
    const rules = without ? all.filter((literal) => !without.has(names.get(literal) ?? "")) : all;
    return this.#spend(probe.solver, () => {
      const broken = this.#brokenRules(probe, { rules, claims });
      if (broken === undefined || broken === "undecided") return broken;
      return broken.flatMap((literal) => names.get(literal) ?? []);
    });
  }

  /** `Engine.canHoldAmong` */
  canHoldAmong(
    rules: readonly string[] | "all",
    literals: readonly Literal[],
  ): "possible" | "impossible" | "undecided" {
    const { probe, switches, rules: all, isVoid } = this.#switchable();
    if (!probe) return isVoid ? "impossible" : "undecided";
    const on = rules === "all" ? all : rules.flatMap((rule) => switches.get(rule) ?? []);
    return this.#spend(probe.solver, () => probe.check([...on, ...literals]).kind);
  }

  /**
   * Asks, and when steps run out once more of new solvers: what was learnt on the way here sometimes leads a search astray
   * that is short without it (measured: on the shelf one explanation in fifty).
   */
  #twice<T>(question: (asked: Switchable & { readonly probe: Probe }) => T | "undecided"): T | "undecided" {
    for (const share of [FIRST_SHARE, 1]) {
      const { probe, ...asked } = this.#switchable();
      if (!probe) return "undecided";
      const answer = this.#spend(probe.solver, () => question({ ...asked, probe }), share);
      if (answer !== "undecided") return answer;
      this.#asked = undefined;
      this.#loose = undefined;
    }
    return "undecided";
  }

  /** Rules that cannot hold with these claims, none of which can be left out, in their order. */
  #brokenRules(
    probe: Probe,
    { rules, claims }: { readonly rules: readonly Literal[]; readonly claims: readonly (Pick | Bound)[] },
  ): readonly Literal[] | "undecided" | undefined {
    const fixed = this.#literalsOf(probe, claims);
    if (rules.length <= MAX_RULES_TRIED) return minimalConflict(probe, { fixed, members: rules });
    const verdict = probe.check([...rules, ...fixed]);
    if (verdict.kind !== "impossible") return verdict.kind === "possible" ? undefined : "undecided";
    const loose = this.#looseProbe();
    if (!loose) return "undecided";
    // Of what was assumed, all but the claims are rules.
    const members = [...verdict.core].filter((literal) => !fixed.includes(literal)).toSorted((a, b) => a - b);
    return this.#spend(loose.solver, () => minimalConflict(loose, { fixed: this.#literalsOf(loose, claims), members }));
  }

  #literalsOf({ solver }: Probe, claims: readonly (Pick | Bound)[]): Literal[] {
    return claims.map((pick) => literalOf(solver, { pick, model: this.#model }));
  }

  #switchable(): Switchable {
    if (!this.#asked) {
      const { solver, switches } = loadModel(this.#model, { switchable: true });
      const probe = firstProbe(solver, this.#spend);
      const rules = [...switches.values()];
      const names = new Map([...switches].map(([rule, literal]) => [literal, rule]));
      const asked = { probe, switches, rules, names, isVoid: solver.isVoid };
      // One that ran out of steps is tried again.
      if (!probe && !solver.isVoid) return asked;
      this.#asked = asked;
    }
    return this.#asked;
  }

  /** A second one that holds few rules at a time: the first would have to take all of them again afterwards. */
  #looseProbe(): Probe | undefined {
    this.#loose ??= firstProbe(loadModel(this.#model, { switchable: true }).solver, this.#spend);
    return this.#loose;
  }
}

/** A loaded solver with its first configuration; undefined when there is none, or steps ran out. */
export function firstProbe(solver: Solver, spend: Spend): Probe | undefined {
  const found = spend(solver, () => (solver.isVoid ? "impossible" : findWitness(solver)));
  if (found === "impossible") solver.isVoid = true;
  return found === "found" ? new Probe(solver) : undefined;
}
