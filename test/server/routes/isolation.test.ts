import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMugWith, anImage } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign, claimOne } from "../orders.ts";
import { aPicture } from "../pictures.ts";

let server: TestServer;
let other: Awaited<ReturnType<TestServer["addMerchant"]>>;
beforeAll(async () => {
  server = await openServer();
  other = await server.addMerchant();
});
afterAll(() => server.close());

/** Routes that look for something by its id: every one of them, so that a new one without isolation is noticed. */
async function everythingOfTheFirst() {
  const upload = (await server.send("POST /v1/uploads", { body: await aPicture() })).json;
  const { order, design } = await aQuotedDesign(server);
  const placed = (await server.send("POST /v1/merchant/orders", { key: server.keys.secret, body: order })).json;
  const job = await claimOne(server);
  const token = { "design-token": design.token };
  const write = { ...token, "if-match": '"1"' };
  const body = { configuration: aMugWith() };
  return {
    upload,
    order,
    byMerchant: [
      ["GET /v1/uploads/ID/image", upload.id, {}],
      ["GET /v1/uploads/ID/working-copy", upload.id, {}],
      ["GET /v1/designs/ID", design.id, { headers: token }],
      ["PUT /v1/designs/ID", design.id, { headers: write, body }],
      ["DELETE /v1/designs/ID/versions/1/preview", design.id, { headers: token }],
    ],
    bySecret: [
      ["GET /v1/merchant/orders/ID", placed.id, {}],
      ["POST /v1/merchant/orders/ID/release", placed.id, {}],
      ["POST /v1/merchant/orders/ID/cancel", placed.id, {}],
    ],
    byPrintShop: [
      ["GET /v1/print/jobs/ID", job.id, {}],
      ["POST /v1/print/jobs/ID/heartbeat", job.id, {}],
      [
        "PUT /v1/print/jobs/ID/status",
        job.id,
        { headers: { "if-match": `"${job.version}"` }, body: { state: "accepted" } },
      ],
      ["POST /v1/print/jobs/ID/reprint", job.id, {}],
      ["GET /v1/print/jobs/ID/ticket.json", job.id, {}],
      [`GET /v1/print/jobs/ID/files/${job.files[0].name}`, job.id, {}],
    ],
  } as const;
}

describe("one merchant's keys", () => {
  it("[IS1] find nothing of another's by its id, on any route; the owner's do (control)", async () => {
    const first = await everythingOfTheFirst();
    const groups = [
      [first.byMerchant, other.publishable, server.keys.publishable],
      [first.bySecret, other.secret, server.keys.secret],
      [first.byPrintShop, other.printShop, server.keys.printShop],
    ] as const;
    for (const [requests, theirs, ours] of groups) {
      for (const [request, id, options] of requests) {
        const path = request.replace("ID", id);
        const stranger = await server.send(path, { key: theirs, ...options });
        expect([path, stranger.status]).toEqual([path, 404]);
      }
      for (const [request, id, options] of requests) {
        const path = request.replace("ID", id);
        const owner = await server.send(path, { key: ours, ...options });
        expect([path, owner.status === 404]).toEqual([path, false]);
      }
    }
  });

  it("[IS2] list nothing of another's, and claim none of its jobs", async () => {
    const { order } = await aQuotedDesign(server);
    await server.send("POST /v1/merchant/orders", { key: server.keys.secret, body: order });
    const queued = async () =>
      (await server.send("GET /v1/print/jobs?state=queued", { key: server.keys.printShop })).json.items.length;
    await expect.poll(queued, { timeout: 20_000 }).toBeGreaterThan(0);
    const list = await server.send("GET /v1/print/jobs", { key: other.printShop });
    expect(list.json.items).toEqual([]);
    const claim = await server.send("POST /v1/print/claims?limit=100", { key: other.printShop });
    expect(claim.json.items).toEqual([]);
    expect(await queued()).toBeGreaterThan(0);
  });

  it("[IS3] cannot use another's uploads or order another's designs", async () => {
    const { upload, order } = await everythingOfTheFirst();
    const configuration = aMugWith(anImage({ upload: upload.id }));
    const quote = await server.send("POST /v1/quotes", {
      key: other.publishable,
      body: { configuration, quantity: 1 },
    });
    expect(quote).toMatchObject({ status: 422, json: { issues: [{ code: "upload_unknown" }] } });
    const own = await server.send("POST /v1/quotes", { body: { configuration, quantity: 1 } });
    expect(own.status).toBe(200);
    const stolen = await server.send("POST /v1/merchant/orders", { key: other.secret, body: order });
    expect(stolen.status).toBe(404);
  });

  it("[IS4] withdraw and publish only their own products", async () => {
    await server.send("POST /v1/merchant/products/t-shirt/withdraw", { key: other.secret });
    const theirs = await server.send("GET /v1/products", { key: other.publishable });
    const ours = await server.send("GET /v1/products");
    const ids = (answer: typeof ours) => answer.json.items.map((each: { id: string }) => each.id);
    expect(ids(theirs)).not.toContain("t-shirt");
    expect(ids(ours)).toContain("t-shirt");
  });

  it("[IS5] do not share Idempotency-Keys with another's", async () => {
    const headers = { "idempotency-key": "same-words" };
    const body = { configuration: aMugWith() };
    const first = await server.send("POST /v1/designs", { headers, body });
    const second = await server.send("POST /v1/designs", { key: other.publishable, headers, body });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json.id).not.toBe(first.json.id);
  });

  it("[IS6] every row that is not about the installation has its merchant", async () => {
    const tables = await server.dependencies.database.read.introspection.getTables();
    const common = new Set(["merchants", "printShops", "apiKeys", "idempotencyKeys", "signingKeys", "migrations"]);
    for (const table of tables.filter(({ name }) => !common.has(name))) {
      expect([table.name, table.columns.find((each) => each.name === "merchantId")?.isNullable]).toEqual([
        table.name,
        false,
      ]);
    }
  });
});
