/**
 * `npm run -s bench:rules -- MODEL.json [SELECTIONS.json] --json`: replays selections click by click through the engine
 * that ships, as a product document, with everything known after every click. Without SELECTIONS it clicks at random, the
 * same each time. Without MODEL: every model at hand, and the peers beside it.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { FeatureModel, readFeatureModel } from "./rules-feature-model.ts";
import { FiniteDomainModel, readFiniteDomainModel } from "./rules-finite-domain.ts";
import type { BenchModel } from "./rules-model.ts";
import { Selections, randomSelections, replayWarm, round, summary } from "./rules-replay.ts";
import type { Replay } from "./rules-replay.ts";
import { printTable } from "./rules-table.ts";

const USAGE = `Usage: npm run -s bench:rules -- [MODEL.json [SELECTIONS.json]] [--json]
  MODEL       feature-model/1 or finite-domain-model/1; without it, all models at hand beside the peers
  SELECTIONS  [{"id": "a", "select": [3, -7]}] or [{"id": "a", "select": [["width", 80]]}]; without it, seeded random clicks`;

const isJson = process.argv.includes("--json");
const files = process.argv.slice(2).filter((each) => each !== "--json");
const [modelFile, selectionsFile] = files;
if (files.length > 2) {
  console.error(USAGE);
  process.exit(1);
}
if (modelFile === undefined) {
  await printTable({ isJson });
  // A peer keeps a worker.
  process.exit(0);
}
const bench = readModel(modelFile);
const selections = selectionsFile === undefined ? randomSelections(bench) : readJson(selectionsFile, Selections);
report(orSay(modelFile, () => replayWarm(bench, selections)));

function report({ name, state, compileMs, baseMs, times, answers }: Replay): void {
  if (isJson) {
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

function readModel(file: string): BenchModel {
  const model = readJson(file, z.discriminatedUnion("format", [FeatureModel, FiniteDomainModel]));
  return orSay(file, () =>
    model.format === "feature-model/1" ? readFeatureModel(model) : readFiniteDomainModel(model),
  );
}

/** What is wrong with a file is said in a sentence. */
function orSay<T>(file: string, work: () => T): T {
  try {
    return work();
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
