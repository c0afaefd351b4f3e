import { mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { JobTicketBody } from "../../../configurator-schemas/protocol/job-ticket-body.ts";
import { aText } from "../../support/builders.ts";
import { fontsIn, NO_PDF_TOOLS, rasterise, readWith } from "../../support/pdf-tools.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { claimOne } from "../orders.ts";

let server: TestServer;
const folder = mkdtempSync(join(tmpdir(), "atelier-cards-"));
beforeAll(async () => void (server = await openServer()));
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const onCard = (id: string, text: string, yMm: number) =>
  aText({ id, text, sizeMm: 5, color: "#000000", placement: { xMm: 42.5, yMm, rotationDeg: 0 } });
const card = {
  product: "business-card",
  selections: { backPrint: true },
  elements: { front: [onCard("name", "Nom", 20)], back: [onCard("slogan", "Atelier", 30)] },
};

async function placeCards(names: readonly string[]) {
  const lines = names.map((name) => ({ quantity: 100, fields: { name } }));
  const design = await server.send("POST /v1/designs", { body: { configuration: card } });
  const quote = await server.send("POST /v1/quotes", { body: { configuration: card, lines } });
  expect(quote.json).toMatchObject({ receipt: expect.any(String) });
  const placed = await server.send("POST /v1/merchant/orders", {
    key: server.keys.secret,
    body: {
      externalId: "cards",
      placedAt: server.dependencies.now().toISOString(),
      lines: [{ design: design.json.id, version: 1, receipt: quote.json.receipt, lines }],
    },
  });
  expect(placed.status).toBe(201);
  return placed.json;
}

/** Each page is measured against its proof before the job leaves. */
async function untilQueued(id: string) {
  const read = async () => (await server.send(`GET /v1/print/jobs/${id}`, { key: server.keys.printShop })).json;
  await expect.poll(async () => (await read()).state, { timeout: 120_000, interval: 500 }).toBe("queued");
  return read();
}

async function fileOf(sha256: string): Promise<string> {
  const path = join(folder, `${sha256}.pdf`);
  await copyFile(await server.dependencies.blobs.path(sha256), path);
  return path;
}

/** How much ink lies inside the trim of a page, in dark pixels: other names, other amounts. */
async function darkOn(path: string, page: number): Promise<number> {
  const info = readWith("pdfinfo", ["-box", "-f", String(page), "-l", String(page), path]);
  const box = (name: string) => {
    const found = new RegExp(`${name}:\\s+([\\d.]+)\\s+([\\d.]+)\\s+([\\d.]+)\\s+([\\d.]+)`).exec(info);
    return (found ?? []).slice(1).map((points) => Math.round((Number(points) / 72) * 100));
  };
  const [left = 0, bottom = 0, right = 0, top = 0] = box("TrimBox");
  const [, , , height = 0] = box("MediaBox");
  const cut = { left, top: height - top, width: right - left, height: top - bottom };
  const { data } = await rasterise(path, { page, ppi: 100, ...cut });
  return data.reduce((sum, value, i) => sum + (i % 4 === 0 && value < 128 ? 1 : 0), 0);
}

describe.skipIf(NO_PDF_TOOLS)("a roster of cards", () => {
  it(
    "[VD2] is one PDF of both sides of each row in their order, and a row is reprinted as its own pages",
    { timeout: 240_000 },
    async () => {
      const order = await placeCards(["I", "WWWWWW", "Noémie"]);
      await untilQueued(order.lines[0].jobs[0].id);
      const job = await claimOne(server, { order });
      expect(job.files).toHaveLength(1);
      const [file] = job.files;
      expect(file).toMatchObject({
        format: "pdf",
        pages: [1, 2, 3].flatMap((row) => ["front", "back"].map((area) => ({ area, row }))),
      });
      const path = await fileOf(file.sha256);
      readWith("qpdf", ["--check", path]);
      expect(fontsIn(path)).toEqual([]);
      expect(readWith("pdfinfo", [path])).toMatch(/Pages:\s+6\n/);
      const fronts = await Promise.all([1, 3, 5].map((page) => darkOn(path, page)));
      const backs = await Promise.all([2, 4, 6].map((page) => darkOn(path, page)));
      expect(fronts[1]).toBeGreaterThan(2 * (fronts[0] ?? 0));
      expect(new Set(backs).size).toBe(1);

      const ticket = JobTicketBody.parse(job.ticket);
      expect(ticket.areas.map(({ row, page, area }) => [row, page, area])).toEqual(
        [1, 2, 3, 4, 5, 6].map((page) => [Math.ceil(page / 2), page, page % 2 === 1 ? "front" : "back"]),
      );
      expect(ticket.inks?.map(({ plate }) => plate)).toEqual(["Cyan", "Magenta", "Yellow", "Black"]);
      expect(ticket.recipe.icc).toHaveLength(1);
      expect(ticket.quantity).toBe(300);

      const accepted = await server.send(`PUT /v1/print/jobs/${job.id}/status`, {
        key: server.keys.printShop,
        body: { state: "accepted" },
        headers: { "if-match": `"${job.version}"` },
      });
      expect(accepted.status).toBe(200);
      const asked = await server.send(`POST /v1/print/jobs/${job.id}/reprint`, {
        key: server.keys.printShop,
        body: { rows: [2], reason: "mal coupé" },
      });
      const again = await untilQueued(asked.json.id);
      expect(again.files[0].pages).toEqual(["front", "back"].map((area) => ({ area, row: 2 })));
      expect(JobTicketBody.parse(again.ticket).reprint).toEqual({
        of: job.id,
        rows: [2],
        reason: "mal coupé",
        bytes: "part",
        differs: [],
      });
      const alone = await fileOf(again.files[0].sha256);
      expect(readWith("pdfinfo", [alone])).toMatch(/Pages:\s+2\n/);
      expect([await darkOn(alone, 1), await darkOn(alone, 2)]).toEqual([fronts[1], backs[1]]);
    },
  );
});
