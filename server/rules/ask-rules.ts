import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Money } from "../../configurator-schemas/units/money.ts";
import { AppError } from "../problems/app-error.ts";
import { askAbout } from "../workers/about-product.ts";
import { createKeptAnswers } from "../workers/kept-answers.ts";
import type { WorkerPool } from "../workers/worker-pool.ts";
import type { CheckAnswer, CheckQuestion, QuoteAnswer, QuoteQuestion } from "./rules-request.ts";
import type { RulesAnswers, RulesQuestion, SimulateAnswer, SimulateQuestion } from "./rules-request.ts";

/** What follows from selections, what it costs and what may still be chosen: the engine's answers, from its own processes. */
export interface Rules {
  /** What is checked, priced, drawn and made. What is saved, and what a receipt is about, are the shopper's own selections. */
  settle(product: Product, configuration: Configuration): Promise<Configuration>;
  check(product: Product, question: Omit<CheckQuestion, "kind">): Promise<CheckAnswer>;
  quote(product: Product, question: Omit<QuoteQuestion, "kind">): Promise<QuoteAnswer>;
  /** The lowest unit price of one piece, "from" in a list of products; undefined when nothing can be ordered, or the base is the shop's. */
  listPrice(product: Product): Promise<Money | undefined>;
  /** As many of the designs as a slice of time allows, so that shoppers who ask about the same product come in between. */
  simulate(product: Product, question: Omit<SimulateQuestion, "kind">): Promise<SimulateAnswer>;
  warm(): void;
  close(): Promise<void>;
}

/** More questions than this about one product at a time are refused: its shoppers try again. */
const MAX_WAITING = 200;

/**
 * Asks the pool. A product has one question under way at a time, so that one that is hard to work out, by mistake or malice,
 * holds up its own shoppers and nobody else's.
 */
export function createRules(pool: WorkerPool): Rules {
  const lines = new WeakMap<Product, { last: Promise<unknown>; waiting: number }>();
  const prices = new WeakMap<Product, Promise<Money | undefined>>();
  const quoteOnce = createKeptAnswers<QuoteAnswer>();

  const ask = async <Kind extends keyof RulesAnswers>(
    product: Product,
    question: Extract<RulesQuestion, { kind: Kind }>,
  ): Promise<RulesAnswers[Kind]> => {
    const line = lines.get(product) ?? { last: Promise.resolve(), waiting: 0 };
    lines.set(product, line);
    if (line.waiting >= MAX_WAITING) throw new AppError("unavailable");
    line.waiting += 1;
    const asked = line.last.then(() => askAbout<RulesAnswers[Kind]>(pool, product, { question }));
    line.last = asked.then(
      () => (line.waiting -= 1),
      () => (line.waiting -= 1),
    );
    return asked;
  };
  const priceOf = (product: Product): Promise<Money | undefined> => {
    const asked = ask<"listPrice">(product, { kind: "listPrice" }).then(({ from }) => from);
    asked.catch(() => prices.delete(product));
    prices.set(product, asked);
    return asked;
  };

  /** A cart asks for what the widget asked for, and many shoppers for the same thing. */
  const quoteOf = (product: Product, question: QuoteQuestion): Promise<QuoteAnswer> => {
    // A refusal may be of steps that ran out, and have more of them next time.
    const plain = { ...question, uploads: [...question.uploads] };
    const asked = { about: product, question: plain, isLasting: ({ ok }: QuoteAnswer) => ok };
    return quoteOnce(asked, () => ask<"quote">(product, question));
  };

  return {
    settle: async (product, configuration) =>
      (await ask<"settle">(product, { kind: "settle", configuration })).configuration,
    check: (product, question) => ask<"check">(product, { ...question, kind: "check" }),
    quote: (product, question) => quoteOf(product, { ...question, kind: "quote" }),
    listPrice: (product) => prices.get(product) ?? priceOf(product),
    simulate: (product, question) => ask<"simulate">(product, { ...question, kind: "simulate" }),
    warm: () => pool.warm(),
    close: () => pool.close(),
  };
}
