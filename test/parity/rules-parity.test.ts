import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Selection } from "../../configurator-schemas/configuration/configuration.ts";
import type { Option } from "../../configurator-schemas/schema/option.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { call } from "../support/api.ts";
import { NO_BROWSER, launchBrowser } from "../support/browser.ts";
import { startServer } from "../support/running-server.ts";
import type { RunningServer } from "../support/running-server.ts";
import type { RulesQuestionHere, answerInPage } from "./rules-page.ts";

type Answer = ReturnType<typeof answerInPage>[number];

const QUESTIONS = 60;
const MOST_PICKS = 8;
/** As strict as it gets: no eval, no WebAssembly, nothing from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'";

describe.skipIf(NO_BROWSER)("the rules in the browser and on the server", () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Awaited<ReturnType<typeof openPage>>;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser);
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
      const here = await page.answers(product, questions);
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

async function openPage(browser: Browser) {
  const script = await bundlePage();
  const host = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.setHeader("content-security-policy", POLICY);
    response.end(isScript ? script : "<!doctype html><script src=/page.js></script>");
  });
  await new Promise<void>((resolve) => {
    host.listen(0, "127.0.0.1", resolve);
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
  return {
    answers: (product: Product, questions: readonly RulesQuestionHere[]): Promise<Answer[]> =>
      // The bundle defines this global; the page knows it, this program's types do not.
      page.evaluate(
        ([given, asked]) =>
          (globalThis as unknown as { rulesPage: { answerInPage: typeof answerInPage } }).rulesPage.answerInPage(
            given,
            asked,
          ),
        [product, questions] as const,
      ),
    close: () => host.close(),
  };
}

async function bundlePage(): Promise<string> {
  const entry = fileURLToPath(new URL("rules-page.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["iife"], name: "rulesPage" } },
  });
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!("output" in result)) continue;
    const chunk = result.output.find((part) => part.type === "chunk");
    if (chunk) return chunk.code.replace(/^var rulesPage/m, "globalThis.rulesPage");
  }
  throw new Error("expected one script from the bundle of rules-page.ts, got none");
}
