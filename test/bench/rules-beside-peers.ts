import { compileRules } from "../../configurator-schemas/rules/compile/compile-rules.ts";
import { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import type { RulesPeer } from "./peers/rules-peers.ts";
import type { FeatureModel } from "./rules-feature-model.ts";
import type { BenchModel } from "./rules-model.ts";
import { randomSelections, summary } from "./rules-replay.ts";

/** A peer gets this long per model; with the shortest selections first, what it did not get to is not counted for anyone. */
const PEER_MS = 20_000;

/** One complete propagation of a whole selection: ours, median ms, and the peers'. */
export interface Beside {
  readonly whole: number;
  readonly peers: readonly {
    readonly name: string;
    /** Null when there was no answer in time: `because`. */
    readonly medianMs: number | null;
    readonly because: string;
    readonly selections: number;
    /** Forced sets other than ours. */
    readonly mismatches: number;
  }[];
}

/** Like for like: all picks at once, then everything that follows, on a loaded and warm solver. */
export async function besidePeers(
  model: FeatureModel,
  { bench, peers }: { readonly bench: BenchModel; readonly peers: readonly RulesPeer[] },
): Promise<Beside> {
  const rules = compileRules(bench.product);
  const engine = new Engine(rules.model, { steps: 1_000_000_000 });
  engine.base();
  const take = (picks: readonly number[]) => engine.setPicks(picks.map((pick) => bench.pickOf(pick, rules)));
  const whole = (picks: readonly number[]) => {
    engine.setPicks([]);
    const started = performance.now();
    take(picks);
    const ms = performance.now() - started;
    const forced = bench.readBase({ engine, rules });
    return { ms, forced: Array.isArray(forced) ? forced.toSorted((a: number, b: number) => a - b) : [] };
  };
  const selections = randomSelections(bench)
    .map(({ select }) => {
      const kept: number[] = [];
      for (const pick of select) if (typeof pick === "number" && take([...kept, pick]).kind === "ok") kept.push(pick);
      return kept;
    })
    .toSorted((a, b) => a.length - b.length);
  for (const picks of selections) whole(picks);
  const ours = selections.map(whole);
  const beside: Beside["peers"][number][] = [];
  for (const peer of peers) {
    const tooLarge = peer.maxFeatures !== undefined && model.features.length > peer.maxFeatures;
    const times: number[] = [];
    let mismatches = 0;
    const until = performance.now() + PEER_MS;
    const loaded = tooLarge ? undefined : peer.open(model);
    for (const [i, picks] of loaded ? selections.entries() : []) {
      const started = performance.now();
      const forced = await loaded?.forced(picks, { until });
      if (forced === "late") break;
      times.push(performance.now() - started);
      if (JSON.stringify(forced) !== JSON.stringify(ours[i]?.forced)) mismatches += 1;
      if (performance.now() > until) break;
    }
    // The first one warms it up, unless it is the only one there is time for.
    const counted = times.length > 1 ? times.slice(1) : times;
    beside.push({
      name: peer.name,
      medianMs: counted.length > 0 ? summary(counted).median : null,
      because: tooLarge ? "not run: too large for it" : `none in ${PEER_MS / 1000} s`,
      selections: counted.length,
      mismatches,
    });
  }
  return { whole: summary(ours.map(({ ms }) => ms)).median, peers: beside };
}
