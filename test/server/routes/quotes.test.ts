import { decodeJwt, importJWK, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { QuoteBody } from "../../../configurator-schemas/protocol/http.ts";
import { aMug, aMugWith, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

const quote = (body: unknown) => server.send("POST /v1/quotes", { body });

describe("quotes", () => {
  it("[QT1] lines sum to the total, and the ladder holds for every quantity of a step", async () => {
    for (const quantity of [1, 11, 12, 47, 48, 5000]) {
      const answer = await quote({ configuration: aMugWith(aText()), quantity });
      expect(answer.status).toBe(200);
      const body = QuoteBody.parse(answer.json);
      const sum = body.lines.reduce((total, line) => total + line.amount.amount, 0);
      expect(sum).toBe(body.total.amount);
      expect(body.net.amount + body.tax.amount).toBe(body.total.amount);
      const step = body.ladder.findLast(({ from }) => from <= quantity);
      expect((step?.unitPrice.amount ?? 0) * quantity + (step?.once.amount ?? 0)).toBe(body.total.amount);
    }
  });

  it("[QT2] the receipt is checked by anybody with the published keys, and says the same numbers", async () => {
    const { json } = await quote({ configuration: aMugWith(aText()), quantity: 3, design: "d_1" });
    const { keys } = (await server.send("GET /.well-known/jwks.json", { key: "" })).json;
    expect(keys[0]).toMatchObject({ kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig" });
    expect(keys[0].d).toBeUndefined();
    const { payload, protectedHeader } = await jwtVerify(json.receipt, await importJWK(keys[0], "EdDSA"));
    expect(protectedHeader.kid).toBe(keys[0].kid);
    expect(payload).toMatchObject({
      iss: "atelier",
      aud: "merchant_demo",
      product: "mug-11oz",
      productVersion: 1,
      design: "d_1",
      total: json.total,
      unitPrice: json.unitPrice,
      lines: [{ sku: "MUG11-W", quantity: 3 }],
    });
    expect(payload.sub).toMatch(/^[0-9a-f]{64}$/);
    expect(new Date((payload.exp ?? 0) * 1000).toISOString()).toBe(json.validUntil);
  });

  it("[QT3] equal configurations have equal hashes, whatever the order of their properties", async () => {
    const hash = async (configuration: unknown) =>
      decodeJwt((await quote({ configuration, quantity: 1 })).json.receipt).sub;
    const { id, ...text } = aText();
    const one = await hash(aMugWith({ id, ...text }));
    expect(await hash({ elements: { wrap: [{ ...text, id }] }, selections: {}, product: "mug-11oz" })).toBe(one);
    expect(await hash(aMugWith(aText({ text: "Léo" })))).not.toBe(one);
  });

  it("[QT5] what cannot be printed is not priced: the shopper hears it before paying", async () => {
    const answer = await quote({ configuration: aMugWith(aText({ text: "a\u4e2d" })), quantity: 1 });
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({
      code: "invalid_configuration",
      issues: [{ code: "missing_glyph", path: "/elements/wrap/0/text" }],
    });
    expect(answer.json.issues[0].message).toContain("\u4e2d");
  });

  it("[QT4] nothing incomplete, invalid or out of range is quoted, each with its issue", async () => {
    const issueOf = async (body: unknown) => {
      const answer = await quote(body);
      return [answer.status, answer.json.code, answer.json.issues?.[0]?.code];
    };
    const mug = aMugWith(aText());
    expect(await issueOf({ configuration: mug, quantity: 5001 })).toEqual([
      422,
      "invalid_configuration",
      "quantity_out_of_range",
    ]);
    for (const lines of [
      [{ quantity: 0 }],
      [{ quantity: 3 }, { quantity: -2 }],
      [{ quantity: 1e15 }],
      [{ quantity: 1.5 }],
    ]) {
      expect(await issueOf({ configuration: mug, lines })).toEqual([
        422,
        "invalid_configuration",
        "quantity_out_of_range",
      ]);
    }
    expect(await issueOf({ configuration: mug, quantity: "3" })).toEqual([400, "invalid_request", "document_invalid"]);
    expect(await issueOf({ configuration: mug, quantity: 1, currency: "XXX" })).toEqual([
      422,
      "invalid_configuration",
      "value_unknown",
    ]);
    const unknown = aMug({ selections: { colour: "red" } });
    expect(await issueOf({ configuration: unknown, quantity: 1 })).toEqual([
      422,
      "invalid_configuration",
      "option_unknown",
    ]);
    expect(await issueOf({ configuration: aMug({ productVersion: 99 }), quantity: 1 })).toEqual([
      422,
      "invalid_configuration",
      "product_unknown",
    ]);
  });

  it("[QT5] several lines are one price for one design", async () => {
    const lines = [
      { quantity: 6, selections: { finish: "white" } },
      { quantity: 6, selections: { finish: "magic", handle: "black" } },
    ];
    const { status, json } = await quote({ configuration: aMugWith(aText()), lines });
    expect(status).toBe(200);
    expect(json.skus).toMatchObject([{ sku: "MUG11-W", quantity: 6 }, { quantity: 6 }]);
    expect(json.skus[1].sku).not.toBe("MUG11-W");
  });

  it("[QT6] what follows from the selections is priced, line by line; the receipt is about what was picked", async () => {
    const magic = aMugWith(aText());
    const lines = [{ quantity: 1, selections: { finish: "magic" } }, { quantity: 2 }];
    const { status, json } = await quote({ configuration: magic, lines });
    expect(status).toBe(200);
    expect(json.skus).toMatchObject([{ sku: "MUG11-M" }, { sku: "MUG11-W" }]);
    const claims = decodeJwt<{ lines: unknown[] }>(json.receipt);
    expect(claims.lines).toMatchObject([{ selections: { finish: "magic" } }, { sku: "MUG11-W" }]);
    const sub = decodeJwt((await quote({ configuration: magic, quantity: 1 })).json.receipt).sub;
    expect(claims.sub).toBe(sub);
    // Control: what was picked does not give way.
    const both = { finish: "magic", handle: "white" };
    const refused = await quote({ configuration: magic, lines: [{ quantity: 1, selections: both }] });
    expect(refused).toMatchObject({ status: 422, json: { issues: [{ code: "rule_broken" }] } });
  });
});
