import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertMerchant, readMerchant } from "../../../server/database/merchants.ts";
import { readSettings } from "../../../server/settings/read-settings.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
let other: Awaited<ReturnType<TestServer["addMerchant"]>>;
beforeAll(async () => {
  server = await openServer({ tasks: false });
  other = await server.addMerchant();
});
afterAll(() => server.close());

const PATH = "/v1/merchant/settings";
const english = { "accept-language": "en" };
const read = (key: string) => server.send(`GET ${PATH}`, { key });
const keep = (body: unknown, { key = other.secret, headers = {} } = {}) =>
  server.send(`PUT ${PATH}`, { key, body, headers: { ...english, ...headers } });
const plain = { currency: "EUR", country: "FR", taxTable: [{ country: "FR", ratePercent: "20" }] };
const standard = { ...plain, taxTable: [{ country: "FR", taxClass: "standard", ratePercent: "20" }] };

describe("settings", () => {
  it("[ST1] are what the merchant's row says until they are set, and then what was set, as a whole", async () => {
    const before = await read(server.keys.secret);
    expect([before.status, before.headers.get("etag"), before.json]).toEqual([200, '"0"', standard]);
    const wanted = {
      currency: "CHF",
      country: "BE",
      taxTable: [
        { country: "BE", ratePercent: "21" },
        { country: "BE", taxClass: "reduced", ratePercent: "6" },
        { country: "DE", ratePercent: "0" },
        { country: "DK", ratePercent: "100" },
        { country: "FR", ratePercent: "5.5" },
      ],
      legalTexts: {
        version: "7",
        texts: [
          { right: "lost", text: { fr: "Pas de retour.", ar: "لا إرجاع." } },
          { right: "lost", country: "BE", text: { fr: "Pas de retour en Belgique." } },
        ],
      },
    };
    const kept = await keep(wanted, { key: server.keys.secret });
    const taxTable = wanted.taxTable.map((row) => ({ taxClass: "standard", ...row }));
    expect([kept.status, kept.headers.get("etag"), kept.json]).toEqual([200, '"1"', { ...wanted, taxTable }]);
    const after = await read(server.keys.secret);
    expect([after.headers.get("etag"), after.json]).toEqual(['"1"', kept.json]);
    // What is read can be sent back as it is; what is left out is gone.
    expect((await keep(after.json, { key: server.keys.secret })).json).toEqual(after.json);
    expect((await keep(plain, { key: server.keys.secret })).json).toEqual(standard);
    expect((await read(server.keys.secret)).json).toEqual(standard);
  });

  it("[ST2] refuse what was made from another version, and nothing else when none is named", async () => {
    const { version } = await versionOf(other.secret);
    const at = (of: number) => ({ headers: { "if-match": `"${of}"` } });
    expect((await keep(plain, at(version))).status).toBe(200);
    const late = await keep({ ...plain, currency: "USD" }, at(version));
    expect([late.status, late.json.code, late.headers.get("etag")]).toEqual([
      412,
      "version_mismatch",
      `"${version + 1}"`,
    ]);
    expect((await keep(plain, { headers: { "if-match": "x" } })).status).toBe(412);
    expect((await read(other.secret)).json.currency).toBe("EUR");
    const blind = await Promise.all(["EUR", "USD", "GBP"].map((currency) => keep({ ...plain, currency })));
    expect(blind.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await versionOf(other.secret)).version).toBe(version + 4);
    const races = await Promise.all([1, 2, 3].map(() => keep(plain, at(version + 4))));
    expect(races.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
  });

  it.each([
    ["/currency", { ...plain, currency: "XXX" }, "ISO 4217"],
    ["/currency", { ...plain, currency: "eur" }, "ISO 4217"],
    ["/country", { ...plain, country: "EU" }, "ISO 3166-1"],
    ["/taxTable/1/country", withRow({ country: "UK", ratePercent: "20" }), "ISO 3166-1"],
    ["/taxTable/1/ratePercent", withRow({ country: "DE", ratePercent: "100.01" }), "0 to 100"],
    ["/taxTable/1/ratePercent", withRow({ country: "DE", ratePercent: "-1" }), "0 to 100"],
    ["/taxTable/1/ratePercent", withRow({ country: "DE", ratePercent: "19,5" }), "0 to 100"],
    ["/taxTable/1/ratePercent", withRow({ country: "DE", ratePercent: 19 }), "a text"],
    ["/taxTable/1/taxClass", withRow({ country: "DE", taxClass: "Reduced", ratePercent: "7" }), "kebab-case"],
    ["/taxTable/1", withRow({ country: "FR", taxClass: "standard", ratePercent: "10" }), "one row"],
    ["/taxTable/1/rate", withRow({ country: "DE", ratePercent: "19", rate: 19 }), "no such property"],
    ["/origins", { ...plain, origins: [] }, "no such property"],
    ["/legalTexts/texts/0/text/fr", withText({ right: "lost", text: { en: "No returns." } }), "in French"],
    ["/legalTexts/texts/0/right", withText({ right: "gone", text: { fr: "Non." } }), "kept"],
    ["/legalTexts/texts/0/country", withText({ right: "kept", country: "XK", text: { fr: "Oui." } }), "ISO 3166-1"],
    [
      "/legalTexts/texts/1",
      withText({ right: "kept", text: { fr: "A" } }, { right: "kept", text: { fr: "B" } }),
      "one text",
    ],
  ])("[ST3] say where a mistake is: %s in %j", async (path, body, words) => {
    const { status, json } = await keep(body);
    expect([status, json.code, json.issues.map((each: { path: string }) => each.path)]).toEqual([
      400,
      "invalid_request",
      [path],
    ]);
    expect(json.issues[0].message).toContain(words);
  });

  it("[ST4] belong to one merchant, and to its secret key", async () => {
    await keep({ ...plain, currency: "SEK" });
    expect((await read(server.keys.secret)).json.currency).toBe("EUR");
    for (const key of [server.keys.publishable, server.keys.printShop]) {
      expect([(await read(key)).status, (await keep(plain, { key })).status]).toEqual([403, 403]);
    }
    expect((await read("")).status).toBe(401);
  });

  it("[ST5] are read quickly by quotes, and a change is seen at once by the server that made it", async () => {
    const { database } = server.dependencies;
    const merchant = await readMerchant(database, other.merchantId);
    if (!merchant) throw new Error("expected the other merchant");
    for (const currency of ["EUR", "USD", "GBP"]) {
      await keep({ ...plain, currency });
      expect((await readSettings(database, merchant)).currency).toBe(currency);
    }
    const another = { ...merchant, id: "merchant_unset", currency: "CHF", taxRatePercent: "8.1" };
    await database.write([insertMerchant(database, another)]);
    expect(await readSettings(database, another)).toEqual({
      currency: "CHF",
      country: "FR",
      taxTable: [{ country: "FR", taxClass: "standard", ratePercent: "8.1" }],
    });
  });

  it("[ST6] the example in the documentation works as it is", async () => {
    const { paths } = (await server.send("GET /api/v1/openapi.json", { key: "" })).json;
    const { example } = paths["/api/v1/merchant/settings"].put.requestBody.content["application/json"];
    expect((await keep(example)).status).toBe(200);
  });
});

async function versionOf(key: string): Promise<{ readonly version: number }> {
  return { version: Number((await read(key)).headers.get("etag")?.replaceAll('"', "")) };
}

function withRow(row: object): object {
  return { ...plain, taxTable: [...plain.taxTable, row] };
}

function withText(...texts: object[]): object {
  return { ...plain, legalTexts: { version: "1", texts } };
}
