/**
 * `npm run -s bench:rules -- MODEL.json [SELECTIONS.json] --json`: replays selections click by click through the engine
 * that ships, as a product document, with everything known after every click. Without SELECTIONS it clicks at random, the same each time.
 * Everything is run for a while first, each time on an engine of its own; only the last, warm run is printed.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { compileRules } from "../../configurator-schemas/rules/compile/compile-rules.ts";
import { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import { FeatureModel, readFeatureModel } from "./rules-feature-model.ts";
import { FiniteDomainModel, readFiniteDomainModel } from "./rules-finite-domain.ts";
import type { Asked, BenchModel, Click } from "./rules-model.ts";

const USAGE = `Usage: npm run -s bench:rules -- MODEL.json [SELECTIONS.json] [--json]
  MODEL       feature-model/1 or finite-domain-model/1
  SELECTIONS  [{"id": "a", "select": [3, -7]}] or [{"id": "a", "select": [["width", 80]]}]; without it, seeded random clicks`;
const RANDOM_SELECTIONS = 20;
const MAX_RANDOM_CLICKS = 40;
const WARM_UP_MS = 1500;
/** A bench shows what the engine can do, so it may take its time; the product's own limit is lower. */
const STEPS = 1_000_000_000;

const Selections = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    select: z.array(z.union([z.int(), z.tuple([z.string(), z.unknown()])])),
  }),
);
type Selection = z.infer<typeof Selections>[number];

interface Times {
  readonly click: number[];
  readonly explain: number[];
  readonly repair: number[];
}

const files = process.argv.slice(2).filter((each) => each !== "--json");
const [modelFile, selectionsFile] = files;
if (modelFile === undefined || files.length > 2) {
  console.error(USAGE);
  process.exit(1);
}
const bench = readModel(modelFile);
const selections = selectionsFile === undefined ? randomSelections(bench) : readJson(selectionsFile, Selections);
const warmUntil = performance.now() + WARM_UP_MS;
do run(bench, selections);
while (performance.now() < warmUntil);
report(run(bench, selections));

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
  const answers =
    state === "ready" ? wanted.map((selection) => replay(model, { ...asked, base, selection, times })) : [];
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
      repair: typeof repairs === "object" ? repairs.drops[0]?.map((i) => clicks[i]) : (repairs ?? null),
    };
  }
  return { id: selection.id, satisfiable: true, ...model.readAnswer({ engine, rules }, { selected: clicks, base }) };
}

function report({ name, state, compileMs, baseMs, times, answers }: ReturnType<typeof run>): void {
  if (process.argv.includes("--json")) {
    const result = {
      model: name,
      state,
      compileMs: round(compileMs),
      baseMs: round(baseMs),
      click: summary(times.click),
      explainMs: summary(times.explain),
      repairMs: summary(times.repair),
      selections: answers,
    };
    console.log(JSON.stringify(result));
    return;
  }
  console.log(`${name}: ${state}, base closure ${round(baseMs)} ms, ${answers.length} selections`);
  console.table({ click: summary(times.click), explain: summary(times.explain), repair: summary(times.repair) });
}

function randomSelections(model: BenchModel): Selection[] {
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

function readModel(file: string): BenchModel {
  const model = readJson(file, z.discriminatedUnion("format", [FeatureModel, FiniteDomainModel]));
  try {
    return model.format === "feature-model/1" ? readFeatureModel(model) : readFiniteDomainModel(model);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

function readJson<T>(file: string, grammar: z.ZodType<T>): T {
  const read = grammar.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (read.success) return read.data;
  console.error(`${file}: ${z.prettifyError(read.error)}`);
  process.exit(1);
}

function timed<T>(into: number[], work: () => T): T {
  const started = performance.now();
  const result = work();
  into.push(performance.now() - started);
  return result;
}

function summary(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: times.length, median: at(0.5), p95: at(0.95), max: at(1) };
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** mulberry32: the same clicks on every machine. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
