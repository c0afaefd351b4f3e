import { z } from "zod";
import type { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import { createModel } from "../../configurator-schemas/rules/engine/model.ts";
import type { BenchModel, Click } from "./rules-model.ts";

/** `feature-model/1`: clauses over signed 1-based feature numbers, and groups of which at most one may be chosen. */
export const FeatureModel = z.looseObject({
  format: z.literal("feature-model/1"),
  name: z.string().default("feature model"),
  features: z.array(z.unknown()),
  clauses: z.array(z.array(z.int())),
  atMostOne: z.array(z.array(z.int())).default([]),
});
type FeatureModel = z.infer<typeof FeatureModel>;

/** Every feature becomes a Boolean. */
export function readFeatureModel({ name, features, clauses, atMostOne }: FeatureModel): BenchModel {
  const model = createModel();
  const literals = features.map(() => model.addBoolean());
  const literalOf = (signed: number) => {
    const literal = literals[Math.abs(signed) - 1];
    if (literal === undefined) throw new Error(`expected a feature from 1 to ${features.length}, got ${signed}`);
    return signed > 0 ? literal : literal ^ 1;
  };
  for (const clause of clauses) model.addClause(clause.map(literalOf));
  for (const group of atMostOne) model.addAtMostOne(group.map(literalOf));
  const forced = (engine: Engine) =>
    literals.flatMap((literal, i) => {
      const state = engine.state(literal);
      return state === "forced" ? [i + 1] : state === "impossible" ? [-i - 1] : [];
    });
  return {
    name,
    model,
    pickOf(click) {
      if (typeof click !== "number") throw new Error(`expected a signed feature number, got ${JSON.stringify(click)}`);
      return { literal: literalOf(click) };
    },
    randomClick: (random) => (1 + random(features.length)) * (random(10) < 7 ? 1 : -1),
    readBase: forced,
    readAnswer(engine, { selected, base }) {
      const known = new Set<Click>([...selected, ...(base as number[])]); // readBase's own answer
      const news = forced(engine).filter((each) => !known.has(each));
      const open = literals.flatMap((literal, i) =>
        engine.state(literal) === "undecided" || engine.state(literal ^ 1) === "undecided" ? [i + 1] : [],
      );
      return {
        forcedTrue: news.filter((each) => each > 0),
        forcedFalse: news.filter((each) => each < 0).map((each) => -each),
        ...(open.length > 0 ? { undecided: open } : {}),
      };
    },
  };
}
