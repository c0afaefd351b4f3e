import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderBody, PriceChangedProblem } from "../../../configurator-schemas/protocol/http.ts";
import type { ReceiptClaims } from "../../../configurator-schemas/receipt/claims.ts";
import { ProductDocument } from "../../../configurator-schemas/schema/product.ts";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import { aMug, aMugWith, aText } from "../../support/builders.ts";
import { bundledDocument } from "../../support/documents.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign } from "../orders.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

const quote = (body: unknown, key = server.keys.publishable) => server.send("POST /v1/quotes", { key, body });
const place = (body: unknown) => server.send("POST /v1/merchant/orders", { key: server.keys.secret, body });
const label = { fr: "Ligne" };

async function publishMug(id: string, prices: Partial<PriceTable>, change: Partial<ProductDocument> = {}) {
  const table = { currency: "EUR", tax: "inclusive", base: "9.90", surcharges: [], breaks: [], oneOff: [], ...prices };
  const body = { ...bundledDocument("mug-11oz"), ...change, id, prices: [table] };
  const answer = await server.send(`PUT /v1/merchant/products/${id}`, { key: server.keys.secret, body });
  expect(answer.json).toMatchObject({ id });
}

describe("a receipt that comes along with a question", () => {
  it("[PR1] holds: the new quote says the same, also for another quantity of its ladder", async () => {
    const configuration = aMugWith(aText());
    const { receipt } = (await quote({ configuration, quantity: 2 })).json;
    const again = await quote({ configuration, quantity: 2, receipt });
    expect(again.status).toBe(200);
    const more = await quote({ configuration, quantity: 48, receipt });
    expect(more).toMatchObject({ status: 200, json: { unitPrice: { amount: 841 } } });
  });

  it("[PR2] does not hold: 409 with the new quote and every rule that differs, to the cent", async () => {
    await publishMug("mug-changing", {
      surcharges: [{ id: "box", label, amount: "3.50", firstFree: 0, when: "giftBox" }],
    });
    const configuration = aMug({ product: "mug-changing", productVersion: 1, selections: { giftBox: true } });
    const shown = (await quote({ configuration, quantity: 3 })).json;
    expect(shown.total.amount).toBe(3 * (990 + 350));
    const surcharges = [
      { id: "box", label, amount: "4.00", firstFree: 0, when: "giftBox" },
      { id: "energy", label: { fr: "Énergie" }, percent: "5", firstFree: 0 },
    ];
    await publishMug("mug-changing", { surcharges, oneOff: [{ id: "setup", label, amount: "2.00" }] });

    const answer = await quote({ configuration, quantity: 3, receipt: shown.receipt });
    expect([answer.status, answer.json.code]).toEqual([409, "price_changed"]);
    const { quote: now, differences } = PriceChangedProblem.parse(answer.json);
    expect(now.total.amount).toBe(3 * (990 + 400 + 50) + 200);
    expect(differences).toEqual([
      { rule: "box", label: "Ligne", before: eur(1050), after: eur(1200), change: eur(150) },
      { rule: "energy", label: "Énergie", before: null, after: eur(150), change: eur(150) },
      { rule: "setup", label: "Ligne", before: null, after: eur(200), change: eur(200) },
    ]);
    const sum = differences.reduce((total, { change }) => total + change.amount, 0);
    expect(sum).toBe(now.total.amount - shown.total.amount);
    // The new receipt is good at once.
    expect((await quote({ configuration, quantity: 3, receipt: now.receipt })).status).toBe(200);
    // Control: without the old receipt nobody was promised anything.
    expect((await quote({ configuration, quantity: 3 })).status).toBe(200);
  });

  it("[PR3] an order placed before the prices changed is as it was paid, one placed after carries a warning", async () => {
    await publishMug("mug-ordered", { base: "9.90" });
    const configuration = aMug({ product: "mug-ordered", productVersion: 1 });
    const { order } = await aQuotedDesign(server, { configuration });
    server.advance(60_000);
    await publishMug("mug-ordered", { base: "12.00" });
    const before = await place(order);
    expect(before.status).toBe(201);
    expect(before.json.lines[0].priceWarning).toBeUndefined();
    const after = await place({ ...order, placedAt: server.dependencies.now().toISOString() });
    expect(after.status).toBe(201);
    expect(after.json.lines[0].priceWarning).toMatchObject({
      code: "price_differs",
      receipt: eur(990),
      now: eur(1200),
    });
  });

  it("[PR4] new prices count for designs of an older version, unless they speak of what it has not", async () => {
    const options = bundledDocument("mug-11oz").options;
    const extra = ProductDocument.shape.options.element.parse({
      id: "saucer",
      kind: "boolean",
      label: { fr: "Soucoupe" },
    });
    await publishMug("mug-older", { base: "9.90" });
    await publishMug("mug-older", { base: "11.00" });
    const configuration = aMug({ product: "mug-older", productVersion: 1 });
    expect((await quote({ configuration, quantity: 1 })).json.total.amount).toBe(1100);
    const surcharges = [{ id: "saucer", label, amount: "2.00", firstFree: 0, when: "saucer" }];
    const steps = bundledDocument("mug-11oz").steps.map((step, i) =>
      i === 0 ? { ...step, options: [...step.options, "saucer"] } : step,
    );
    await publishMug("mug-older", { base: "13.00", surcharges }, { options: [...options, extra], steps });
    expect((await quote({ configuration, quantity: 1 })).json.total.amount).toBe(990);
    expect(
      (await quote({ configuration: { ...configuration, productVersion: 3 }, quantity: 1 })).json.total.amount,
    ).toBe(1300);
  });

  it("[PR5] forged, another shop's, beyond its ladder, of another design or of other lines: each its own refusal", async () => {
    const configuration = aMugWith(aText());
    const { receipt } = (await quote({ configuration, quantity: 2 })).json;
    const codeOf = async (body: object) => {
      const { status, json } = await quote({ configuration, quantity: 2, receipt, ...body });
      return [status, json.code];
    };
    const [head = "", payload = "", signature = ""] = receipt.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const cheaper = Buffer.from(JSON.stringify({ ...claims, maxQuantity: 10 ** 9 })).toString("base64url");
    expect(await codeOf({ receipt: `${head}.${cheaper}.${signature}` })).toEqual([422, "receipt_forged"]);
    const theirs = await aQuotedDesign(server, { keys: await server.addMerchant() });
    expect(await codeOf({ receipt: theirs.quote.receipt })).toEqual([422, "receipt_wrong_audience"]);
    expect(await codeOf({ quantity: 5001 })).toEqual([422, "receipt_out_of_ladder"]);
    expect(await codeOf({ configuration: aMug() })).toEqual([422, "receipt_other_design"]);
    const lines = [{ quantity: 2, selections: { finish: "magic" } }];
    expect((await quote({ configuration, lines, receipt })).json.code).toBe("receipt_other_lines");
    // Control.
    expect(await codeOf({})).toEqual([200, undefined]);
  });

  it("[PR6] beyond its ladder an order is refused too: it cannot be made", async () => {
    const { order } = await aQuotedDesign(server);
    const [line] = order.lines;
    const answer = await place({ ...order, lines: [{ ...line, lines: [{ quantity: 5001 }] }] });
    expect(answer).toMatchObject({ status: 422, json: { code: "receipt_out_of_ladder" } });
    expect(answer.json.detail).toContain("5000");
  });
});

describe("a saved design", () => {
  it("[PR13] is quoted by the secret key without its contents; somebody else's design is not there", async () => {
    const { design, quote: shown } = await aQuotedDesign(server, { quantity: 3 });
    const body = { design: design.id, version: 1, quantity: 3, receipt: shown.receipt };
    expect(await quote(body, server.keys.secret)).toMatchObject({ status: 200, json: { total: shown.total } });
    expect(await quote(body)).toMatchObject({ status: 403 });
    expect(await quote({ ...body, version: 9 }, server.keys.secret)).toMatchObject({ status: 404 });
    const other = await server.addMerchant();
    expect(await quote({ ...body, receipt: undefined }, other.secret)).toMatchObject({ status: 404 });
    for (const wrong of [{ quantity: 1 }, { design: design.id, quantity: 1 }, { ...body, lines: [{ quantity: 1 }] }])
      expect(await quote(wrong, server.keys.secret)).toMatchObject({ status: 400, json: { code: "invalid_request" } });
  });
});

describe("the shop's own base", () => {
  it("[PR7] is taken from the secret key only, signed, and remembered when the order comes", async () => {
    await publishMug("mug-of-shop", { base: "shop" });
    const configuration = aMug({ product: "mug-of-shop", productVersion: 1 });
    const body = { configuration, quantity: 4, shopBase: eur(750) };
    expect(await quote(body)).toMatchObject({ status: 403, json: { code: "forbidden" } });
    const without = await quote({ configuration, quantity: 4 });
    expect(without).toMatchObject({
      status: 422,
      json: { issues: [{ code: "shop_base_missing", path: "/shopBase" }] },
    });
    const quoted = await quote(body, server.keys.secret);
    expect(quoted).toMatchObject({ status: 200, json: { total: eur(3000), unitPrice: eur(750) } });
    const wrong = await quote({ ...body, shopBase: { amount: 750, currency: "JPY" } }, server.keys.secret);
    expect(wrong).toMatchObject({ status: 422, json: { issues: [{ path: "/shopBase/currency" }] } });

    const design = (await server.send("POST /v1/designs", { body: { configuration } })).json;
    const line = { design: design.id, version: 1, receipt: quoted.json.receipt, lines: [{ quantity: 4 }] };
    const order = await place({ externalId: "s1", placedAt: server.dependencies.now().toISOString(), lines: [line] });
    expect(order.status).toBe(201);
    expect(order.json.lines[0].priceWarning).toBeUndefined();
  });
});

describe("many lines", () => {
  it("[PR8] a roster is one price, one receipt, and one job per row with its own words", async () => {
    const configuration = aMugWith(aText({ id: "name", text: "Prénom" }));
    const lines = ["Léa", "Maximilien-Alexandre", "Zoé"].map((name, i) => ({ quantity: i + 1, fields: { name } }));
    const { json } = await quote({ configuration, lines });
    expect(json.skus.map((sku: { unitPrice: object }) => sku.unitPrice)).toEqual([eur(990), eur(1040), eur(990)]);
    expect(json.lines.map((each: { text: string }) => each.text)).toEqual([
      "Prix de base\u00a0: 6\u00a0× 9,90\u00a0€",
      "Texte au-delà de 10 caractères\u00a0: 10\u00a0caractères\u00a0× 0,05\u00a0€",
    ]);
    const claims = decodeJwt<ReceiptClaims>(json.receipt);
    expect(claims.lines.map(({ fields }) => fields)).toEqual(lines.map(({ fields }) => fields));

    const design = (await server.send("POST /v1/designs", { body: { configuration } })).json;
    const line = { design: design.id, version: 1, receipt: json.receipt, lines };
    const order = await place({ externalId: "r1", placedAt: server.dependencies.now().toISOString(), lines: [line] });
    const body = OrderBody.parse(order.json);
    expect(body.lines.map(({ fields, quantity }) => [fields?.["name"], quantity])).toEqual([
      ["Léa", 1],
      ["Maximilien-Alexandre", 2],
      ["Zoé", 3],
    ]);
    expect(body.lines.every(({ priceWarning }) => priceWarning === undefined)).toBe(true);
    const rows = await server.dependencies.database.read
      .selectFrom("orderLines")
      .select("configurationJson")
      .where("orderId", "=", body.id)
      .orderBy("position")
      .execute();
    expect(rows.map((row) => JSON.parse(row.configurationJson).elements.wrap[0].text)).toEqual([
      "Léa",
      "Maximilien-Alexandre",
      "Zoé",
    ]);
    const unknown = await quote({ configuration, lines: [{ quantity: 1, fields: { number: "7" } }] });
    expect(unknown).toMatchObject({ status: 422, json: { issues: [{ code: "field_unknown" }] } });
  });
});

describe("what was made before", () => {
  it("[PR9] its setup is not asked for again, unless the artwork changed or the order was cancelled", async () => {
    await publishMug("mug-setup", { oneOff: [{ id: "setup", label, amount: "15.00", waivedOnReprint: true }] });
    const configuration = aMugWith(aText());
    const own = { ...configuration, product: "mug-setup", productVersion: 1 };
    const { order, quote: first, design } = await aQuotedDesign(server, { configuration: own });
    expect(first.total).toEqual(eur(990 + 1500));
    const placed = await place(order);
    server.advance(1000);
    const again = () => quote({ configuration: own, quantity: 1, design: design.id });
    expect((await again()).json.total).toEqual(eur(990));
    const changed = { ...own, elements: { wrap: [aText({ text: "Léo" })] } };
    expect((await quote({ configuration: changed, quantity: 1, design: design.id })).json.total).toEqual(eur(2490));
    expect((await quote({ configuration: own, quantity: 1 })).json.total).toEqual(eur(2490));
    await server.send(`POST /v1/merchant/orders/${placed.json.id}/cancel`, { key: server.keys.secret });
    expect((await again()).json.total).toEqual(eur(2490));
  });
});

describe("tax and withdrawal", () => {
  it("[PR10] follow the country: the table's rate as an estimate, the country's right, the merchant's words", async () => {
    const merchant = await server.addMerchant();
    const settings = {
      currency: "EUR",
      country: "FR",
      taxTable: [
        { country: "FR", ratePercent: "20" },
        { country: "DE", ratePercent: "19" },
      ],
      legalTexts: { version: "v7", texts: [{ right: "lost", text: { fr: "Fait pour vous." } }] },
    };
    const kept = await server.send("PUT /v1/merchant/settings", { key: merchant.secret, body: settings });
    expect(kept.status).toBe(200);
    const configuration = aMugWith(aText());
    const ask = async (country?: string) =>
      (await quote({ configuration, quantity: 1, ...(country && { country }) }, merchant.publishable)).json;
    expect(await ask()).toMatchObject({
      total: eur(990),
      tax: eur(165),
      taxEstimate: { country: "FR", ratePercent: "20" },
      withdrawal: { right: "lost", because: "Fait pour vous.", text: "v7", country: "FR" },
    });
    expect(await ask("DE")).toMatchObject({ total: eur(990), tax: eur(158), taxEstimate: { ratePercent: "19" } });
    expect(await ask("US")).toMatchObject({
      total: eur(990),
      tax: eur(0),
      taxEstimate: { country: "US", ratePercent: null },
      withdrawal: { right: "unclear" },
    });
    const wrong = await quote({ configuration, quantity: 1, country: "XX" }, merchant.publishable);
    expect(wrong).toMatchObject({ status: 400, json: { code: "invalid_request", issues: [{ path: "/country" }] } });
  });

  it("[PR11] what was shown is kept with the order, with its text, and whether it was ticked before", async () => {
    const { order, quote: shown } = await aQuotedDesign(server);
    const [line] = order.lines;
    const ticked = async (withdrawalSeenAt: string | undefined) =>
      (await place({ ...order, lines: [{ ...line, withdrawalSeenAt }] })).json.lines[0].withdrawal;
    const minute = (minutes: number) => new Date(Date.parse(order.placedAt) + minutes * 60_000).toISOString();
    expect(await ticked(minute(-5))).toEqual({
      right: "lost",
      country: "FR",
      text: shown.withdrawal.text,
      because: shown.withdrawal.because,
      seenAt: minute(-5),
      isSeenBeforeOrder: true,
    });
    expect(await ticked(minute(5))).toMatchObject({ seenAt: minute(5), isSeenBeforeOrder: false });
    expect(await ticked(undefined)).toMatchObject({ right: "lost", isSeenBeforeOrder: false });
  });
});

describe("the promise", () => {
  it("[PR12] is the day it arrives and until when that is true, in the quote and in the receipt", async () => {
    const configuration = aMugWith(aText());
    const { json } = await quote({ configuration, quantity: 1 });
    expect(json.promiseBy).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Date.parse(json.orderBefore)).toBeGreaterThan(server.dependencies.now().getTime());
    expect(Date.parse(json.promiseBy)).toBeGreaterThan(Date.parse(json.orderBefore) - 86_400_000);
    expect(decodeJwt<ReceiptClaims>(json.receipt).promiseBy).toBe(json.promiseBy);
    // Farther away, later; where nobody delivers, nothing is promised.
    const abroad = (await quote({ configuration, quantity: 1, country: "PT" })).json;
    expect(abroad.promiseBy > json.promiseBy).toBe(true);
    expect((await quote({ configuration, quantity: 1, country: "JP" })).json.promiseBy).toBeUndefined();
  });
});

function eur(amount: number) {
  return { amount, currency: "EUR" };
}
