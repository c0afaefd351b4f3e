import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import { designSize } from "../../../configurator-schemas/configuration/area-size.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cheapestPrice } from "../../../configurator-schemas/answers/cheapest-price.ts";
import { aBoolean, aChoice, aRule } from "../../support/a-product.ts";
import { bundledProduct } from "../../support/documents.ts";
import { aDocument } from "../../support/hostile-products.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

interface Listed {
  readonly id: string;
  readonly from?: { readonly amount: number; readonly currency: string };
}

let server: TestServer;
beforeAll(async () => {
  server = await openServer({ tasks: false });
});
afterAll(() => server.close());

const list = async (): Promise<readonly Listed[]> => (await server.send("GET /v1/products")).json.items;
const publish = (document: object, id: string) =>
  server.send(`PUT /v1/merchant/products/${id}`, { key: server.keys.secret, body: document });
const label = { fr: "Ligne" };

/** What has to be there: required words, and templates where an area requires one. */
function leastDesign(product: Product): Configuration {
  const required = product.options.filter((option) => option.kind === "text" && option.required);
  const elements = product.printAreas.flatMap((area) => {
    const template = product.templateDocuments.find(({ id }) => id === area.templates[0]);
    if (area.templateRequired !== true || !template) return [];
    const size = designSize(product, area, { product: product.id, selections: {}, elements: {} });
    const laidOut = size ? applyTemplate(template, size) : [];
    return [[area.id, laidOut.map((each) => (each.kind === "text" ? { ...each, text: "7" } : each))]];
  });
  return {
    product: product.id,
    selections: Object.fromEntries(required.map(({ id }) => [id, "7"])),
    elements: Object.fromEntries(elements),
  };
}

describe("the price a product is listed from", () => {
  it("[P20] is the lowest of every bundled product, and nothing else is said of it", async () => {
    const items = await list();
    expect(items.length).toBeGreaterThanOrEqual(5);
    for (const { id, from } of items) {
      expect(from, id).toEqual(cheapestPrice(bundledProduct(id))?.price);
      const quote = await server.send("POST /v1/quotes", {
        body: { configuration: leastDesign(bundledProduct(id)), quantity: 1 },
      });
      expect(quote.json.unitPrice.amount, id).toBeGreaterThanOrEqual(from?.amount ?? Number.NaN);
    }
  });

  it("[P20] follows the rules and the newest version", async () => {
    const wood = aChoice("wood", ["oak", "pine", "crate"], { default: "oak" });
    const options = [wood, aBoolean("varnish")];
    const prices = [
      {
        currency: "EUR",
        tax: "inclusive",
        base: "10.00",
        surcharges: [
          { id: "oak", label, when: "wood == 'oak'", amount: "5.00" },
          { id: "pine", label, when: "wood == 'pine'", amount: "2.00" },
          { id: "crate", label, when: "wood == 'crate'", amount: "-1.00" },
          { id: "varnish", label, when: "varnish", amount: "4.00" },
        ],
      },
    ];
    const rules = [aRule("splinters", { when: "wood == 'crate'", require: "varnish" })];
    const fromOf = async () => (await list()).find(({ id }) => id === "stool")?.from?.amount;
    expect((await publish(aDocument({ id: "stool", options, prices, rules }), "stool")).status).toBe(200);
    expect(await fromOf()).toBe(1200);
    expect((await publish(aDocument({ id: "stool", options, prices }), "stool")).status).toBe(200);
    expect(await fromOf()).toBe(900);
  });

  it("[P20] is not known where the shop says the base", async () => {
    const prices = [{ currency: "EUR", tax: "inclusive", base: "shop" }];
    expect((await publish(aDocument({ id: "daily", prices }), "daily")).status).toBe(200);
    const found = (await list()).find(({ id }) => id === "daily");
    expect(found).toMatchObject({ id: "daily" });
    expect(found).not.toHaveProperty("from");
  });
});
