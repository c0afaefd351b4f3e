import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CheckBody } from "../../../configurator-schemas/protocol/http.ts";
import { publishProduct } from "../../../server/products/publish-product.ts";
import { DEMO_MERCHANT } from "../../../server/demo/seed-demo.ts";
import { aChoice, aNumber, aProduct, aRule, word } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import { aDocument, factoring, marketSplit, pigeonhole } from "../../support/hostile-products.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

const LIMITS = { timeoutMs: 4000, memoryMb: 256 };
/** A little more than the limit: the worker's start, and machines that are busy. */
const BOUNDED_MS = LIMITS.timeoutMs + 4000;

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false, publishingLimits: LIMITS })));
afterAll(() => server.close());

const colour = aChoice("colour", ["red", "blue"], { default: "red" });
const derived = (id: string, value: string) => ({ id, label: word(id), value });
const sized = (max: number) => ["a", "b", "c"].map((id) => aNumber(id, 0, max, { default: 1 }));
const table = (rows: number) => ({ options: ["colour"], rows: Array.from({ length: rows }, () => ["red"]) });

describe("a document no shop should have", () => {
  const documents: readonly (readonly [name: string, document: Written, code: string, path: string])[] = [
    [
      "rules that contradict each other",
      aDocument({
        options: [colour],
        rules: [aRule("yes", { require: "colour == 'red'" }), aRule("no", { exclude: "colour == 'red'" })],
      }),
      "product_void",
      "",
    ],
    [
      "derived values in a circle",
      aDocument({ options: [colour], derived: [derived("one", "two + 1"), derived("two", "one * 2")] }),
      "expression_circular",
      "/derived/0/value",
    ],
    [
      "an option available when it is available",
      aDocument({ options: [{ ...colour, availableWhen: "colour == 'red'" }] }),
      "expression_circular",
      "/options/0/availableWhen",
    ],
    [
      "a table with more rows than are read",
      aDocument({ options: [colour], rules: [aRule("long", { table: table(150_000) })] }),
      "limit_exceeded",
      "/rules/0/table/rows",
    ],
    [
      "an expression nested too deep",
      aDocument({ options: [colour], rules: [aRule("deep", { require: `${"(".repeat(200)}true${")".repeat(200)}` })] }),
      "expression_invalid",
      "/rules/0/require",
    ],
    [
      "a document nested too deep",
      aDocument({ options: JSON.parse(`${"[".repeat(3000)}${"]".repeat(3000)}`) as unknown }),
      "limit_exceeded",
      `/options${"/0".repeat(40)}`,
    ],
    [
      "more values than a document may have",
      aDocument({ options: Array.from({ length: 100 }, () => Array.from({ length: 2000 }, () => 1)) }),
      "limit_exceeded",
      "",
    ],
    [
      "an option nobody knows in a rule",
      aDocument({ options: [colour], rules: [aRule("typo", { require: "color == 'red'" })] }),
      "expression_invalid",
      "/rules/0/require",
    ],
    [
      "more rules than are published",
      aDocument({
        options: [colour],
        rules: Array.from({ length: 2001 }, (_, i) => aRule(`r${i}`, { require: "true" })),
      }),
      "document_invalid",
      "/rules",
    ],
    ["a number too large", aDocument({ options: sized(1e12) }), "document_invalid", "/options/0/max"],
    [
      "a calculation too large to count exactly",
      aDocument({ options: sized(1e9), rules: [aRule("volume", { require: "a * b * c <= 5" })] }),
      "rule_too_large",
      "/rules/0",
    ],
    ["birds and holes", pigeonhole(14), "lint_undecided", ""],
    ["sums that nearly contradict each other", marketSplit(6, 40), "lint_undecided", ""],
  ];

  it.each(documents)("[BI1] %s: a finding with its place, in bounded time", async (_name, document, code, path) => {
    const started = performance.now();
    const request = { key: server.keys.secret, body: document, headers: { "accept-language": "en" } };
    const refused = await server.send("PUT /v1/merchant/products/thing", request);
    const found = { code, path, severity: "error" };
    expect(refused).toMatchObject({ status: 422, json: { code: "invalid_document" } });
    expect(refused.json.issues).toEqual(expect.arrayContaining([expect.objectContaining(found)]));
    for (const { message } of refused.json.issues) expect(message).toMatch(/\.$/);
    const linted = await server.send("POST /v1/merchant/products/lint", request);
    expect(linted.json.findings).toEqual(expect.arrayContaining([expect.objectContaining(found)]));
    expect(performance.now() - started).toBeLessThan(BOUNDED_MS);
    expect((await server.send("GET /v1/products/thing")).status).toBe(404);
  });

  it("[BI2] a million rows are too many bytes to be read at all: 413 says how many are", async () => {
    const body = aDocument({ options: [colour], rules: [aRule("long", { table: table(1_000_000) })] });
    const answer = await server.send("PUT /v1/merchant/products/thing", { key: server.keys.secret, body });
    expect(answer).toMatchObject({ status: 413, json: { code: "too_large" } });
    expect(answer.json.detail).toContain("2048");
  });

  it("[BI3] products of large numbers end at the limit of the proof, and others publish after it", async () => {
    const started = performance.now();
    const body = { ...factoring(999_985_999_949), id: "factors" };
    const answer = await server.send("PUT /v1/merchant/products/factors", { key: server.keys.secret, body });
    expect([answer.status, answer.json.issues[0].path]).toEqual([422, ""]);
    expect(["limit_exceeded", "lint_undecided"]).toContain(answer.json.issues[0].code);
    expect(performance.now() - started).toBeLessThan(BOUNDED_MS);
    const next = aDocument({ id: "next", options: [colour] });
    expect((await server.send("PUT /v1/merchant/products/next", { key: server.keys.secret, body: next })).status).toBe(
      200,
    );
  });

  it("[BI4] bodies that are no document are refused", async () => {
    const send = (body: string) => server.send("PUT /v1/merchant/products/thing", { key: server.keys.secret, body });
    for (const body of ["", "{", "[]", "null", "[".repeat(100_000)]) expect((await send(body)).status).toBe(400);
    expect((await send("{}")).status).toBe(422);
    expect((await send('{"id":"thing","__proto__":{"options":[]}}')).status).toBe(422);
    expect((await send('{"id":"thing","schemaVersion":99}')).json.issues[0].path).toBe("/schemaVersion");
  });
});

describe("a hostile product that was published all the same", () => {
  it("[BI5] is undecided, never possible, and keeps nobody else waiting", async () => {
    const product = aProduct({ ...pigeonhole(14), id: "pigeons" });
    await publishProduct(server.dependencies.database, { merchantId: DEMO_MERCHANT, product, now: new Date() });
    const check = (id: string, selections: Written) =>
      server.send(`POST /v1/products/${id}/check`, { body: { selections } });
    await check("mug-11oz", {});
    const started = performance.now();
    const hard = Array.from({ length: 4 }, (_, i) => check("pigeons", { bird0: `hole-${i}` }));
    const others = await Promise.all(Array.from({ length: 20 }, () => check("mug-11oz", { finish: "magic" })));
    const othersMs = performance.now() - started;
    for (const { status, json } of others) expect([status, json.valid]).toEqual([200, true]);
    for (const answer of await Promise.all(hard)) {
      expect(answer.status).toBe(200);
      const { options } = CheckBody.parse(answer.json);
      for (const { values } of options) for (const { state } of values ?? []) expect(state).not.toBe("possible");
      expect(options.some(({ values }) => values?.some(({ state }) => state === "undecided"))).toBe(true);
    }
    expect(othersMs).toBeLessThan(5000);
    const attempt = { option: "bird1", value: "hole-3" };
    const attempted = await server.send("POST /v1/products/pigeons/check", { body: { selections: {}, attempt } });
    expect(attempted.json.attempt.possible).not.toBe(true);
  });
});
