import { readdirSync } from "node:fs";
import {
  attemptValue,
  guideOptions,
  priceDifferences,
  settleConfiguration,
} from "../../configurator-schemas/answers/guide.ts";
import type { OptionGuide } from "../../configurator-schemas/answers/guide.ts";
import { quoteConfiguration } from "../../configurator-schemas/answers/quote.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { bundledProduct } from "../support/documents.ts";
import { createRandom } from "./create-random.ts";
import { summary, timed } from "./rules-replay.ts";
import { startConfiguration, walkOf } from "./shopper-walk.ts";

const FOLDER = new URL("../../configurator-schemas/products/", import.meta.url);
const JOURNEYS = 20;
const CLICKS = 15;
const ROUNDS = 3;
const LABELS = 60;
/** A quote is short: that long it is asked for again and again before it counts. */
const WARM_UP_MS = 1500;

/** Milliseconds of one answer each, warm. */
export interface CoreRow {
  readonly product: string;
  readonly values: number;
  readonly surcharges: number;
  /** Of a settled configuration, with its full ladder. */
  readonly quote: ReturnType<typeof summary>;
  /** What each of 60 possible values would change of the price. */
  readonly labels: ReturnType<typeof summary>;
  /** Why a value is impossible, what would make it possible, and what that costs. */
  readonly attempt: ReturnType<typeof summary>;
}

interface Times {
  readonly states: State[];
  readonly labels: number[];
  readonly attempt: number[];
}

/** Of labels that are asked for until there are enough: a small product needs several states for 60. */
interface Labels {
  values: number;
  ms: number;
}

interface State {
  readonly configuration: Configuration;
  readonly guides: readonly OptionGuide[];
  readonly quantity: number;
}

/** What a browser works out about prices on a shopper's way, for every bundled product: the last of some rounds of the same clicks. */
export function measureCore(): readonly CoreRow[] {
  return readdirSync(FOLDER).map((file) => {
    const product = bundledProduct(file.replace(/\.json$/, ""));
    let times = journeys(product);
    for (let n = 1; n < ROUNDS; n++) times = journeys(product);
    return {
      product: product.id,
      values: product.options.reduce((sum, option) => sum + valuesOf(option), 0),
      surcharges: product.prices[0]?.surcharges.length ?? 0,
      quote: summary(measureQuotes(product, times.states)),
      labels: summary(times.labels),
      attempt: summary(times.attempt),
    };
  });
}

/** Of choices, multi-choices and booleans, as `bench:rules` counts them. */
function valuesOf(option: Product["options"][number]): number {
  if ("values" in option) return option.values?.length ?? 0;
  return option.kind === "boolean" ? 2 : 0;
}

function journeys(product: Product): Times {
  const random = createRandom(20_261_128);
  const times: Times = { states: [], labels: [], attempt: [] };
  const labels: Labels = { values: 0, ms: 0 };
  for (let journey = 0; journey < JOURNEYS; journey++) {
    const walk = walkOf(product, { from: startConfiguration(product), random, clicks: CLICKS });
    for (const configuration of walk) {
      // The widget shows these before it asks for a price.
      const guides = guideOptions(product, configuration);
      const state = { configuration, guides, quantity: 1 + random(Math.min(50, product.maxQuantity)) };
      times.states.push(state);
      measureLabels(product, state, { random, times, labels });
      measureAttempt(product, state, { random, times });
    }
  }
  return times;
}

/** Of all states a shopper came through, settled. */
function measureQuotes(product: Product, states: readonly State[]): readonly number[] {
  const questions = states.map(({ configuration, quantity }) => ({
    settled: settleConfiguration(product, configuration),
    question: { lines: [{ quantity }], language: "fr", taxRatePercent: "20" } as const,
  }));
  const quote = ({ settled, question }: (typeof questions)[number]) => quoteConfiguration(product, settled, question);
  // Without a variant there is no price, and saying so is quicker.
  const priced = questions.filter((each) => quote(each).ok);
  const warmUntil = performance.now() + WARM_UP_MS;
  do priced.forEach(quote);
  while (performance.now() < warmUntil);
  const times: number[] = [];
  for (const each of priced) timed(times, () => quote(each));
  return times;
}

/** Option by option, as the widget asks, from a random one on. */
function measureLabels(
  product: Product,
  { configuration, guides, quantity }: State,
  {
    random,
    times,
    labels,
  }: { readonly random: (below: number) => number; readonly times: Times; readonly labels: Labels },
): void {
  const from = random(guides.length);
  for (const { id, available, values = [] } of [...guides.slice(from), ...guides.slice(0, from)]) {
    const possible = values.filter(({ state }) => state === "possible").map((each) => each.id);
    const wanted = possible.slice(0, LABELS - labels.values);
    if (!available || wanted.length === 0) continue;
    const started = performance.now();
    priceDifferences(product, configuration, { option: id, values: wanted, quantity });
    labels.ms += performance.now() - started;
    labels.values += wanted.length;
    if (labels.values < LABELS) continue;
    times.labels.push(labels.ms);
    labels.values = 0;
    labels.ms = 0;
    return;
  }
}

function measureAttempt(
  product: Product,
  { configuration, guides }: State,
  { random, times }: { readonly random: (below: number) => number; readonly times: Times },
): void {
  const impossible = guides.flatMap(({ id, values = [] }) =>
    values.filter(({ state }) => state === "impossible").map((each) => ({ option: id, value: each.id })),
  );
  const wanted = impossible[random(impossible.length)];
  if (wanted) timed(times.attempt, () => attemptValue(product, configuration, wanted));
}
