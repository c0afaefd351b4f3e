import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileRules } from "../../../configurator-schemas/rules/compile/compile-rules.ts";
import { Engine } from "../../../configurator-schemas/rules/engine/engine.ts";
import { arePeersInstalled, openLogicSolver } from "../../bench/peers/rules-peers.ts";
import { FeatureModel, readFeatureModel } from "../../bench/rules-feature-model.ts";
import { generatedFeatureModel } from "../../bench/rules-generated.ts";
import { judgeSelection } from "../../bench/rules-judge.ts";
import { randomSelections } from "../../bench/rules-replay.ts";

/** Public models are measured with, never shipped: they lie beside the project where they were fetched. */
const FOLDER = new URL("../../../../shared/data/rules-models/", import.meta.url);
const MODELS = [
  "bench",
  "eshop",
  "printer",
  "pc",
  "windows8",
  "busybox",
  "ecos_uE250",
  "automotive01",
  "automotive02_4",
];
/** The judge takes two seconds for each selection of the largest. */
const SELECTIONS: Readonly<Record<string, number>> = { automotive02_4: 4 };

const isJudged = arePeersInstalled();

describe.each(MODELS)("%s, judged by MiniSat", (name) => {
  const file = new URL(`${name}.json`, FOLDER);
  const isHere = name === "bench" || existsSync(file);
  it.skipIf(!isHere || !isJudged)(
    "[E2] [E7] [E8] states, conflicts and repairs are right (skipped without the model, or before `npm run bench:rules` installed the judge)",
    { timeout: 120_000 },
    () => {
      const model = name === "bench" ? generatedFeatureModel(300, { seed: 5 }) : read(file);
      const bench = readFeatureModel(model);
      const rules = compileRules(bench.product);
      const engine = new Engine(rules.model);
      expect(engine.base()).toBe("ready");
      const judge = openLogicSolver().open(model);
      for (const { id, select } of randomSelections(bench).slice(0, SELECTIONS[name] ?? 20)) {
        const clicks = select.filter((each) => typeof each === "number");
        expect(judgeSelection(clicks, { model, bench, rules, engine, judge }), String(id)).toEqual([]);
      }
    },
  );
});

describe("the judge", () => {
  it.skipIf(!isJudged)("sees when the engine answers about another model (skipped without the judge)", () => {
    const model = generatedFeatureModel(300, { seed: 5 });
    const looser = { ...model, clauses: model.clauses.filter((_, i) => i % 9 !== 0) };
    const bench = readFeatureModel(looser);
    const rules = compileRules(bench.product);
    const engine = new Engine(rules.model);
    engine.base();
    const judge = openLogicSolver().open(model);
    const found = randomSelections(bench).flatMap(({ select }) => {
      const clicks = select.filter((each) => typeof each === "number");
      return judgeSelection(clicks, { model, bench, rules, engine, judge });
    });
    expect(found.length).toBeGreaterThan(0);
  });
});

function read(file: URL): FeatureModel {
  return FeatureModel.parse(JSON.parse(readFileSync(file, "utf8")));
}
