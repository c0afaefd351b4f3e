import fc from "fast-check";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Selection } from "../../configurator-schemas/configuration/configuration.ts";
import type { Option } from "../../configurator-schemas/schema/option.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { call } from "../support/api.ts";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { startServer } from "../support/running-server.ts";
import type { RunningServer } from "../support/running-server.ts";
import { openCorePage } from "./core-page.ts";
import type { CorePage } from "./core-page.ts";
import type * as RulesPage from "./rules-page.ts";
import type { RulesQuestionHere } from "./rules-page.ts";

type Answer = ReturnType<(typeof RulesPage)["answerInPage"]>[number];

const QUESTIONS = 60;
const MOST_PICKS = 8;

describe.skipIf(NO_BROWSER)("the rules in the browser and on the server", () => {
  let server: RunningServer;
  let browser: Browser;
  let page: CorePage<typeof RulesPage>;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openCorePage(browser, "rules-page.ts");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
    page?.close();
  });

  it("[RP1] give the same answers, under a strict content security policy: states, ranges, reasons, repairs, prices", async () => {
    const { items } = (await read("GET /products")) as { items: { id: string }[] };
    let refused = 0;
    for (const { id } of items) {
      const product = (await read(`GET /products/${id}`)) as Product;
      const questions = randomQuestions(product);
      const here = await page.call("answerInPage", product, questions);
      refused += here.filter(({ attempt }) => attempt.possible === false && attempt.conflict.rules.length > 0).length;
      for (const [i, question] of questions.entries()) {
        const there = (await read(`POST /products/${id}/check`, question)) as { options: unknown; attempt: unknown };
        expect(asTheServerSays(here[i]!), JSON.stringify({ id, question })).toEqual({
          options: there.options,
          attempt: withoutWords(there.attempt),
        });
      }
    }
    // Answers that say "everything goes" would be alike without saying anything.
    expect(refused).toBeGreaterThan(MOST_PICKS);
  }, 300_000);

  async function read(request: string, body?: unknown): Promise<unknown> {
    const { status, json } = await call(server.url, request, { key: server.keys.publishable, body });
    expect(status, JSON.stringify(json)).toBe(200);
    return json;
  }
});

/** Selections a shopper, an old link or a program may bring, whether they go together or not; and a value to ask about. */
function randomQuestions(product: Product): readonly RulesQuestionHere[] {
  const options = product.options.filter((option) => valueOf(option, 0) !== undefined);
  const picks = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: MOST_PICKS });
  return fc.sample(fc.tuple(picks, fc.nat(), fc.nat()), { numRuns: QUESTIONS, seed: 20261128 }).map(([list, o, v]) => {
    const asked = options[o % options.length]!;
    const selections: Record<string, Selection> = {};
    for (const [at, seed] of list) {
      const option = options[at % options.length]!;
      selections[option.id] = valueOf(option, seed)!;
    }
    return { selections, attempt: { option: asked.id, value: valueOf(asked, v)! } };
  });
}

function valueOf(option: Option, seed: number): Selection | undefined {
  switch (option.kind) {
    case "choice":
      return option.values?.[seed % option.values.length]?.id;
    case "multi-choice":
      return (option.values ?? []).filter((_, i) => ((seed >> (i % 20)) & 1) === 1).map(({ id }) => id);
    case "boolean":
      return seed % 2 === 0;
    case "number":
      return option.min + (seed % (Math.round((option.max - option.min) / option.step) + 1)) * option.step;
    default:
      return undefined;
  }
}

/** The page's answer as JSON carries it, in the contract's form: the server adds words to reasons, and money or null. */
function asTheServerSays({ options, attempt }: Answer): unknown {
  return JSON.parse(
    JSON.stringify({
      options: options.map(({ range, ...option }) => {
        if (!range) return option;
        const { isExact, ...told } = range;
        return { ...option, range: { ...told, ...(!isExact && { isExact }) } };
      }),
      attempt: {
        ...attempt,
        conflict: { ...attempt.conflict, rules: attempt.conflict.rules.map(({ id }) => id) },
        repairs: attempt.repairs.map((each) => ({ ...each, priceDelta: each.priceDelta ?? null })),
      },
    }),
  );
}

function withoutWords(attempt: unknown): unknown {
  const { conflict, ...rest } = attempt as { conflict: { picks: unknown; rules: { id: string }[] } };
  return { ...rest, conflict: { ...conflict, rules: conflict.rules.map(({ id }) => id) } };
}
