import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PrintJobBody } from "../../../configurator-schemas/protocol/http.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign, claimOne } from "../orders.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer()));
afterAll(() => server.close());

const orderOne = async () => {
  const { order } = await aQuotedDesign(server);
  return (await server.send("POST /v1/merchant/orders", { key: server.keys.secret, body: order })).json;
};
const shop = (request: string, options: Parameters<TestServer["send"]>[1] = {}) =>
  server.send(request, { key: server.keys.printShop, ...options });
const move = (id: string, state: string, version: number, more: object = {}) =>
  shop(`PUT /v1/print/jobs/${id}/status`, { headers: { "if-match": `"${version}"` }, body: { state, ...more } });

describe("the print shop's jobs", () => {
  it("[PJ1] a waiting claim gets the job when it is rendered, with verified bytes", async () => {
    const waiting = claimOne(server);
    const order = await orderOne();
    const job = PrintJobBody.parse(await waiting);
    expect(job.id).toBe(order.lines[0].jobs[0].id);
    const [file] = job.files;
    const answer = await server.dependencies.blobs.read(file?.sha256 ?? "");
    const hash = createHash("sha256");
    for await (const chunk of answer ?? []) hash.update(chunk);
    expect(hash.digest("hex")).toBe(file?.sha256);
    const download = await shop(`GET ${file?.url}`);
    expect(download.status).toBe(200);
    expect(download.headers.get("repr-digest")).toBe(
      `sha-256=:${Buffer.from(file?.sha256 ?? "", "hex").toString("base64")}:`,
    );
    expect(download.headers.get("content-length")).toBe(String(file?.bytes));
    const part = await shop(`GET ${file?.url}`, { headers: { range: "bytes=1-3" } });
    expect([part.status, part.headers.get("content-range"), part.text]).toEqual([
      206,
      `bytes 1-3/${file?.bytes}`,
      "PNG",
    ]);
    expect((await shop(`GET ${file?.url}`, { headers: { range: `bytes=${file?.bytes}-` } })).status).toBe(416);
    expect((await shop(`GET /v1/print/jobs/${job.id}/files/picture.png`)).status).toBe(200);
    expect((await shop(`GET /v1/print/jobs/${job.id}/ticket.json`)).json).toMatchObject({
      job: job.id,
      picture: "picture.png",
    });
  });

  it("[PJ2] moves by the rules only, each with the version it was made from", async () => {
    await orderOne();
    const job = await claimOne(server);
    const blind = await shop(`PUT /v1/print/jobs/${job.id}/status`, { body: { state: "accepted" } });
    expect(blind.status).toBe(428);
    expect((await move(job.id, "accepted", job.version + 1)).status).toBe(412);
    const jump = await move(job.id, "shipped", job.version);
    expect(jump).toMatchObject({ status: 409, json: { code: "wrong_state" } });
    expect(jump.json.detail).toContain("accepted");
    let { version } = job;
    for (const state of ["downloaded", "accepted", "printed"]) {
      const moved = await move(job.id, state, version);
      expect(moved).toMatchObject({ status: 200, json: { state, version: version + 1 } });
      version = moved.json.version;
    }
    const shipped = await move(job.id, "shipped", version, { tracking: "6A123", quantityDone: 1 });
    expect(shipped.json.state).toBe("shipped");
    const events = await server.dependencies.database.read
      .selectFrom("printJobEvents")
      .select("state")
      .where("jobId", "=", job.id)
      .orderBy("version")
      .execute();
    expect(events.map((each) => each.state)).toEqual([
      "rendering",
      "queued",
      "claimed",
      "downloaded",
      "accepted",
      "printed",
      "shipped",
    ]);
    const cancelled = await server.send(`POST /v1/merchant/orders/${job.ticket.order}/cancel`, {
      key: server.keys.secret,
    });
    expect(cancelled).toMatchObject({ status: 409, json: { code: "wrong_state" } });
  });

  it("[PJ3] many claimants share the jobs: each is leased once", async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, orderOne));
    const expected = orders.map((order) => order.lines[0].jobs[0].id);
    const states = async () => (await shop("GET /v1/print/jobs?state=queued")).json.items.length;
    await expect.poll(states, { timeout: 25_000 }).toBe(6);
    const claims = await Promise.all(Array.from({ length: 8 }, () => shop("POST /v1/print/claims?limit=2")));
    const got = claims.flatMap((each) => each.json.items.map((job: { id: string }) => job.id));
    expect(got).toHaveLength(expected.length);
    expect(new Set(got)).toEqual(new Set(expected));
  });

  it("[PJ4] a lease lapses before acceptance, not after; a heartbeat prolongs it", async () => {
    await orderOne();
    const job = await claimOne(server);
    const beat = await shop(`POST /v1/print/jobs/${job.id}/heartbeat`);
    expect(beat.json).toMatchObject({ id: job.id, version: job.version });
    server.advance(6 * 60_000);
    const again = await claimOne(server);
    const lapsed = [again, ...(await shop("POST /v1/print/claims?limit=50")).json.items].find(
      (each) => each.id === job.id,
    );
    expect(lapsed).toMatchObject({ state: "claimed", version: job.version + 1 });
    // The first claimant was slow: its version is no longer the present one.
    expect((await move(job.id, "accepted", job.version)).status).toBe(412);
    expect((await move(job.id, "accepted", lapsed.version)).status).toBe(200);
    server.advance(6 * 60_000);
    const third = (await shop("POST /v1/print/claims?limit=50")).json.items.map((each: { id: string }) => each.id);
    expect(third).not.toContain(job.id);
    expect((await shop(`POST /v1/print/jobs/${job.id}/heartbeat`)).status).toBe(409);
  });

  it("[PJ5] pages by an opaque cursor see every job once; states filter", async () => {
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await shop(`GET /v1/print/jobs?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.json.items.map((job: { id: string }) => job.id));
      cursor = page.json.nextCursor ?? "";
    } while (cursor !== "");
    const all = await shop("GET /v1/print/jobs?limit=200");
    expect(seen).toEqual(all.json.items.map((job: { id: string }) => job.id));
    expect((await shop("GET /v1/print/jobs?state=nonsense")).status).toBe(400);
    expect((await shop("GET /v1/print/jobs?cursor=%21%21")).status).toBe(400);
  });

  it("[PJ6] a rejection needs its reason; a reprint serves the kept bytes in a job of its own", async () => {
    await orderOne();
    const job = await claimOne(server);
    expect((await shop(`POST /v1/print/jobs/${job.id}/reprint`)).status).toBe(409);
    expect((await move(job.id, "rejected", job.version)).status).toBe(400);
    expect((await move(job.id, "rejected", job.version, { reason: "tasse fêlée" })).json.reason).toBe("tasse fêlée");
    const headers = { "idempotency-key": "reprint" };
    const reprint = await shop(`POST /v1/print/jobs/${job.id}/reprint`, { headers });
    expect(reprint.status).toBe(201);
    expect(reprint.json).toMatchObject({ state: "queued", reprintOf: job.id });
    expect(reprint.json.files[0].sha256).toBe(job.files[0].sha256);
    expect((await shop(`POST /v1/print/jobs/${job.id}/reprint`, { headers })).text).toBe(reprint.text);
  });

  it("[PJ7] a file that rotted on the disk is never delivered; an intact one is (control)", async () => {
    const job = await claimOne(server, { order: await orderOne() });
    const [file] = job.files;
    expect((await shop(`GET ${file.url}`)).status).toBe(200);
    const path = await server.dependencies.blobs.path(file.sha256);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
    writeFileSync(path, bytes);
    const answer = await shop(`GET ${file.url}`);
    expect(answer).toMatchObject({ status: 500, json: { code: "internal" } });
    expect((await server.send("GET /metrics")).text).toContain("atelier_files_corrupt_total 1");
  });

  it("[PJ8] a claimed job that is cancelled is gone for the shop", async () => {
    const order = await orderOne();
    const job = await claimOne(server, { order });
    expect(job.ticket.order).toBe(order.id);
    const cancelled = await server.send(`POST /v1/merchant/orders/${order.id}/cancel`, { key: server.keys.secret });
    expect(cancelled.json.state).toBe("cancelled");
    expect((await move(job.id, "accepted", job.version)).status).toBe(412);
  });
});
