import { z } from "zod";
import { compileRules } from "../../configurator-schemas/rules/compile/compile-rules.ts";
import { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import type { Asked, BenchModel, Click } from "./rules-model.ts";
import { createRandom } from "./create-random.ts";

const RANDOM_SELECTIONS = 20;
const MAX_RANDOM_CLICKS = 40;
const WARM_UP_MS = 1500;
/** A bench shows what the engine can do, so it may take its time; the product's own limit is lower. */
const STEPS = 1_000_000_000;

export const Selections = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    select: z.array(z.union([z.int(), z.tuple([z.string(), z.unknown()])])),
  }),
);
export type Selection = z.infer<typeof Selections>[number];

interface Times {
  readonly click: number[];
  readonly explain: number[];
  readonly repair: number[];
}

export type Replay = ReturnType<typeof run>;

/** Everything is run for a while first, each time on an engine of its own; only the last, warm run counts. */
export function replayWarm(model: BenchModel, wanted: readonly Selection[]): Replay {
  const warmUntil = performance.now() + WARM_UP_MS;
  do run(model, wanted);
  while (performance.now() < warmUntil);
  return run(model, wanted);
}

function run(model: BenchModel, wanted: readonly Selection[]) {
  const compiling = performance.now();
  const rules = compileRules(model.product);
  const started = performance.now();
  const engine = new Engine(rules.model, { steps: STEPS });
  const state = engine.base();
  const baseMs = performance.now() - started;
  const times: Times = { click: [], explain: [], repair: [] };
  const asked = { engine, rules };
  const base = state === "ready" ? model.readBase(asked) : undefined;
  const answers = wanted.map((selection) =>
    state === "ready"
      ? replay(model, { ...asked, base, selection, times })
      : { id: selection.id, satisfiable: state === "void" ? false : state },
  );
  return { name: model.name, state, compileMs: started - compiling, baseMs, times, answers };
}

/** One selection, pick by pick from nothing; the click that conflicts is explained and repaired. */
function replay(
  model: BenchModel,
  {
    engine,
    rules,
    base,
    selection,
    times,
  }: Asked & { readonly base: unknown; readonly selection: Selection; readonly times: Times },
) {
  const clicks = selection.select;
  const picks = clicks.map((click) => model.pickOf(click, rules));
  engine.setPicks([]);
  for (const [at, clicked] of picks.entries()) {
    const state = timed(times.click, () => engine.setPicks(picks.slice(0, at + 1)));
    if (state.kind === "ok") continue;
    const earlier = picks.slice(0, at);
    const conflict = timed(times.explain, () => engine.conflict(earlier, clicked));
    const repairs = timed(times.repair, () => engine.repairs(earlier, clicked, { limit: 1 }));
    return {
      id: selection.id,
      satisfiable: state.kind === "undecided" ? "undecided" : false,
      conflict: typeof conflict === "object" ? [...conflict.picks.map((i) => clicks[i]), clicks[at]] : "undecided",
      // None when the click is impossible alone.
      repair: typeof repairs === "object" ? repairs.drops[0]?.map((i) => clicks[i]) : repairs,
    };
  }
  return { id: selection.id, satisfiable: true, ...model.readAnswer({ engine, rules }, { selected: clicks, base }) };
}

/** The same clicks on every machine, 70 % of them positive. */
export function randomSelections(model: BenchModel): Selection[] {
  const random = createRandom(20_261_121);
  return Array.from({ length: RANDOM_SELECTIONS }, (_, i) => {
    const length = 1 + random(MAX_RANDOM_CLICKS);
    const clicks = new Map<string, Click>();
    for (let k = 0; k < length; k++) {
      const click = model.randomClick(random);
      // One answer per option: a second click on the same one replaces the first in any form.
      clicks.set(typeof click === "number" ? String(Math.abs(click)) : click[0], click);
    }
    return {
      id: `random-${i + 1}`,
      select: [...clicks.values()].map((each) => (typeof each === "number" ? each : [each[0], each[1]])),
    };
  });
}

export function timed<T>(into: number[], work: () => T): T {
  const started = performance.now();
  const result = work();
  into.push(performance.now() - started);
  return result;
}

export function summary(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: times.length, median: at(0.5), p95: at(0.95), max: at(1) };
}

export function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
