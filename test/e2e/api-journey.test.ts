import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Answers, call } from "../support/api.ts";
import { expectPhotoInside, inkedArea, readPrintFile } from "../support/expect-artwork.ts";
import { startServer } from "../support/running-server.ts";
import type { RunningServer } from "../support/running-server.ts";

/** The journey as a merchant's server and a print shop make it: by the contract alone. */
const PHOTO = readFileSync(new URL("../../assets/photos/sample.jpg", import.meta.url));

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.dispose();
});

const pk = (request: string, body?: unknown, headers?: Record<string, string>) =>
  call(server.url, request, { key: server.keys.publishable, body, ...(headers && { headers }) });
const sk = (request: string, body?: unknown, headers?: Record<string, string>) =>
  call(server.url, request, { key: server.keys.secret, body, ...(headers && { headers }) });
const ps = (request: string, body?: unknown, headers?: Record<string, string>) =>
  call(server.url, request, { key: server.keys.printShop, body, ...(headers && { headers }) });

async function upload(bytes: Uint8Array, name: string, type: string) {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)], { type }), name);
  return pk("POST /uploads", form);
}

const nameOf = (text: string) => ({
  id: "e2",
  kind: "text",
  text,
  font: "playfair-display",
  sizeMm: 30,
  color: "#c2185b",
  placement: { xMm: 170, yMm: 44.45 },
});

const mugOf = (photo: string, name = "Léa") => ({
  product: "mug-11oz",
  selections: { inside: "red", handle: "red" },
  elements: {
    wrap: [
      {
        id: "e1",
        kind: "image",
        upload: photo,
        placement: { xMm: 70, yMm: 44.45, widthMm: 80, heightMm: 60, rotationDeg: 0 },
      },
      nameOf(name),
    ],
  },
});

async function claimOne() {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const { status, json } = await ps("POST /print/claims?wait=10&limit=1");
    expect(status).toBe(200);
    const [job] = Answers.claims.parse(json).items;
    if (job) return job;
  }
  throw new Error("no job was offered within a minute");
}

describe("the journey by API alone", () => {
  it("goes from a photo to a verified print file and a shipped order", async () => {
    const uploaded = await upload(PHOTO, "photo.jpg", "image/jpeg");
    expect(uploaded.status).toBe(201);
    const photo = Answers.upload.parse(uploaded.json);
    const configuration = mugOf(photo.id);

    const saved = await pk("POST /designs", { configuration });
    expect(saved.status).toBe(201);
    const design = Answers.design.parse(saved.json);

    const preview = await fetch(new URL(design.previewUrl, server.url));
    expect(preview.status).toBe(200);
    expect(await sharp(Buffer.from(await preview.arrayBuffer())).metadata()).toMatchObject({
      format: expect.stringMatching(/png|jpeg|webp/),
    });

    const quoted = await pk("POST /quotes", { configuration, quantity: 2, design: design.id });
    expect(quoted.status).toBe(200);
    const quote = Answers.quote.parse(quoted.json);
    expect(quote.unitPrice).toEqual({ amount: 1240, currency: "EUR" });
    expect(quote.lines.reduce((sum, line) => sum + line.amount.amount, 0)).toBe(quote.total.amount);

    const order = {
      externalId: "shop-1001",
      placedAt: new Date().toISOString(),
      lines: [{ design: design.id, version: design.version, receipt: quote.receipt, lines: [{ quantity: 2 }] }],
      release: "now",
      shipTo: { name: "Léa Martin", city: "Lyon" },
    };
    const ordered = await sk("POST /merchant/orders", order, { "idempotency-key": "order-1001" });
    expect(ordered.status).toBe(201);
    const placed = Answers.order.parse(ordered.json);
    expect(placed.lines).toHaveLength(1);
    expect(placed.lines[0]).toMatchObject({ sku: "MUG11-W-RED", jobs: [{ profile: "mug-228x89" }] });
    expect(placed.lines[0]?.priceWarning).toBeUndefined();
    const again = await sk("POST /merchant/orders", order, { "idempotency-key": "order-1001" });
    expect(again.json).toEqual(ordered.json);

    const job = await claimOne();
    expect(job.id).toBe(placed.lines[0]?.jobs[0]?.id);
    expect(job.ticket).toMatchObject({
      externalId: "shop-1001",
      quantity: 2,
      variant: { sku: "MUG11-W-RED" },
      profile: { id: "mug-228x89" },
    });
    const [file] = job.files.filter((each) => each.area === "wrap");
    expect(file).toMatchObject({ name: "mug-11oz-wrap.png", format: "png" });

    const got = await fetch(new URL(file!.url, server.url), {
      headers: { authorization: `Bearer ${server.keys.printShop}` },
    });
    expect(got.status).toBe(200);
    const bytes = Buffer.from(await got.arrayBuffer());
    const digest = createHash("sha256").update(bytes).digest();
    expect(digest.toString("hex")).toBe(file!.sha256);
    expect(got.headers.get("repr-digest")).toBe(`sha-256=:${digest.toString("base64")}:`);
    expect(bytes.length).toBe(file!.bytes);

    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ width: 2700, height: 1050, channels: 4, hasProfile: true, density: 300 });
    const pixels = await readPrintFile(bytes);
    await expectPhotoInside(pixels, PHOTO, { xMm: 70, yMm: 44.45, widthMm: 80, heightMm: 60 });
    // "Léa" at 30 mm covers more than 120 mm²; an empty file, or another colour, covers none.
    expect(inkedArea(pixels, "#c2185b", { xMm: 170, yMm: 44.45, widthMm: 60, heightMm: 40 })).toBeGreaterThan(120);
    expect(pixels.at(5, 5)[3]).toBe(0);
    expect(pixels.at(225, 85)[3]).toBe(0);

    const ranged = await fetch(new URL(file!.url, server.url), {
      headers: { authorization: `Bearer ${server.keys.printShop}`, range: "bytes=0-7" },
    });
    expect(ranged.status).toBe(206);
    expect(Buffer.from(await ranged.arrayBuffer())).toEqual(bytes.subarray(0, 8));

    const ticket = await ps(`GET /print/jobs/${job.id}/ticket.json`);
    expect(ticket.status).toBe(200);
    expect(ticket.json).toEqual(job.ticket);

    let { version } = job;
    for (const state of ["downloaded", "accepted", "printed", "shipped"]) {
      const moved = await ps(
        `PUT /print/jobs/${job.id}/status`,
        { state, ...(state === "shipped" && { tracking: "LP123" }) },
        { "if-match": `"${version}"` },
      );
      expect(moved.status, JSON.stringify(moved.json)).toBe(200);
      expect(moved.json).toMatchObject({ state });
      ({ version } = moved.json as { version: number });
    }
    const stale = await ps(`PUT /print/jobs/${job.id}/status`, { state: "printed" }, { "if-match": '"1"' });
    expect(stale.status).toBe(412);
    const done = await sk(`GET /merchant/orders/${placed.id}`);
    expect(done.json).toMatchObject({ state: "done", lines: [{ jobs: [{ state: "shipped" }] }] });
  });

  it("an order that waits is held, released, and may be cancelled before the print shop accepts it", async () => {
    const configuration = mugOf("").elements && {
      product: "mug-11oz",
      selections: {},
      elements: { wrap: [mugOf("").elements.wrap[1]] },
    };
    const design = Answers.design.parse((await pk("POST /designs", { configuration })).json);
    const quote = Answers.quote.parse((await pk("POST /quotes", { configuration, quantity: 1 })).json);
    const place = async (externalId: string) =>
      Answers.order.parse(
        (
          await sk(
            "POST /merchant/orders",
            {
              externalId,
              placedAt: new Date().toISOString(),
              lines: [{ design: design.id, version: 1, receipt: quote.receipt, lines: [{ quantity: 1 }] }],
              release: "hold",
            },
            { "idempotency-key": externalId },
          )
        ).json,
      );
    const held = await place("held-1");
    expect(held.lines[0]?.jobs[0]?.state).toBe("held");
    expect((await ps("POST /print/claims?wait=0")).json).toEqual({ items: [] });
    expect((await sk(`POST /merchant/orders/${held.id}/release`)).status).toBe(200);
    const job = await claimOne();
    expect(job.id).toBe(held.lines[0]?.jobs[0]?.id);
    expect(
      (await ps(`PUT /print/jobs/${job.id}/status`, { state: "accepted" }, { "if-match": `"${job.version}"` })).status,
    ).toBe(200);
    expect((await sk(`POST /merchant/orders/${held.id}/cancel`)).status).toBe(409);

    const second = await place("held-2");
    const cancelled = await sk(`POST /merchant/orders/${second.id}/cancel`);
    expect(cancelled.status).toBe(200);
    expect(Answers.order.parse(cancelled.json).lines[0]?.jobs[0]?.state).toBe("cancelled");
  });

  it("the served documentation names every call of this journey", async () => {
    const openapi = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(openapi.openapi).toMatch(/^3\.1/);
    for (const path of [
      "/uploads",
      "/designs",
      "/quotes",
      "/merchant/orders",
      "/print/claims",
      "/print/jobs/{id}/status",
      "/print/jobs/{id}/ticket.json",
    ]) {
      expect(
        Object.keys(openapi.paths).some((each) => each.endsWith(path)),
        path,
      ).toBe(true);
    }
    const docs = await fetch(`${server.url}/api/v1/docs`);
    expect(docs.headers.get("content-type")).toContain("text/html");
    const page = await docs.text();
    expect(page).toContain("/print/claims");
    expect(page).not.toMatch(/<script[^>]+src="https?:/);
  });
});
