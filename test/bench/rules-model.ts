import type { Pick } from "../../configurator-schemas/rules/engine/engine.ts";
import type { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import type { Model } from "../../configurator-schemas/rules/engine/model.ts";

/** One click as the file says it: a signed feature number, or a variable and its value. */
export type Click = number | readonly [variable: string, value: unknown];

/** A benchmark model on the engine: how its clicks are said, and how an answer is read back in the file's own words. */
export interface BenchModel {
  readonly name: string;
  readonly model: Model;
  /** What one click is to the engine; throws a sentence when the model does not know it. */
  pickOf(click: Click): Pick;
  /** A random click. */
  randomClick(random: (below: number) => number): Click;
  /** The contract's answer about a satisfiable selection; `base` is the same question asked with nothing selected. */
  readAnswer(
    engine: Engine,
    question: { readonly selected: readonly Click[]; readonly base: unknown },
  ): Readonly<Record<string, unknown>>;
  /** What is forced with nothing selected. */
  readBase(engine: Engine): unknown;
}
