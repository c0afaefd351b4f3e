import type { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import type { CompiledRules } from "../../configurator-schemas/rules/compile/compile-rules.ts";
import type { JudgingPeer } from "./peers/rules-peers.ts";
import type { FeatureModel } from "./rules-feature-model.ts";
import type { BenchModel } from "./rules-model.ts";

export type Judge = ReturnType<JudgingPeer["open"]>;

/** What is asked about, and who answers and who judges. */
export interface Case {
  readonly model: FeatureModel;
  readonly bench: BenchModel;
  readonly rules: CompiledRules;
  readonly engine: Engine;
  readonly judge: Judge;
}

/**
 * Clicks through a selection and says in words what the engine answers wrongly; nothing when all is right. That a forced
 * value is forced, and a refused click impossible, is proved by another solver; that a possible value is possible, by a full
 * configuration with it that keeps every clause of the file. Ends, like the bench, at the first refused click.
 */
export function judgeSelection(selected: readonly number[], asked: Case): readonly string[] {
  const { bench, rules, engine } = asked;
  const picks = selected.map((click) => bench.pickOf(click, rules));
  engine.setPicks([]);
  for (const [at, clicked] of picks.entries()) {
    const { kind } = engine.setPicks(picks.slice(0, at + 1));
    if (kind === "ok") continue;
    if (kind === "undecided") return [`the click ${selected[at]} is undecided`];
    const earlier = picks.slice(0, at);
    const conflict = engine.conflict(earlier, clicked);
    const repairs = engine.repairs(earlier, clicked, { limit: 1 });
    if (typeof conflict !== "object") return [`the click ${selected[at]} has no conflict`];
    const drop = typeof repairs === "object" ? repairs.drops[0] : undefined;
    return judgeRefusal(selected.slice(0, at + 1), { conflict: conflict.picks, drop, asked });
  }
  return judgeStates(selected, asked);
}

/** Of a refused last click: no smaller conflict in the one named, no smaller repair. */
function judgeRefusal(
  selected: readonly number[],
  {
    conflict,
    drop,
    asked: { judge },
  }: { readonly conflict: readonly number[]; readonly drop: readonly number[] | undefined; readonly asked: Case },
): readonly string[] {
  const last = selected.length - 1;
  const valueOf = (positions: readonly number[]) => positions.flatMap((i) => selected[i] ?? []);
  const named = [...conflict, last];
  const wrong: string[] = [];
  if (judge.canHold(valueOf(named))) wrong.push(`${valueOf(named).join()} can hold together`);
  for (const left of named) {
    const others = valueOf(named.filter((each) => each !== left));
    if (!judge.canHold(others)) wrong.push(`${selected[left]} can be left out of the conflict`);
  }
  const earlier = selected.slice(0, last).map((_, i) => i);
  const keeps = (drops: readonly number[]) =>
    judge.canHold(valueOf([...earlier.filter((each) => !drops.includes(each)), last]));
  if (!drop) {
    if (judge.canHold(valueOf([last]))) wrong.push(`${selected[last]} has a repair`);
    return wrong;
  }
  if (!keeps(drop)) wrong.push(`dropping ${valueOf(drop).join()} is not enough`);
  for (let size = 0; size < drop.length; size++) {
    if (subsets(earlier, size).some(keeps)) wrong.push(`dropping ${size} would be enough, not ${drop.length}`);
  }
  return wrong;
}

function judgeStates(selected: readonly number[], { model, bench, rules, engine, judge }: Case): readonly string[] {
  const features = model.features.map((_, i) => i + 1);
  const literalOf = (signed: number) => {
    const pick = bench.pickOf(signed, rules);
    return "literal" in pick ? pick.literal : 0;
  };
  const states = new Map(features.map((feature) => [feature, engine.state(literalOf(feature))]));
  const forced = features.flatMap((feature) => {
    const state = states.get(feature);
    return state === "forced" ? [feature] : state === "impossible" ? [-feature] : [];
  });
  const wrong: string[] = [];
  const opposites = forced.map((each) => -each);
  if (opposites.length > 0 && judge.canHold(selected, opposites)) wrong.push("something called forced is not");
  const open = features.filter((feature) => states.get(feature) === "possible");
  if (open.length + forced.length < features.length) wrong.push("something is undecided");
  const unseen = new Set(open.flatMap((feature) => [feature, -feature]));
  while (unseen.size > 0) {
    const [first = 0] = unseen;
    const full = engine.complete([...unseen].map((signed) => ({ literal: literalOf(signed) })));
    if (full === "undecided") return [...wrong, "undecided"];
    const isOn = (signed: number) => full.literals.has(literalOf(signed));
    if (!isOn(first)) return [...wrong, `${first} is called possible and is in no configuration found`];
    if (!isValid([...selected, ...forced], { model, isOn })) return [...wrong, "a configuration breaks the model"];
    for (const signed of unseen) if (isOn(signed)) unseen.delete(signed);
  }
  return wrong;
}

function isValid(
  held: readonly number[],
  { model, isOn }: { readonly model: FeatureModel; readonly isOn: (signed: number) => boolean },
): boolean {
  return (
    held.every(isOn) &&
    model.clauses.every((clause) => clause.some(isOn)) &&
    model.atMostOne.every((group) => group.filter(isOn).length <= 1)
  );
}

function subsets(items: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}
