import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileRules } from "../../../configurator-schemas/rules/compile/compile-rules.ts";
import { Engine } from "../../../configurator-schemas/rules/engine/engine.ts";
import { FeatureModel, readFeatureModel } from "../../bench/rules-feature-model.ts";
import { createRandom } from "./random-model.ts";

/** Public models are measured with, never shipped: they lie beside the project where they were fetched. */
const FOLDER = new URL("../../../../shared/data/rules-models/", import.meta.url);

describe.each(["eshop", "busybox"])("the public model %s", (name) => {
  const file = new URL(`${name}.json`, FOLDER);
  it.skipIf(!existsSync(file))(
    "[E2] every forced literal is refuted when denied, every possible one can hold (skipped without the model)",
    () => {
      const bench = readFeatureModel(FeatureModel.parse(JSON.parse(readFileSync(file, "utf8"))));
      const random = createRandom(11);
      const rules = compileRules(bench.product);
      const engine = new Engine(rules.model);
      const judge = new Engine(rules.model);
      expect(engine.base()).toBe("ready");
      for (let round = 0; round < 3; round++) {
        const picks: ReturnType<typeof bench.pickOf>[] = [];
        for (let click = 0; click < 8; click++) {
          const next = bench.pickOf(bench.randomClick(random), rules);
          if (engine.setPicks([...picks, next]).kind === "ok") picks.push(next);
        }
        engine.setPicks(picks);
        judge.setPicks(picks);
        for (const literal of rules.model.shown) {
          const state = engine.state(literal);
          expect(state).not.toBe("undecided");
          expect(judge.canHold({ literal }) === "possible").toBe(state !== "impossible");
          expect(judge.canHold({ literal: literal ^ 1 }) === "possible").toBe(state !== "forced");
        }
      }
    },
  );
});
