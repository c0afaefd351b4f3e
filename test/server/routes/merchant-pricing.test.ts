import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aBoolean, aChoice, aNumber, aRule, word } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import { aDocument } from "../../support/hostile-products.ts";
import { loadDocuments } from "../../../server/documents/load-documents.ts";
import { openServer } from "../open-server.ts";
import type { Answer, TestServer } from "../open-server.ts";

let server: TestServer;
let other: Awaited<ReturnType<TestServer["addMerchant"]>>;
beforeAll(async () => {
  server = await openServer({ tasks: false });
  other = await server.addMerchant();
});
afterAll(() => server.close());

const PATH = "/v1/merchant/pricing/simulate";
const english = { "accept-language": "en" };
const simulate = (body: unknown, key = server.keys.secret): Promise<Answer> =>
  server.send(`POST ${PATH}`, { key, body, headers: english });

const options = [
  aChoice("size", ["small", "large"]),
  aNumber("count", 1, 9, { default: 1 }),
  aBoolean("box"),
  aChoice("colour", ["red", "blue"], { default: "red" }),
];
const table = { currency: "EUR", tax: "inclusive", base: "10.00" };
const surcharge = (id: string, change: Written): Written => ({ id, label: word(id), ...change });
const thing = (id: string, change: Written = {}): Written =>
  aDocument({ id, options, prices: [table], maxQuantity: 100, ...change });

async function publish(document: Written, key = server.keys.secret): Promise<void> {
  const answer = await server.send(`PUT /v1/merchant/products/${String(document["id"])}`, { key, body: document });
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
}

async function save(product: string, selections: Written, key = server.keys.publishable): Promise<Answer["json"]> {
  server.advance(1000);
  const answer = await server.send("POST /v1/designs", { key, body: { configuration: { product, selections } } });
  expect(answer.status).toBe(201);
  return answer.json;
}

const quote = async (product: string, selections: Written, quantity: number): Promise<number> =>
  (await server.send("POST /v1/quotes", { body: { configuration: { product, selections }, quantity } })).json.unitPrice
    .amount;

describe("the simulation of prices", () => {
  it("[SM1] answers what quotes answer before and after the draft is published", async () => {
    const prices = [
      {
        ...table,
        surcharges: [surcharge("large", { when: "size == 'large'", amount: "3.99" })],
        breaks: [{ from: 10, percent: "-10" }],
      },
    ];
    const draft = [
      {
        ...table,
        base: "9.50",
        surcharges: [
          surcharge("large", { when: "size == 'large' && count > 2", percent: "12.5" }),
          surcharge("counted", { per: "count", amount: "0.35" }),
        ],
        breaks: [{ from: 10, percent: "-15" }],
      },
    ];
    await publish(thing("compared", { prices }));
    const chosen = ["small", "large"].flatMap((size) => [1, 2, 3, 5, 8, 9].map((count) => ({ size, count })));
    const designs: string[] = [];
    for (const selections of chosen) designs.push((await save("compared", selections)).id);
    const pricesOf = (quantity: number) => Promise.all(chosen.map((each) => quote("compared", each, quantity)));
    const before = [await pricesOf(1), await pricesOf(12)];
    const answers = [1, 12].map((quantity) => simulate({ product: "compared", prices: draft, quantity }));
    const bodies = (await Promise.all(answers)).map(({ json }) => json);
    await publish(thing("compared", { prices: draft }));
    for (const [i, quantity] of [1, 12].entries()) {
      const priced = before[i] ?? [];
      const after = await pricesOf(quantity);
      const changes = priced.map((each, j) => (after[j] ?? 0) - each);
      const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
      const sorted = changes.toSorted((a, b) => a - b);
      const { before: spread, change, histogram, largest, ...rest } = bodies[i];
      expect(rest).toMatchObject({ product: "compared", version: 1, currency: "EUR", quantity });
      expect([rest.designs, rest.priced, rest.notPriced]).toEqual([12, 12, []]);
      expect(spread).toMatchObject({ min: Math.min(...priced), max: Math.max(...priced), sum: sum(priced) });
      expect(rest.after).toMatchObject({ min: Math.min(...after), max: Math.max(...after), sum: sum(after) });
      expect(change).toEqual({
        min: sorted[0],
        median: sorted[5],
        p90: sorted[10],
        max: sorted[11],
        sum: sum(changes),
        cheaper: changes.filter((each) => each < 0).length,
        same: changes.filter((each) => each === 0).length,
        dearer: changes.filter((each) => each > 0).length,
      });
      expect(histogram.map(({ count }: { count: number }) => count)).toEqual(
        histogram.map(
          ({ from, to }: { from: number; to: number }) => changes.filter((each) => from <= each && each < to).length,
        ),
      );
      expect(sum(histogram.map(({ count }: { count: number }) => count))).toBe(12);
      for (const each of largest) {
        const place = designs.indexOf(each.design);
        expect([each.before, each.after]).toEqual([priced[place], after[place]]);
      }
      expect(largest).toHaveLength(Math.min(10, changes.filter((each) => each !== 0).length));
      expect(change.cheaper * change.dearer).toBeGreaterThan(0);
    }
  });

  it("[SM2] counts what no quote would price by its first reason, and looks at newest versions only", async () => {
    const rules = [aRule("noBlue", { require: "size == 'small' || colour == 'red'" })];
    await publish(thing("reasons", { rules }));
    await save("reasons", { size: "small" });
    await save("reasons", {});
    await save("reasons", { size: "huge" });
    await save("reasons", { size: "gigantic" });
    const changed = await save("reasons", { size: "large" });
    const next = await server.send(`PUT /v1/designs/${changed.id}`, {
      body: { configuration: { product: "reasons", selections: { size: "small", box: true } } },
      headers: { "design-token": changed.token, "if-match": '"1"' },
    });
    expect(next.status).toBe(200);
    const draft = [
      {
        ...table,
        surcharges: [
          surcharge("box", { when: "box", amount: "1.00" }),
          // Only the version that is not the newest would pay it.
          surcharge("large", { when: "size == 'large'", amount: "100.00" }),
        ],
      },
    ];
    const { json } = await simulate({ product: "reasons", prices: draft });
    expect(json).toMatchObject({
      designs: 5,
      priced: 2,
      notPriced: [
        { reason: "value_unknown", count: 2 },
        { reason: "option_missing", count: 1 },
      ],
      before: { min: 1000, median: 1000, p90: 1000, max: 1000, sum: 2000 },
      after: { min: 1000, median: 1000, p90: 1100, max: 1100, sum: 2100 },
      change: { min: 0, median: 0, p90: 100, max: 100, sum: 100, cheaper: 0, same: 1, dearer: 1 },
      largest: [{ design: changed.id, before: 1000, after: 1100 }],
    });
    expect(json.partial).toBeUndefined();
    // A design that would cost less than nothing cannot be sold, however the untouched product is priced.
    const negative = [{ ...table, surcharges: [surcharge("box", { when: "box", amount: "-11.00" })] }];
    const sold = (await simulate({ product: "reasons", prices: negative })).json;
    expect(sold.priced).toBe(1);
    expect(sold.notPriced).toContainEqual({ reason: "price_below_zero", count: 1 });
  });

  it("[SM3] looks at the designs saved last, each once, however many share a moment", async () => {
    await publish(thing("many"));
    for (let i = 0; i < 3; i += 1) await save("many", { size: "large" });
    server.advance(1000);
    const body = { configuration: { product: "many", selections: { size: "small" } } };
    const saved = await Promise.all(Array.from({ length: 60 }, () => server.send("POST /v1/designs", { body })));
    expect(new Set(saved.map(({ status }) => status))).toEqual(new Set([201]));
    const draft = [{ ...table, surcharges: [surcharge("large", { when: "size == 'large'", amount: "1.00" })] }];
    const count = async (designs?: number) => {
      const { json } = await simulate({ product: "many", prices: draft, ...(designs !== undefined && { designs }) });
      return [json.designs, json.change.dearer];
    };
    expect(await count()).toEqual([63, 3]);
    expect(await count(60)).toEqual([60, 0]);
    expect(await count(61)).toEqual([61, 1]);
    expect(await count(25)).toEqual([25, 0]);
    expect(await count(1)).toEqual([1, 0]);
    expect((await simulate({ product: "many", prices: draft, designs: 1001 })).status).toBe(400);
  });

  it("[SM4] is of zeros where there are no designs", async () => {
    await publish(thing("unseen"));
    const zeros = { min: 0, median: 0, p90: 0, max: 0, sum: 0 };
    expect(await simulate({ product: "unseen", prices: [table] })).toMatchObject({
      status: 200,
      json: {
        product: "unseen",
        version: 1,
        currency: "EUR",
        quantity: 1,
        designs: 0,
        priced: 0,
        notPriced: [],
        before: zeros,
        after: zeros,
        change: { ...zeros, cheaper: 0, same: 0, dearer: 0 },
        histogram: [],
        largest: [],
      },
    });
  });

  it("[SM5] never counts another merchant's designs of a product with the same name", async () => {
    await publish(thing("twin"));
    await publish(thing("twin", { prices: [{ ...table, base: "77.00" }] }), other.secret);
    await save("twin", { size: "small" });
    await save("twin", { size: "small" }, other.publishable);
    await save("twin", { size: "large" }, other.publishable);
    const mine = (await simulate({ product: "twin", prices: [table] })).json;
    const theirs = (await simulate({ product: "twin", prices: [table] }, other.secret)).json;
    expect([mine.designs, mine.before.max]).toEqual([1, 1000]);
    expect([theirs.designs, theirs.before.max]).toEqual([2, 7700]);
    await publish(thing("theirs"), other.secret);
    expect((await simulate({ product: "theirs", prices: [table] })).status).toBe(404);
  });

  it.each([
    ["an amount that is none", draftWith([{}, {}, {}, { amount: "1,50" }]), "/prices/0/surcharges/3/amount"],
    ["a bad expression", draftWith([{}, { when: "size == " }]), "/prices/0/surcharges/1/when"],
    ["an option there is not", draftWith([{ when: "weight > 3" }]), "/prices/0/surcharges/0/when"],
    ["two tables in one currency", [table, table], "/prices/1/currency"],
    ["breaks that meet", [{ ...table, breaks: [5, 5].map((from) => ({ from, percent: "-5" })) }], "/prices/0/breaks"],
    ["a break above 100 %", [{ ...table, breaks: [{ from: 5, percent: "-150" }] }], "/prices/0/breaks/0/percent"],
    ["a negative price", [{ ...table, base: "-1.00" }], "/prices/0/base"],
    ["no table", [], "/prices"],
    ["no object", ["free"], "/prices/0"],
  ])("[SM6] refuses a draft that could not be published: %s", async (_, prices, path) => {
    await publish(thing("drafted"));
    const { status, json } = await simulate({ product: "drafted", prices });
    expect([status, json.code]).toEqual([422, "invalid_document"]);
    expect(json.issues.map((each: { path: string }) => each.path)).toContain(path);
    // Publishing says the same.
    const published = await server.send("PUT /v1/merchant/products/drafted", {
      key: server.keys.secret,
      body: thing("drafted", { prices }),
      headers: english,
    });
    expect([published.status, published.json.issues]).toEqual([422, json.issues]);
  });

  it("[SM7] says what it cannot answer: quantity, currency, product, key", async () => {
    await publish(thing("asked", { prices: [table, { ...table, currency: "USD" }] }));
    const ask = (change: Written) => simulate({ product: "asked", prices: [table], ...change });
    const issueOf = async (change: Written) => {
      const { status, json } = await ask(change);
      return [status, json.issues?.[0]?.code, json.issues?.[0]?.path];
    };
    expect(await issueOf({ quantity: 101 })).toEqual([422, "quantity_out_of_range", "/quantity"]);
    expect(await issueOf({ currency: "JPY" })).toEqual([422, "value_unknown", "/currency"]);
    // The present prices have it, the draft has not.
    expect(await issueOf({ currency: "USD" })).toEqual([422, "value_unknown", "/currency"]);
    expect((await ask({ currency: "USD", prices: [table, { ...table, currency: "USD" }] })).status).toBe(200);
    expect(await issueOf({ price: [] })).toEqual([400, "document_invalid", "/price"]);
    expect((await ask({ product: "nothing" })).status).toBe(404);
    for (const key of [server.keys.publishable, server.keys.printShop]) {
      expect((await simulate({ product: "asked", prices: [table] }, key)).status).toBe(403);
    }
    expect((await simulate({ product: "asked", prices: [table] }, "")).status).toBe(401);
  });

  it("[SM8] takes a base that is the shop's from the request, before and after", async () => {
    const shops = [{ ...table, base: "shop", surcharges: [surcharge("box", { when: "box", percent: "10" })] }];
    await publish(thing("rented", { prices: shops }));
    await save("rented", { size: "small", box: true });
    const ask = (change: Written) => simulate({ product: "rented", prices: [table], ...change });
    expect((await ask({})).json.issues).toMatchObject([{ code: "shop_base_missing", path: "/shopBase" }]);
    const dollars = await ask({ shopBase: { amount: 2000, currency: "USD" } });
    expect([dollars.status, dollars.json.issues[0].path]).toEqual([422, "/shopBase/currency"]);
    const { json } = await ask({ shopBase: { amount: 2000, currency: "EUR" } });
    expect([json.before.max, json.after.max]).toEqual([2200, 1000]);
    await publish(thing("owned"));
    await save("owned", { size: "small", box: true });
    const draft = await simulate({ product: "owned", prices: shops, shopBase: { amount: 500, currency: "EUR" } });
    expect([draft.json.before.max, draft.json.after.max]).toEqual([1000, 550]);
    const unasked = await simulate({ product: "owned", prices: [table], shopBase: { amount: 1, currency: "EUR" } });
    expect(unasked.json.issues[0].code).toBe("shop_base_unasked");
  });

  it("[SM9] prices a design by the version it was made with, at the newest prices, as quotes do", async () => {
    const of = (when: string, base = "10.00") => [
      { ...table, base, surcharges: [surcharge("extra", { when, amount: "2.00" })] },
    ];
    await publish(thing("aged", { prices: of("colour == 'blue'") }));
    const old = (await save("aged", { size: "large", colour: "blue" })).id;
    // What can be chosen now has no blue; what was made with it keeps it.
    const [size, count, box] = options;
    const newer = [size, count, box, aBoolean("ribbon")];
    await publish(thing("aged", { options: newer, prices: of("box", "11.00") }));
    const young = (await save("aged", { size: "large", box: true })).id;
    const drafts = [of("size == 'large'", "15.00"), of("ribbon", "20.00")];
    const expected = async () => {
      const [oldPrice, youngPrice] = await Promise.all(
        [
          { productVersion: 1, selections: { size: "large", colour: "blue" } },
          { productVersion: 2, selections: { size: "large", box: true } },
        ].map(async (each) => {
          const configuration = { product: "aged", ...each };
          return (await server.send("POST /v1/quotes", { body: { configuration, quantity: 1 } })).json.unitPrice.amount;
        }),
      );
      return { [old]: oldPrice, [young]: youngPrice };
    };
    const before = await expected();
    const answers = [];
    for (const prices of drafts) answers.push((await simulate({ product: "aged", prices })).json);
    for (const [i, prices] of drafts.entries()) {
      await publish(thing("aged", { options: newer, prices }));
      const after = await expected();
      const { designs, priced, largest } = answers[i];
      expect([designs, priced, largest.length]).toEqual([2, 2, 2]);
      for (const each of largest) expect([each.before, each.after]).toEqual([before[each.design], after[each.design]]);
    }
  });

  it("[SM10] the bundled products can be tried with their own prices, and the example works as it is", async () => {
    const { paths } = (await server.send("GET /api/v1/openapi.json", { key: "" })).json;
    const { example } = paths["/api/v1/merchant/pricing/simulate"].post.requestBody.content["application/json"];
    expect((await simulate(example)).status).toBe(200);
    const { products } = await loadDocuments();
    expect(products.length).toBeGreaterThan(4);
    for (const { id } of products) {
      const { prices } = (await server.send(`GET /v1/products/${id}`)).json;
      expect([id, (await simulate({ product: id, prices })).status]).toEqual([id, 200]);
    }
  });
});

function draftWith(changes: readonly Written[]): readonly Written[] {
  const surcharges = changes.map((change, i) => surcharge(`line${i}`, { amount: "1.00", ...change }));
  return [{ ...table, surcharges }];
}
