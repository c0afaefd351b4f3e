import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { OrderBody } from "../../../configurator-schemas/protocol/http.ts";
import type { JobTicket } from "../../../configurator-schemas/production/job-ticket.ts";
import { publishDocument } from "../../../server/products/publish-product.ts";
import { aRack, RACK_LIBRARY } from "../../support/a-rack.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { claimOne } from "../orders.ts";

const MERCHANT = "merchant_demo";

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
  const published = await publishDocument(server.dependencies.database, {
    merchantId: MERCHANT,
    document: aRack(),
    library: RACK_LIBRARY,
    now: new Date(),
  });
  expect(published.ok).toBe(true);
});
afterAll(() => server.close());

/** A bookcase, saved and quoted, as an order of one line. */
async function aQuotedRack(selections: Selections, line: Readonly<Record<string, unknown>> = {}) {
  const configuration = { product: "rack", selections, elements: {} };
  const design = await server.send("POST /v1/designs", { body: { configuration } });
  const quote = await server.send("POST /v1/quotes", { body: { configuration, quantity: 2 } });
  const order = {
    externalId: "2001",
    placedAt: server.dependencies.now().toISOString(),
    lines: [{ design: design.json.id, version: 1, receipt: quote.json.receipt, lines: [{ quantity: 2 }], ...line }],
    release: "now",
  };
  return { design: design.json, quote: quote.json, order };
}

const place = (body: unknown) => server.send("POST /v1/merchant/orders", { key: server.keys.secret, body });

describe("a product without print areas", () => {
  it("[UJ1] is ordered, and its job reaches the workshop with its numbers, its cut list and no print files", async () => {
    const { order, quote } = await aQuotedRack({ widthMm: 1000, boards: 4, wood: "walnut", back: true });
    expect(quote.total).toEqual({ amount: 26000, currency: "EUR" });
    const placed = await place(order);
    expect(placed.status).toBe(201);
    const body = OrderBody.parse(placed.json);
    expect(body.lines).toMatchObject([{ sku: "RACK-W", quantity: 2, jobs: [{ state: "rendering", profile: "none" }] }]);
    expect(body.lines[0]?.priceWarning).toBeUndefined();

    const job = await claimOne(server, { order: body });
    expect(job.files).toEqual([]);
    const ticket: JobTicket = job.ticket;
    expect(ticket).toMatchObject({
      product: { id: "rack", name: "Bibliothèque" },
      variant: { sku: "RACK-W" },
      quantity: 2,
      profile: { id: "none", version: 0 },
      areas: [],
    });
    expect(ticket.options).toContainEqual({ id: "wood", label: "Bois", value: "Noyer" });
    // What is not shown to shoppers is no word to the workshop either.
    expect(ticket.derived).toEqual([{ id: "clearWidth", label: "Largeur utile", value: 964, unit: "mm" }]);
    const depth = { widthMm: 280, thicknessMm: 18 };
    expect(ticket.parts).toEqual([
      { id: "side", label: "Côté", quantity: 2, lengthMm: 900, ...depth },
      { id: "board", label: "Étagère", quantity: 4, lengthMm: 964, ...depth },
      { id: "backPanel", label: "Panneau de fond", quantity: 1, lengthMm: 1000, widthMm: 900, thicknessMm: 6 },
    ]);
    const picture = await server.dependencies.blobs.path(await pictureOf(job.id));
    const side = await colourAt(picture, { x: 0.048, y: 0.5 });
    expect(side).toEqual([0x5a, 0x3a, 0x24]);
  });

  it("[UJ2] goes the whole way: accepted, made, reprinted", async () => {
    const { order } = await aQuotedRack({});
    const placed = await place(order);
    const job = await claimOne(server, { order: placed.json });
    let version: number = job.version;
    for (const state of ["accepted", "printed"]) {
      const moved = await server.send(`PUT /v1/print/jobs/${job.id}/status`, {
        key: server.keys.printShop,
        body: { state },
        headers: { "if-match": `"${version}"` },
      });
      expect(moved.status).toBe(200);
      version = moved.json.version;
    }
    const again = await server.send(`POST /v1/print/jobs/${job.id}/reprint`, { key: server.keys.printShop });
    expect(again).toMatchObject({ status: 201, json: { state: "queued", files: [], ticket: { areas: [] } } });
  });

  it("[UJ3] takes no print profile but `none`", async () => {
    const named = await aQuotedRack({}, { profile: "none" });
    expect((await place(named.order)).status).toBe(201);
    const other = await aQuotedRack({}, { profile: "dtg-a" });
    expect(await place(other.order)).toMatchObject({
      status: 422,
      json: { code: "invalid_configuration", issues: [{ code: "profile_not_offered" }] },
    });
  });

  it("[UJ4] is pictured as drawn, also unfinished, and whatever a caller writes for a colour", async () => {
    const { design } = await aQuotedRack({ wood: "walnut" });
    const preview = await server.send(`GET ${pathOf(design.previewUrl)}`);
    expect(preview.status).toBe(200);
    expect(preview.headers.get("content-type")).toBe("image/png");
    const odd = { product: "rack", selections: { wood: '"/><script/>', widthMm: "wide" }, elements: {} };
    const saved = await server.send("POST /v1/designs", { body: { configuration: odd } });
    expect((await server.send(`GET ${pathOf(saved.json.previewUrl)}`)).status).toBe(200);
  });
});

function pathOf(address: string): string {
  const { pathname, search } = new URL(address, "http://here");
  return `${pathname}${search}`;
}

async function pictureOf(job: string): Promise<string> {
  const row = await server.dependencies.database.read
    .selectFrom("printFiles")
    .select("sha256")
    .where("jobId", "=", job)
    .where("role", "=", "picture")
    .executeTakeFirstOrThrow();
  return row.sha256;
}

async function colourAt(png: string, at: { readonly x: number; readonly y: number }): Promise<number[]> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const i = (Math.round(at.y * info.height) * info.width + Math.round(at.x * info.width)) * 3;
  return [...data.subarray(i, i + 3)];
}
