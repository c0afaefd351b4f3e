import { readdirSync } from "node:fs";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { compileRules } from "../../configurator-schemas/rules/compile/compile-rules.ts";
import { Engine } from "../../configurator-schemas/rules/engine/engine.ts";
import { picksOf } from "../../configurator-schemas/rules/guide/picks.ts";
import { ProductRules } from "../../configurator-schemas/rules/guide/product-rules.ts";
import type { OptionOutlook } from "../../configurator-schemas/rules/guide/read-outlook.ts";
import type { Option } from "../../configurator-schemas/schema/option.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { bundledProduct } from "../support/documents.ts";
import { createRandom } from "./create-random.ts";
import { randomValue } from "./random-value.ts";
import { round, summary, timed } from "./rules-replay.ts";

const FOLDER = new URL("../../configurator-schemas/products/", import.meta.url);
const JOURNEYS = 20;
const CLICKS = 15;
const ROUNDS = 3;

/**
 * What a shopper waits for: `click` closes every value on the engine after a click; `screen` is all that is shown after it,
 * every option asked with all picks but its own, and what follows from the selections; `attempt` explains an impossible click
 * and says what it would take. Cold is a new engine's first round, as a browser has it. `undecided`: answers of a click that
 * ran out of steps, in the first round.
 */
export function measureProducts(): readonly Readonly<Record<string, string | number>>[] {
  const ids = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ""));
  return ids.map((id) => {
    const product = bundledProduct(id);
    const rounds = Array.from({ length: ROUNDS }, () => journeys(product));
    const [cold, warm] = [rounds[0], rounds.at(-1)];
    return {
      product: id,
      values: product.options.reduce((sum, option) => sum + valuesOf(option), 0),
      rules: product.rules.length,
      "open ms": round(warm?.open ?? 0),
      "click median/p95/max": inWords(warm?.click),
      "screen median/p95/max": inWords(warm?.screen),
      "screen, cold": inWords(cold?.screen),
      "attempt median/p95/max": inWords(warm?.attempt),
      clicks: cold?.screen.length ?? 0,
      undecided: cold?.undecided ?? 0,
    };
  });
}

function inWords(times: readonly number[] | undefined): string {
  const { median, p95, max } = summary(times ?? []);
  return `${median} / ${p95} / ${max}`;
}

function journeys(product: Product) {
  const random = createRandom(20_261_122);
  const started = performance.now();
  const rules = new ProductRules(product);
  rules.settle({ product: product.id, selections: {}, elements: {} });
  const open = performance.now() - started;
  const compiled = compileRules(product);
  const engine = new Engine(compiled.model);
  engine.base();
  const click: number[] = [];
  const screen: number[] = [];
  const attempt: number[] = [];
  let undecided = 0;
  for (let journey = 0; journey < JOURNEYS; journey++) {
    let configuration: Configuration = { product: product.id, selections: {}, elements: {} };
    for (let n = 0; n < CLICKS; n++) {
      const option = product.options[random(product.options.length)];
      const value = option && randomValue(option, random);
      if (!option || value === undefined) continue;
      const { [option.id]: _old, ...others } = configuration.selections;
      const asked = { ...configuration, selections: { ...others, [option.id]: value } };
      const picks = Object.entries(asked.selections).flatMap(([id, own]) => picksOf(id, own, compiled));
      timed(click, () => engine.setPicks(picks.map(({ pick }) => pick)));
      const shown = timed(screen, () => ({ outlooks: rules.outlooks(asked), settled: rules.settle(asked) }));
      if (shown.settled.state === "undecided" || [...shown.outlooks.values()].some(isUndecided)) undecided += 1;
      if (shown.settled.rejected.size === 0) configuration = asked;
      else {
        const answer = timed(attempt, () => rules.attempt(configuration, { option: option.id, value }));
        if (answer.possible === "undecided") undecided += 1;
      }
    }
  }
  return { open, click, screen, attempt, undecided };
}

function isUndecided({ values, range }: OptionOutlook): boolean {
  return range?.isExact === false || (values ?? []).some(({ state }) => state === "undecided");
}

function valuesOf(option: Option): number {
  if ("values" in option) return option.values?.length ?? 0;
  return option.kind === "boolean" ? 2 : 0;
}
