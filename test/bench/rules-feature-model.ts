import { z } from "zod";
import type { CompiledRules } from "../../configurator-schemas/rules/compile/compile-rules.ts";
import type { Literal } from "../../configurator-schemas/rules/engine/literal.ts";
import type { Rule } from "../../configurator-schemas/schema/rule.ts";
import { benchProduct } from "./rules-model.ts";
import type { Asked, BenchDocument, BenchModel, Click } from "./rules-model.ts";

/** `feature-model/1`: clauses over signed 1-based feature numbers, and groups of which at most one may be chosen. */
export const FeatureModel = z.looseObject({
  format: z.literal("feature-model/1"),
  name: z.string().default("feature model"),
  features: z.array(z.unknown()),
  clauses: z.array(z.array(z.int())),
  atMostOne: z.array(z.array(z.int())).default([]),
});
export type FeatureModel = z.infer<typeof FeatureModel>;

const BECAUSE = { en: "As the model says." };

/** Every feature becomes a boolean option, every clause a rule, every group a count of at most one. */
export function readFeatureModel(file: FeatureModel): BenchModel {
  const { name, features } = file;
  const literalOf = (signed: number, rules: CompiledRules): Literal => {
    const variable = rules.options.get(optionId(Math.abs(signed)));
    if (variable?.kind !== "boolean") throw new Error(`expected a feature from 1 to ${features.length}, got ${signed}`);
    return signed > 0 ? variable.on : variable.on ^ 1;
  };
  const literalsOf = (rules: CompiledRules) => features.map((_, i) => literalOf(i + 1, rules));
  const forced = ({ engine, rules }: Asked): number[] =>
    literalsOf(rules).flatMap((literal, i) => {
      const state = engine.state(literal);
      return state === "forced" ? [i + 1] : state === "impossible" ? [-i - 1] : [];
    });
  return {
    name,
    product: benchProduct(name, documentOf(file)),
    pickOf(click, rules) {
      if (typeof click !== "number") throw new Error(`expected a signed feature number, got ${JSON.stringify(click)}`);
      return { literal: literalOf(click, rules) };
    },
    randomClick: (random) => (1 + random(features.length)) * (random(10) < 7 ? 1 : -1),
    readBase: forced,
    readAnswer(asked, { selected, base }) {
      const known = new Set<Click>([...selected, ...(base as number[])]); // readBase's own answer
      const news = forced(asked).filter((each) => !known.has(each));
      const { engine } = asked;
      const open = literalsOf(asked.rules).flatMap((literal, i) =>
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

function documentOf({ features, clauses, atMostOne }: FeatureModel): BenchDocument {
  const known = (signed: number) => {
    if (signed === 0 || Math.abs(signed) > features.length)
      throw new Error(`expected a feature from 1 to ${features.length}, got ${signed}`);
    return signed > 0 ? optionId(signed) : `!${optionId(-signed)}`;
  };
  const rule = (id: string, form: Partial<Rule>): Rule => ({ id, severity: "error", because: BECAUSE, ...form });
  return {
    options: features.map((feature, i) => ({
      id: optionId(i + 1),
      kind: "boolean",
      label: { en: typeof feature === "string" ? feature : `Feature ${i + 1}` },
      default: false,
      recommended: [],
      legalEffect: "standard",
    })),
    rules: [
      ...clauses.map((clause, i) =>
        // A clause without a literal can never hold.
        rule(`clause${i}`, { require: clause.length === 0 ? "false" : clause.map(known).join(" || ") }),
      ),
      ...atMostOne.map((group, i) => rule(`group${i}`, { count: { of: group.map(known), min: 0, max: 1 } })),
    ],
  };
}

function optionId(feature: number): string {
  return `f${feature}`;
}
