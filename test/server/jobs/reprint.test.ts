import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobTicket } from "../../../configurator-schemas/production/job-ticket.ts";
import { JobTicketBody } from "../../../configurator-schemas/protocol/job-ticket-body.ts";
import { removeOldFiles } from "../../../server/jobs/remove-old-files.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign, claimOne } from "../orders.ts";

const DAY_MS = 86_400_000;

let server: TestServer;
beforeEach(async () => void (server = await openServer()));
afterEach(() => server.close());

const shop = (request: string, body?: unknown) => server.send(request, { key: server.keys.printShop, body });
const merchant = (request: string, body?: unknown) => server.send(request, { key: server.keys.secret, body });
const names = aMugWith(aText({ id: "name", text: "Nom", maxWidthMm: 100 }));

async function placeRoster(fields: readonly string[]) {
  const lines = fields.map((name) => ({ quantity: 2, fields: { name } }));
  const design = await server.send("POST /v1/designs", { body: { configuration: names } });
  const quote = await server.send("POST /v1/quotes", { body: { configuration: names, lines } });
  const placed = await merchant("POST /v1/merchant/orders", {
    externalId: "77",
    placedAt: server.dependencies.now().toISOString(),
    shipTo: { name: "Club" },
    lines: [{ design: design.json.id, version: 1, receipt: quote.json.receipt, lines }],
  });
  expect(placed.status).toBe(201);
  return { order: placed.json, design: design.json };
}

async function placeOne() {
  const { order, design } = await aQuotedDesign(server);
  return { order: (await merchant("POST /v1/merchant/orders", order)).json, design };
}

/** To the end of its life; the job as it was claimed. */
async function ship(order: { readonly id: string }) {
  const job = await claimOne(server, { order });
  let { version } = job;
  for (const state of ["accepted", "printed", "shipped"]) {
    const moved = await server.send(`PUT /v1/print/jobs/${job.id}/status`, {
      key: server.keys.printShop,
      body: { state },
      headers: { "if-match": `"${version}"` },
    });
    expect(moved.status).toBe(200);
    ({ version } = moved.json);
  }
  return job;
}

const queued = async (id: string) => {
  await expect
    .poll(async () => (await shop(`GET /v1/print/jobs/${id}`)).json.state, { timeout: 30_000 })
    .toBe("queued");
  return (await shop(`GET /v1/print/jobs/${id}`)).json;
};

/** As if another renderer had made a job. */
async function pretendMadeBy(job: { readonly id: string; readonly ticket: JobTicket }, renderer: string) {
  const { database } = server.dependencies;
  const ticket = { ...job.ticket, recipe: { ...job.ticket.recipe, renderer } };
  const changes = { ticketJson: JSON.stringify(ticket) };
  await database.write([
    { query: database.read.updateTable("printJobs").set(changes).where("id", "=", job.id).compile(), rows: 1 },
  ]);
}

const hasBytes = (sha256: string) => server.dependencies.blobs.has(sha256);

async function keepFor(days: number) {
  const { json } = await merchant("GET /v1/merchant/settings");
  expect((await merchant("PUT /v1/merchant/settings", { ...json, keepPrintFilesDays: days })).status).toBe(200);
}

describe("a roster", () => {
  it("[VD1] is one job with a file for each row, named by it, and a ticket that lists them", async () => {
    const { order } = await placeRoster(["Léa", "Emma", "Zoé"]);
    expect(order.lines.map((line: { jobs: { id: string; row: number }[] }) => line.jobs[0]?.row)).toEqual([1, 2, 3]);
    expect(new Set(order.lines.map((line: { jobs: { id: string }[] }) => line.jobs[0]?.id)).size).toBe(1);
    const job = await claimOne(server, { order });
    expect(job.files.map(({ name }: { name: string }) => name)).toEqual(
      [1, 2, 3].map((row) => `mug-11oz-wrap-${row}.png`),
    );
    expect(new Set(job.files.map(({ sha256 }: { sha256: string }) => sha256)).size).toBe(3);
    const ticket: JobTicket = JobTicketBody.parse(job.ticket) as JobTicket;
    expect(ticket.quantity).toBe(6);
    expect(ticket.rows?.map(({ row, quantity, fields }) => [row, quantity, fields["name"]])).toEqual([
      [1, 2, "Léa"],
      [2, 2, "Emma"],
      [3, 2, "Zoé"],
    ]);
    expect(ticket.areas.map(({ row, file }) => [row, file])).toEqual(
      [1, 2, 3].map((row) => [row, `mug-11oz-wrap-${row}.png`]),
    );
    // Each line tells its own figures.
    const { lines } = (await merchant(`GET /v1/merchant/orders/${order.id}`)).json;
    expect(
      lines.map((line: { jobs: { parity: { areas: { row: number }[] } }[] }) =>
        line.jobs[0]?.parity.areas.map(({ row }) => row),
      ),
    ).toEqual([[1], [2], [3]]);
  });

  it(
    "[RP1] one row is reprinted alone: its kept bytes, its own number and its own picture",
    { timeout: 60_000 },
    async () => {
      const { order } = await placeRoster(["Léa", "Emma"]);
      const job = await ship(order);
      const refused = await shop(`POST /v1/print/jobs/${job.id}/reprint`, { rows: [3] });
      expect(refused).toMatchObject({ status: 400, json: { code: "invalid_request" } });
      await pretendMadeBy(job, "atelier-sharp/0");
      const asked = await shop(`POST /v1/print/jobs/${job.id}/reprint`, { rows: [2], reason: "tasse fêlée" });
      expect(asked).toMatchObject({ status: 201, json: { state: "rendering", reprintOf: job.id, files: [] } });
      const again = await queued(asked.json.id);
      expect(again.files).toMatchObject([{ name: "mug-11oz-wrap-2.png", sha256: job.files[1].sha256 }]);
      const ticket = JobTicketBody.parse(again.ticket);
      expect(ticket).toMatchObject({
        quantity: 2,
        rows: [{ row: 2, fields: { name: "Emma" } }],
        reprint: { of: job.id, rows: [2], reason: "tasse fêlée", bytes: "kept" },
        // Of the kept bytes, whatever paints today.
        recipe: { renderer: "atelier-sharp/0" },
      });
      const picture = async (id: string) => {
        const row = await server.dependencies.database.read
          .selectFrom("printFiles")
          .select("sha256")
          .where("jobId", "=", id)
          .where("role", "=", "picture")
          .executeTakeFirstOrThrow();
        return row.sha256;
      };
      expect(await picture(again.id)).not.toBe(await picture(job.id));
    },
  );
});

describe("a reprint", () => {
  it("[RP2] of kept files is queued at once, its ticket says of what and why", async () => {
    const { order } = await placeOne();
    const job = await ship(order);
    const again = await shop(`POST /v1/print/jobs/${job.id}/reprint`, { reason: "perdu" });
    expect(again).toMatchObject({
      status: 201,
      json: {
        state: "queued",
        ticket: { job: again.json.id, reprint: { of: job.id, reason: "perdu", bytes: "kept" } },
      },
    });
    expect(again.json.files[0].sha256).toBe(job.files[0].sha256);
  });

  it(
    "[RP3] after the files were removed is made again, byte for byte; the hash stayed",
    { timeout: 60_000 },
    async () => {
      const { order } = await placeOne();
      const job = await ship(order);
      const [{ sha256, url }] = job.files;
      // Nobody set anything: nothing is removed (control).
      server.advance(400 * DAY_MS);
      expect(await removeOldFiles(server.dependencies)).toBe(0);
      await keepFor(401);
      expect(await removeOldFiles(server.dependencies)).toBe(0);
      await keepFor(30);
      // The file and the ticket's picture.
      expect(await removeOldFiles(server.dependencies)).toBe(2);
      expect(await hasBytes(sha256)).toBe(false);
      expect(await shop(`GET ${url}`)).toMatchObject({ status: 410, json: { code: "files_removed" } });
      expect((await shop(`GET /v1/print/jobs/${job.id}`)).json.files).toMatchObject([
        { sha256, removedAt: expect.any(String) },
      ]);
      const asked = await shop(`POST /v1/print/jobs/${job.id}/reprint`);
      expect(asked).toMatchObject({ status: 201, json: { state: "rendering" } });
      const again = await queued(asked.json.id);
      expect(again.files[0].sha256).toBe(sha256);
      expect(again.ticket.reprint).toEqual({ of: job.id, bytes: "same", differs: [] });
      expect(await hasBytes(sha256)).toBe(true);
      // Its own file is not the old job's to remove.
      server.advance(DAY_MS / 2);
      await removeOldFiles(server.dependencies);
      expect(await hasBytes(sha256)).toBe(true);
    },
  );

  it(
    "[RP4] by another recipe says every input that is not what it was, and that the bytes differ",
    { timeout: 60_000 },
    async () => {
      const { order } = await placeOne();
      const job = await ship(order);
      const { database } = server.dependencies;
      await keepFor(1);
      server.advance(2 * DAY_MS);
      await removeOldFiles(server.dependencies);
      // As if it had been made by another machine, from another font, with another outcome.
      const { recipe } = job.ticket;
      const fonts = recipe.fonts.map((font: { id: string }) =>
        font.id === "noto-sans" ? { ...font, sha256: "0".repeat(64) } : font,
      );
      const ticket = { ...job.ticket, recipe: { ...recipe, renderer: "atelier-sharp/0", fonts } };
      await database.write([
        {
          query: database.read
            .updateTable("printJobs")
            .set({ ticketJson: JSON.stringify(ticket) })
            .where("id", "=", job.id)
            .compile(),
        },
        {
          query: database.read
            .updateTable("printFiles")
            .set({ sha256: "1".repeat(64) })
            .where("jobId", "=", job.id)
            .where("role", "=", "print")
            .compile(),
          rows: 1,
        },
      ]);
      const asked = await shop(`POST /v1/print/jobs/${job.id}/reprint`);
      const { reprint } = (await queued(asked.json.id)).ticket;
      expect(reprint.bytes).toBe("different");
      expect(reprint.differs).toEqual([
        { part: "renderer", was: "atelier-sharp/0", is: recipe.renderer },
        {
          part: "fonts",
          id: "noto-sans",
          was: "0".repeat(64),
          is: recipe.fonts.find(({ id }: { id: string }) => id === "noto-sans").sha256,
        },
      ]);
    },
  );
});

describe("erasure", () => {
  it(
    "[ER1] is refused while a job is under way, and wins over reprints afterwards; hashes stay",
    { timeout: 60_000 },
    async () => {
      const { order, design } = await placeRoster(["Léa", "Emma"]);
      const early = await merchant(`DELETE /v1/merchant/designs/${design.id}`);
      expect(early).toMatchObject({ status: 409, json: { code: "wrong_state" } });
      const job = await ship(order);
      const picture = await server.send(
        `GET ${new URL(design.previewUrl, "http://x").pathname}${new URL(design.previewUrl, "http://x").search}`,
      );
      expect(picture.status).toBe(200);
      const erased = await merchant(`DELETE /v1/merchant/designs/${design.id}`);
      expect(erased).toMatchObject({ status: 200, json: { id: design.id, jobs: [job.id] } });
      const hashes = job.files.map(({ sha256 }: { sha256: string }) => sha256);
      expect(erased.json.files.map(({ sha256 }: { sha256: string }) => sha256)).toEqual(expect.arrayContaining(hashes));
      for (const hash of hashes) expect(await hasBytes(hash)).toBe(false);

      for (const request of ["ticket.json", "ticket.pdf", "ticket.xjdf", "files/mug-11oz-wrap-1.png"])
        expect(await shop(`GET /v1/print/jobs/${job.id}/${request}`)).toMatchObject({
          status: 410,
          json: { code: "erased" },
        });
      expect(await shop(`POST /v1/print/jobs/${job.id}/reprint`)).toMatchObject({
        status: 410,
        json: { code: "erased" },
      });
      const left = (await shop(`GET /v1/print/jobs/${job.id}`)).json;
      expect(left).toMatchObject({ state: "shipped", erasedAt: erased.json.erasedAt });
      expect(left.files.map(({ sha256 }: { sha256: string }) => sha256)).toEqual(hashes);
      const headers = { "design-token": design.token };
      expect(await server.send(`GET /v1/designs/${design.id}`, { headers })).toMatchObject({
        status: 410,
        json: { code: "erased" },
      });
      expect((await merchant(`DELETE /v1/merchant/designs/${design.id}`)).json).toEqual(erased.json);

      // Nothing of what was written is in any row; the hash of what it was is.
      const { read } = server.dependencies.database;
      const rows = JSON.stringify([
        await read.selectFrom("designVersions").selectAll().execute(),
        await read.selectFrom("orderLines").selectAll().execute(),
        await read.selectFrom("orders").selectAll().execute(),
        await read.selectFrom("printJobs").selectAll().execute(),
        await read.selectFrom("idempotencyKeys").selectAll().execute(),
      ]);
      for (const word of ["Emma", "Léa", "Club", '"Nom"']) expect(rows).not.toContain(word);
      expect(rows).toContain("configurationSha256");
    },
  );

  it("[ER2] takes uploads and proofs of this design alone, and nobody else's design", { timeout: 60_000 }, async () => {
    const png = await sharp({ create: { width: 900, height: 900, channels: 3, background: "#c2185b" } })
      .png()
      .toBuffer();
    const body = new FormData();
    body.set("file", new Blob([new Uint8Array(png)], { type: "image/png" }), "a.png");
    const upload = (await server.send("POST /v1/uploads", { body })).json;
    const configuration = aMugWith(aText({ text: "Léa" }), {
      id: "p",
      kind: "image",
      upload: upload.id,
      crop: { x: 0, y: 0, width: 1, height: 1 },
      placement: { xMm: 40, yMm: 45, widthMm: 30, heightMm: 30, rotationDeg: 0 },
    });
    const save = async () => (await server.send("POST /v1/designs", { body: { configuration } })).json;
    const [one, other] = [await save(), await save()];
    const approved = await server.send(`POST /v1/designs/${one.id}/approve`, {
      body: { version: 1, name: "Léa M." },
      headers: { "design-token": one.token },
    });
    expect(approved.status).toBe(200);
    const proofs = [approved.json.proof.sha256, ...approved.json.areas.map(({ sha256 }: { sha256: string }) => sha256)];
    const stored = async () => Promise.all([...proofs, upload.sha256].map(hasBytes));
    expect((await merchant(`DELETE /v1/merchant/designs/${one.id}`)).status).toBe(200);
    expect(await stored()).toEqual([...proofs.map(() => false), true]);
    const headers = { "design-token": other.token };
    expect((await server.send(`GET /v1/designs/${other.id}`, { headers })).status).toBe(200);
    expect((await merchant(`DELETE /v1/merchant/designs/${other.id}`)).status).toBe(200);
    expect((await stored()).some(Boolean)).toBe(false);
    const stranger = await server.addMerchant();
    expect((await server.send(`DELETE /v1/merchant/designs/${one.id}`, { key: stranger.secret })).status).toBe(404);
    expect((await merchant("DELETE /v1/merchant/designs/d_unknown")).status).toBe(404);
  });
});
