import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderBody } from "../../../configurator-schemas/protocol/http.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign, claimOne } from "../orders.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer()));
afterAll(() => server.close());

const place = (body: unknown, headers: Record<string, string> = {}) =>
  server.send("POST /v1/merchant/orders", { key: server.keys.secret, body, headers });
const countOrders = async () =>
  (await server.dependencies.database.read.selectFrom("orders").selectAll().execute()).length;

describe("orders", () => {
  it("[OR1] one job per line; durable when answered; rendered files can be pulled", async () => {
    const { order } = await aQuotedDesign(server, { quantity: 2 });
    const answer = await place(order);
    expect(answer.status).toBe(201);
    const body = OrderBody.parse(answer.json);
    expect(body).toMatchObject({ externalId: "1001", state: "open", lines: [{ sku: "MUG11-W", quantity: 2 }] });
    expect(body.lines[0]?.jobs).toMatchObject([{ state: "rendering", profile: "mug-228x89" }]);
    expect(body.lines[0]?.priceWarning).toBeUndefined();
    const job = await claimOne(server);
    expect(job.id).toBe(body.lines[0]?.jobs[0]?.id);
    expect(job.files).toMatchObject([{ name: "mug-11oz-wrap.png", area: "wrap", format: "png" }]);
    expect(job.ticket).toMatchObject({
      externalId: "1001",
      quantity: 2,
      variant: { sku: "MUG11-W" },
      profile: { id: "mug-228x89" },
    });
    const seen = await server.send(`GET /v1/merchant/orders/${body.id}`, { key: server.keys.secret });
    expect(seen.json.lines[0].jobs[0].state).toBe("claimed");
  });

  it("[OR2] fifty equal requests with one key make one order and fifty equal answers", async () => {
    const { order } = await aQuotedDesign(server);
    const before = await countOrders();
    const answers = await Promise.all(Array.from({ length: 50 }, () => place(order, { "idempotency-key": "fifty" })));
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((each) => each.text)).size).toBe(1);
    expect(await countOrders()).toBe(before + 1);
    const other = await place({ ...order, externalId: "other" }, { "idempotency-key": "fifty" });
    expect(other).toMatchObject({ status: 422, json: { code: "idempotency_reused" } });
    // Control: without the key each request is an order of its own.
    await Promise.all([place(order), place(order)]);
    expect(await countOrders()).toBe(before + 3);
  });

  it("[OR3] a forged or foreign receipt is 422; another merchant's too", async () => {
    const { order } = await aQuotedDesign(server);
    const [line] = order.lines;
    const receipt: string = line?.receipt ?? "";
    const [head = "", claims = "", signature = ""] = receipt.split(".");
    const cheaper = Buffer.from(
      Buffer.from(claims, "base64url")
        .toString()
        .replace(/"amount":\d+/g, '"amount":1'),
    ).toString("base64url");
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`;
    for (const forged of [`${head}.${cheaper}.${signature}`, unsigned, "x.y.z", "nonsense"]) {
      const answer = await place({ ...order, lines: [{ ...line, receipt: forged }] });
      expect(answer).toMatchObject({ status: 422, json: { code: "receipt_forged" } });
    }
    const other = await server.addMerchant();
    const theirs = await aQuotedDesign(server, { keys: other });
    const mixed = await place({ ...order, lines: [{ ...line, receipt: theirs.order.lines[0]?.receipt }] });
    expect(mixed).toMatchObject({ status: 422, json: { code: "receipt_wrong_audience" } });
  });

  it("[OR4] an expired receipt is never a refusal; a price that differs is a warning with both amounts", async () => {
    const { order, quote, design } = await aQuotedDesign(server, { text: "Léa" });
    const late = { ...order, placedAt: new Date(Date.now() + 30 * 86_400_000).toISOString() };
    const unchanged = await place(late);
    expect(unchanged.status).toBe(201);
    expect(unchanged.json.lines[0].priceWarning).toBeUndefined();
    // The design gets dearer after the receipt: 30 characters.
    const dearer = aMugWith(aText({ text: "un très long prénom composé ici", sizeMm: 6 }));
    await server.send(`PUT /v1/designs/${design.id}`, {
      headers: { "design-token": design.token, "if-match": '"1"' },
      body: { configuration: dearer },
    });
    const [line] = order.lines;
    const changed = await place({ ...order, lines: [{ ...line, version: 2 }] });
    expect(changed.status).toBe(201);
    const { priceWarning } = changed.json.lines[0];
    expect(priceWarning).toMatchObject({ code: "receipt_other_design", receipt: quote.total });
    expect(priceWarning.now.amount).toBeGreaterThan(quote.total.amount);
    expect(priceWarning.message).toContain("EUR");
  });

  it("[OR5] a quantity inside the receipt's ladder needs no new receipt", async () => {
    const { order } = await aQuotedDesign(server, { quantity: 1 });
    const [line] = order.lines;
    const more = await place({ ...order, lines: [{ ...line, lines: [{ quantity: 48 }] }] });
    expect(more.status).toBe(201);
    expect(more.json.lines[0].priceWarning).toBeUndefined();
  });

  it("[OR6] incomplete, invalid, unprintable and unknown things are refused with issues", async () => {
    const { order, design } = await aQuotedDesign(server);
    const [line] = order.lines;
    const selections = { finish: "no-such-finish" };
    const invalid = await place({ ...order, lines: [{ ...line, lines: [{ quantity: 1, selections }] }] });
    expect(invalid).toMatchObject({ status: 422, json: { code: "invalid_configuration" } });
    expect(invalid.json.issues[0]).toMatchObject({
      code: "value_unknown",
      severity: "error",
      path: "/selections/finish",
    });
    const profile = await place({ ...order, lines: [{ ...line, profile: "dtg-a" }] });
    expect(profile.json.issues[0].code).toBe("profile_not_offered");
    const sku = await place({ ...order, lines: [{ ...line, lines: [{ quantity: 1, sku: "WRONG" }] }] });
    expect(sku.status).toBe(422);
    expect((await place({ ...order, lines: [{ ...line, design: "d_none" }] })).status).toBe(404);
    expect((await place({ ...order, lines: [{ ...line, version: 9 }] })).status).toBe(404);
    const unprintable = aMugWith(aText({ text: "\u{13000}" })); // an Egyptian hieroglyph
    await server.send(`PUT /v1/designs/${design.id}`, {
      headers: { "design-token": design.token, "if-match": '"1"' },
      body: { configuration: unprintable },
    });
    const glyph = await place({ ...order, lines: [{ ...line, version: 2 }] });
    expect(glyph).toMatchObject({ status: 422, json: { code: "invalid_configuration" } });
    expect(glyph.json.issues[0].code).toBe("missing_glyph");
  });

  it("[OR7] hold keeps the job back until it is released; a time does so until then", async () => {
    const { order } = await aQuotedDesign(server);
    const held = await place({ ...order, release: "hold" });
    expect(held.json).toMatchObject({ state: "held", lines: [{ jobs: [{ state: "held" }] }] });
    const released = await server.send(`POST /v1/merchant/orders/${held.json.id}/release`, { key: server.keys.secret });
    expect(released.json).toMatchObject({ state: "open", lines: [{ jobs: [{ state: "rendering" }] }] });
    const soon = await place({ ...order, release: new Date(Date.now() + 3_600_000).toISOString() });
    expect(soon.json.state).toBe("held");
    await server.dependencies.database.write([]);
    server.advance(3_700_000);
    server.dependencies.signals.events.emit("taskDue");
    const state = async () =>
      (await server.send(`GET /v1/merchant/orders/${soon.json.id}`, { key: server.keys.secret })).json.lines[0].jobs[0]
        .state;
    await expect.poll(state, { timeout: 15_000 }).toBe("queued");
    server.advance(-3_700_000);
  });

  it("[OR8] cancelling works until the print shop has accepted", async () => {
    const { order } = await aQuotedDesign(server);
    const { json } = await place({ ...order, release: "hold" });
    const cancelled = await server.send(`POST /v1/merchant/orders/${json.id}/cancel`, { key: server.keys.secret });
    expect(cancelled.json).toMatchObject({ state: "cancelled", lines: [{ jobs: [{ state: "cancelled" }] }] });
    const again = await server.send(`POST /v1/merchant/orders/${json.id}/release`, { key: server.keys.secret });
    expect(again).toMatchObject({ status: 409, json: { code: "wrong_state" } });
  });

  it("[OR11] what follows from the picks is ordered and made; the design keeps the picks alone", async () => {
    const configuration = { ...aMugWith(aText()), selections: { finish: "magic" } };
    const { order, design } = await aQuotedDesign(server, { configuration });
    const placed = await place(order);
    expect(placed.json).toMatchObject({ lines: [{ sku: "MUG11-M" }] });
    expect(placed.json.lines[0].priceWarning).toBeUndefined();
    const job = await claimOne(server, { order: placed.json });
    expect(job.ticket.variant).toMatchObject({ sku: "MUG11-M" });
    expect(job.ticket.options).toContainEqual({ id: "handle", label: "Anse", value: "Noire" });
    expect(job.ticket.description).toContain("Anse\u00a0: Noire");
    const saved = await server.send(`GET /v1/designs/${design.id}`, { headers: { "design-token": design.token } });
    expect(saved.json).toMatchObject({ configuration: { selections: { finish: "magic" } }, issues: [] });
  });
});

describe("a withdrawn product", () => {
  it("[OR9] keeps its designs and its paid orders, and takes no new ones; publishing brings it back", async () => {
    const { order, design, configuration } = await aQuotedDesign(server);
    const before = new Date().toISOString();
    server.advance(2000);
    const gone = await server.send("POST /v1/merchant/products/mug-11oz/withdraw", { key: server.keys.secret });
    expect(gone).toMatchObject({ status: 200, json: { id: "mug-11oz", withdrawnAt: expect.any(String) } });
    const headers = { "design-token": design.token };
    expect((await server.send(`GET /v1/designs/${design.id}`, { headers })).status).toBe(200);
    const saved = await server.send(`PUT /v1/designs/${design.id}`, {
      headers: { ...headers, "if-match": '"1"' },
      body: { configuration },
    });
    expect(saved.status).toBe(200);
    const list = await server.send("GET /v1/products");
    expect(list.json.items.map((each: { id: string }) => each.id)).not.toContain("mug-11oz");
    expect((await server.send("GET /v1/products/mug-11oz")).json.withdrawnAt).toBeDefined();
    const quote = await server.send("POST /v1/quotes", { body: { configuration, quantity: 1 } });
    expect(quote).toMatchObject({ status: 409, json: { code: "product_withdrawn" } });
    const late = await place({ ...order, placedAt: server.dependencies.now().toISOString() });
    expect(late).toMatchObject({ status: 409, json: { code: "product_withdrawn" } });
    expect((await place({ ...order, placedAt: before })).status).toBe(201);

    const { json } = await server.send("GET /v1/products/mug-11oz");
    const { version, expressions, templateDocuments, profileDocuments, withdrawnAt, ...document } = json;
    const back = await server.send("PUT /v1/merchant/products/mug-11oz", { key: server.keys.secret, body: document });
    expect(back).toMatchObject({ status: 200, json: { version: 2 } });
    expect((await server.send("POST /v1/quotes", { body: { configuration, quantity: 1 } })).status).toBe(200);
  });

  it("[OR10] a document with mistakes is not published, and every mistake has its path", async () => {
    const answer = await server.send("PUT /v1/merchant/products/mug-11oz", {
      key: server.keys.secret,
      body: { id: "mug-11oz", name: {}, options: "none" },
    });
    expect(answer).toMatchObject({ status: 422, json: { code: "invalid_document" } });
    expect(answer.json.issues.length).toBeGreaterThan(2);
    const { json } = await server.send("GET /v1/products/t-shirt");
    const { version, expressions, templateDocuments, profileDocuments, ...document } = json;
    const broken = { ...document, rules: [{ id: "odd", when: "nothing == 1", require: "true", because: { fr: "x" } }] };
    const compiled = await server.send("PUT /v1/merchant/products/t-shirt", { key: server.keys.secret, body: broken });
    expect(compiled).toMatchObject({ status: 422, json: { code: "invalid_document" } });
    const same = await server.send("PUT /v1/merchant/products/t-shirt", { key: server.keys.secret, body: document });
    expect(same.json.version).toBe(version);
  });
});
