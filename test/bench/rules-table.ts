import { existsSync, readFileSync, readdirSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { installPeers, openClingo, openLogicSolver } from "./peers/rules-peers.ts";
import type { RulesPeer } from "./peers/rules-peers.ts";
import { besidePeers } from "./rules-beside-peers.ts";
import type { Beside } from "./rules-beside-peers.ts";
import { FeatureModel, readFeatureModel } from "./rules-feature-model.ts";
import { FiniteDomainModel, readFiniteDomainModel } from "./rules-finite-domain.ts";
import { generatedFeatureModel } from "./rules-generated.ts";
import type { BenchModel } from "./rules-model.ts";
import { measureProducts } from "./rules-products.ts";
import { randomSelections, replayWarm, round, summary } from "./rules-replay.ts";
import { measureEngineSize } from "./rules-size.ts";

/** Public models are measured with, never shipped: they lie beside the project where they were fetched. */
const PUBLIC = new URL("../../../shared/data/rules-models/", import.meta.url);
const SHELF = new URL("rules-shelf.json", import.meta.url);
/** Sizes of public models that are not at hand: Linux 2.6.33 has 6 467 features. */
const GENERATED = [400, 2500, 6500];

interface Row {
  readonly model: string;
  readonly features: number;
  readonly baseMs: number;
  readonly click: ReturnType<typeof summary>;
  readonly explain: ReturnType<typeof summary>;
  readonly repair: ReturnType<typeof summary>;
  /** Of everything in this row that is ours, warm-up included. */
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** Every model at hand, click by click; whole selections beside the peers in the same run; the products; the engine's size. */
export async function printTable({ isJson }: { readonly isJson: boolean }): Promise<void> {
  const peers = installPeers() ? [openLogicSolver(), await openClingo()] : [];
  const shelf = FiniteDomainModel.parse(read(SHELF));
  const rows: (Row & Partial<Beside>)[] = [rowOf(readFiniteDomainModel(shelf), shelf.variables.length)];
  for (const model of featureModels()) rows.push(await measureModel(model, peers));
  const products = measureProducts();
  const size = await measureEngineSize();
  const load = round(loadavg()[0] ?? 0);
  if (isJson) {
    console.log(JSON.stringify({ node: process.version, cpus: cpus().length, load, rows, products, size }));
    return;
  }
  console.log(`Node ${process.version}, load ${load}, all sides warm, milliseconds`);
  console.table(
    rows.map(({ model, features, baseMs, click, explain, repair, wallSeconds, cpuSeconds }) => ({
      model: `${model}, ${features}`,
      base: baseMs,
      "click median/p95/max": `${click.median} / ${click.p95} / ${click.max}`,
      "explain median/max": `${explain.median} / ${explain.max}`,
      "repair median/max": `${repair.median} / ${repair.max}`,
      clicks: click.count,
      "CPU / wall s": `${cpuSeconds} / ${wallSeconds}`,
    })),
  );
  console.log(
    "One whole selection, everything that follows from it: ours, and each peer's median with its ratio to ours",
  );
  console.table(
    rows
      .filter(({ peers: beside }) => beside !== undefined)
      .map(({ model, whole, peers: beside = [] }) => ({
        model,
        ours: whole ?? "",
        ...Object.fromEntries(beside.map((each) => [each.name, besideWords(each, whole)])),
        "other answers": beside.reduce((sum, { mismatches }) => sum + mismatches, 0),
      })),
  );
  console.log("The bundled products");
  console.table(products);
  console.log(
    `The engine: ${(size.gzipBytes / 1000).toFixed(1)} kB gzip, ${(size.minifiedBytes / 1000).toFixed(1)} kB minified, ` +
      (size.isPlain ? "no eval, no new Function, no WebAssembly" : "WITH eval, new Function or WebAssembly"),
  );
}

function featureModels(): readonly FeatureModel[] {
  const files = existsSync(PUBLIC) ? readdirSync(PUBLIC).filter((each) => each.endsWith(".json")) : [];
  if (files.length === 0) console.error("The public feature models are not beside this project: they are left out.");
  return [
    ...files.map((file) => FeatureModel.parse(read(new URL(file, PUBLIC)))),
    ...GENERATED.map((size) => generatedFeatureModel(size, { seed: size })),
  ].toSorted((a, b) => a.features.length - b.features.length);
}

async function measureModel(model: FeatureModel, peers: readonly RulesPeer[]): Promise<Row & Beside> {
  const bench = readFeatureModel(model);
  const row = rowOf(bench, model.features.length);
  console.error(`${row.model}: clicks done`);
  return { ...row, ...(await besidePeers(model, { bench, peers })) };
}

function rowOf(bench: BenchModel, features: number): Row {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { name, baseMs, times } = replayWarm(bench, randomSelections(bench));
  const { user, system } = process.cpuUsage(cpu);
  return {
    model: name,
    features,
    baseMs: round(baseMs),
    click: summary(times.click),
    explain: summary(times.explain),
    repair: summary(times.repair),
    wallSeconds: Math.round((performance.now() - started) / 100) / 10,
    cpuSeconds: Math.round((user + system) / 100_000) / 10,
  };
}

function besideWords(peer: Beside["peers"][number], whole: number | undefined): string {
  if (peer.medianMs === null) return peer.because;
  const ratio = whole === undefined || whole === 0 ? "" : `, ${Math.round(peer.medianMs / whole)}×`;
  return `${peer.medianMs}${ratio} (${peer.selections})`;
}

function read(file: URL): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
