import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aBoolean, aChoice, aNumber, aRule } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import { aDocument } from "../../support/hostile-products.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
let other: Awaited<ReturnType<TestServer["addMerchant"]>>;
beforeAll(async () => {
  server = await openServer({ tasks: false });
  other = await server.addMerchant();
});
afterAll(() => server.close());

const colour = aChoice("colour", ["red", "blue", "green"], { default: "red" });
const english = { "accept-language": "en" };
const publish = (document: Written, { id = String(document["id"]), key = server.keys.secret } = {}) =>
  server.send(`PUT /v1/merchant/products/${id}`, { key, body: document, headers: english });
const lint = (document: unknown, key = server.keys.secret) =>
  server.send("POST /v1/merchant/products/lint", { key, body: document, headers: english });

describe("publishing", () => {
  it("[PU1] numbers versions itself: the same document again is the same version, a changed one the next", async () => {
    const first = aDocument({ id: "numbered", options: [colour] });
    expect((await publish(first)).json).toEqual({ id: "numbered", version: 1, findings: [] });
    expect((await publish(first)).json.version).toBe(1);
    const changed = { ...first, options: [colour, aBoolean("box")] };
    expect((await publish(changed)).json.version).toBe(2);
    expect((await server.send("GET /v1/products/numbered")).json).toMatchObject({ version: 2 });
    const old = await server.send("GET /v1/products/numbered?version=1");
    expect(old.json.options.map(({ id }: { id: string }) => id)).toEqual(["colour"]);
    // A version written into the document is not the author's to say.
    expect((await publish({ ...first, version: 7 })).status).toBe(422);
  });

  it("[PU1] two publishers at once get two numbers", async () => {
    const documents = [1, 2, 3].map((max) => aDocument({ id: "raced", options: [aNumber("count", 0, max)] }));
    const versions = (await Promise.all(documents.map((each) => publish(each)))).map(({ json }) => json.version);
    expect(new Set(versions)).toEqual(new Set([1, 2, 3]));
  });

  it("[PU2] refuses what the lint proves wrong, with the proof, and keeps nothing", async () => {
    const rules = [aRule("noBlue", { exclude: "colour == 'blue'" })];
    const answer = await publish(aDocument({ id: "dead", options: [colour], rules }));
    expect(answer).toMatchObject({
      status: 422,
      json: {
        code: "invalid_document",
        issues: [{ code: "value_dead", severity: "error", path: "/options/0/values/1" }],
      },
    });
    expect(answer.json.issues[0].message).toContain("noBlue");
    expect((await server.send("GET /v1/products/dead")).status).toBe(404);
  });

  it("[PU2] publishes with warnings, and tells them", async () => {
    const rules = [aRule("any", { require: "colour in ['red', 'blue', 'green']" })];
    const { status, json } = await publish(aDocument({ id: "warned", options: [colour], rules }));
    expect([status, json.version]).toEqual([200, 1]);
    expect(json.findings).toMatchObject([{ code: "rule_redundant", severity: "warning", path: "/rules/0" }]);
  });

  it("[PU3] lint finds the same, answers 200 and keeps nothing", async () => {
    const rules = [aRule("noBlue", { exclude: "colour == 'blue'" })];
    const { status, json } = await lint(aDocument({ id: "linted", options: [colour], rules }));
    expect([status, json.findings.map(({ code }: { code: string }) => code)]).toEqual([200, ["value_dead"]]);
    expect((await lint(aDocument({ id: "linted", options: [colour] }))).json).toEqual({ findings: [] });
    expect((await server.send("GET /v1/products/linted")).status).toBe(404);
  });

  it("[PU4] the address and the document name the same product", async () => {
    const answer = await publish(aDocument(), { id: "another" });
    expect(answer).toMatchObject({ status: 422, json: { issues: [{ code: "document_invalid", path: "/id" }] } });
    expect((await publish(aDocument(), { id: "No Slug" })).status).toBe(400);
  });

  it("[PU5] withdrawing takes it off the list, twice is once, publishing brings it back as a new version", async () => {
    const document = aDocument({ id: "gone", options: [colour] });
    const version = (await publish(document)).json.version;
    const withdrawn = await server.send("POST /v1/merchant/products/gone/withdraw", { key: server.keys.secret });
    expect(withdrawn.json).toMatchObject({ id: "gone", version });
    server.advance(60_000);
    const again = await server.send("POST /v1/merchant/products/gone/withdraw", { key: server.keys.secret });
    expect(again.json.withdrawnAt).toBe(withdrawn.json.withdrawnAt);
    const listed = async () =>
      (await server.send("GET /v1/products")).json.items.map(({ id }: { id: string }) => id).includes("gone");
    expect(await listed()).toBe(false);
    expect((await server.send("GET /v1/products/gone")).json.withdrawnAt).toBe(withdrawn.json.withdrawnAt);
    const quoted = { configuration: { product: "gone", selections: {} }, quantity: 1 };
    expect((await server.send("POST /v1/quotes", { body: quoted })).status).not.toBe(200);
    expect((await publish(document)).json.version).toBe(version + 1);
    expect(await listed()).toBe(true);
    expect((await server.send("POST /v1/quotes", { body: quoted })).status).toBe(200);
    const never = await server.send("POST /v1/merchant/products/never/withdraw", { key: server.keys.secret });
    expect(never.status).toBe(404);
  });

  it("[PU6] asks for the merchant's secret key, and keeps merchants apart", async () => {
    const document = aDocument({ id: "mine", options: [colour] });
    for (const key of ["", "sk_wrong", server.keys.publishable, server.keys.printShop]) {
      const answers = await Promise.all([
        publish(document, { key }),
        lint(document, key),
        server.send("POST /v1/merchant/products/mine/withdraw", { key }),
        server.send("PUT /v1/merchant/availability", { key, body: { sku: "THING", available: false } }),
      ]);
      for (const { status } of answers) expect([401, 403], key).toContain(status);
    }
    await publish(document);
    await publish({ ...document, options: [] }, { key: other.secret });
    expect((await server.send("GET /v1/products/mine")).json.options).toHaveLength(1);
    expect((await server.send("GET /v1/products/mine", { key: other.publishable })).json.options).toHaveLength(0);
    const theirs = aDocument({ id: "theirs" });
    await publish(theirs, { key: other.secret });
    expect((await server.send("GET /v1/products/theirs")).status).toBe(404);
    const withdrawn = await server.send("POST /v1/merchant/products/theirs/withdraw", { key: server.keys.secret });
    expect(withdrawn.status).toBe(404);
  });
});

describe("availability", () => {
  const say = (body: unknown, key = server.keys.secret) => server.send("PUT /v1/merchant/availability", { key, body });
  const ask = async (id: string, selections: Written = {}) =>
    (await server.send(`POST /v1/products/${id}/check`, { body: { selections }, headers: english })).json;
  const blueOf = (answer: { options: { values: { id: string }[] }[] }) =>
    answer.options[0]?.values.find(({ id }) => id === "blue");

  it("[AV1] tells what is out of stock with its day, and never decides the rules", async () => {
    const variants = {
      by: ["colour"],
      rows: [
        ["red", { sku: "R" }],
        ["green", { sku: "G" }],
        ["blue", { sku: "B" }],
      ],
    };
    await publish(aDocument({ id: "stocked", options: [colour], variants }));
    const before = await ask("stocked", { colour: "blue" });
    expect([before.valid, blueOf(before)]).toEqual([true, { id: "blue", state: "possible" }]);
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    expect((await say({ option: "colour", value: "blue", product: "stocked", available: false, until })).status).toBe(
      200,
    );
    const now = await ask("stocked", { colour: "blue" });
    expect(blueOf(now)).toEqual({ id: "blue", state: "possible", stock: { available: false, until } });
    expect([now.valid, now.issues.map(({ code }: { code: string }) => code)]).toEqual([false, ["out_of_stock"]]);
    // What is not chosen is told, and keeps nothing from being ordered.
    const red = await ask("stocked", { colour: "red" });
    expect([red.valid, blueOf(red)]).toMatchObject([true, { stock: { until } }]);
    const quote = { configuration: { product: "stocked", selections: { colour: "blue" } }, quantity: 1 };
    expect((await server.send("POST /v1/quotes", { body: quote })).status).toBe(422);
    await say({ option: "colour", value: "blue", product: "stocked", available: true });
    expect((await ask("stocked", { colour: "blue" })).valid).toBe(true);
    expect((await server.send("POST /v1/quotes", { body: quote })).status).toBe(200);
    // A blank that is missing is the value's that leads to it.
    await say({ sku: "B", available: false });
    expect(blueOf(await ask("stocked"))).toMatchObject({ state: "possible", stock: { available: false } });
  });

  it("[AV2] of one merchant says nothing about another's, and is listed to its own", async () => {
    const document = aDocument({ id: "shared", options: [colour] });
    await publish(document);
    await publish(document, { key: other.secret });
    await say({ option: "colour", value: "blue", available: false }, other.secret);
    expect(blueOf(await ask("shared"))).toEqual({ id: "blue", state: "possible" });
    const mine = await server.send("GET /v1/merchant/availability", { key: server.keys.secret });
    expect(mine.json.items.filter(({ product }: { product?: string }) => product === undefined)).toMatchObject([
      { sku: "B" },
    ]);
    const theirs = await server.send("GET /v1/merchant/availability", { key: other.secret });
    expect(theirs.json.items).toMatchObject([{ option: "colour", value: "blue", available: false }]);
  });

  it.each([
    [{}],
    [{ sku: "A" }],
    [{ sku: "A", available: "no" }],
    [{ option: "colour", available: false }],
    [{ sku: "A", available: false, until: "soon" }],
    [{ items: [] }],
  ])("[AV3] refuses %j", async (body) => {
    expect((await say(body)).status).toBe(400);
  });
});
