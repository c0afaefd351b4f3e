import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as JsQr from "jsqr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { JobTicketBody, ticketJsonSchema } from "../../../configurator-schemas/protocol/job-ticket-body.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { fontsIn, NO_PDF_TOOLS, rasterise, readWith } from "../../support/pdf-tools.ts";
import { createApp } from "../../../server/app.ts";
import { openServer } from "../open-server.ts";
import type { Answer, TestServer } from "../open-server.ts";
import { XJDF_JUDGE } from "../../support/judges.ts";

// Its types say nothing of what a module gets by importing it.
const jsQR = createRequire(import.meta.url)("jsqr") as typeof JsQr.default.default;
/** CIP4's schemas are not ours to bring along. */
const folder = mkdtempSync(join(tmpdir(), "atelier-ticket-"));

let server: TestServer;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  server = await openServer();
  app = createApp(server.dependencies);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const HOSTILE = `<b>&"'\u0007]]> ${"W".repeat(150)} ${"long ".repeat(80)}`;

async function send(request: string, key: string, body?: unknown): Promise<Response> {
  const [method = "GET", path = ""] = request.split(" ");
  return app.request(`http://shop.example/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const json = async (answer: Response): Promise<Answer["json"]> => answer.json();

/** Orders a design and waits until its job is with the print shop; the job's id. */
async function aJob(configuration: Configuration, order: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { publishable, secret, printShop } = server.keys;
  const design = await json(await send("POST /designs", publishable, { configuration }));
  const quote = await json(await send("POST /quotes", publishable, { configuration, quantity: 12 }));
  const placed = await json(
    await send("POST /merchant/orders", secret, {
      externalId: "1001",
      placedAt: new Date().toISOString(),
      dueAt: "2026-12-04T16:00:00Z",
      shipTo: { name: "Léa Martin", street: "1 rue du Bac", city: "Paris", postalCode: "75007", country: "FR" },
      lines: [{ design: design.id, version: 1, receipt: quote.receipt, lines: [{ quantity: 12 }] }],
      ...order,
    }),
  );
  const id: string = placed.lines[0].jobs[0].id;
  for (;;) {
    const { items } = await json(await send("POST /print/claims?wait=25&limit=20", printShop));
    if (items.some((job: { id: string }) => job.id === id)) return id;
  }
}

async function fetchFile(job: string, name: string): Promise<Buffer> {
  const answer = await send(`GET /print/jobs/${job}/${name}`, server.keys.printShop);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const pagesOf = (path: string) => Number(/Pages:\s+(\d+)/.exec(readWith("pdfinfo", [path]))?.[1]);

describe("what travels with a job", () => {
  let job: string;
  beforeAll(async () => void (job = await aJob(aMugWith(aText({ text: "Léa" })))));

  it("[TK2] is a ticket by its grammar, with everything that went into the files by its hash", async () => {
    const answer = await send(`GET /print/jobs/${job}/ticket.json`, server.keys.printShop);
    const ticket = JobTicketBody.parse(await json(answer));
    const { files } = await json(await send(`GET /print/jobs/${job}`, server.keys.printShop));
    expect(ticket).toMatchObject({
      schemaVersion: 1,
      language: "fr",
      quantity: 12,
      dueAt: "2026-12-04T16:00:00.000Z",
      files: [{ name: files[0].name, format: "png", sha256: files[0].sha256, bytes: files[0].bytes }],
      areas: [{ area: "wrap", safeMm: expect.any(Number), trimMm: [expect.any(Number), expect.any(Number)] }],
      parity: { verdict: "passed" },
    });
    const { recipe } = ticket;
    expect(recipe.fonts.map(({ id }) => id)).toContain("noto-sans");
    expect(recipe.documents.map(({ id }) => id.split("/")[0])).toEqual(["product", "profile"]);
    expect(recipe.configurations).toHaveLength(1);
    expect(ticketJsonSchema()).toMatchObject({ properties: { schemaVersion: { const: 1 }, recipe: {} } });
  });

  it("[TK3] is told in the language that is asked for, and the numbers stay", async () => {
    const tickets = await Promise.all(
      ["fr", "en", "ar"].map(async (language) =>
        JobTicketBody.parse(JSON.parse((await fetchFile(job, `ticket.json?language=${language}`)).toString())),
      ),
    );
    expect(new Set(tickets.map(({ product }) => product.name)).size).toBe(3);
    expect(new Set(tickets.map(({ files }) => JSON.stringify(files))).size).toBe(1);
    const refused = await send(`GET /print/jobs/${job}/ticket.json?language=xx`, server.keys.printShop);
    expect(refused.status).toBe(400);
  });

  it.skipIf(XJDF_JUDGE.missing)("[XJ6] is valid XJDF whose checksum is that of the file it names", async () => {
    const xml = await fetchFile(job, "ticket.xjdf");
    const path = keep("ticket.xjdf", xml);
    for (const version of ["2_1", "2_2"])
      expect(execFileSync(XJDF_JUDGE.path, [path, version]).toString()).toContain("RESULT PASS");
    const [, url = ""] = / URL="([^"]+)"/.exec(xml.toString()) ?? [];
    const file = await app.request(url, { headers: { authorization: `Bearer ${server.keys.printShop}` } });
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(xml.toString()).toContain(`CheckSum="${createHash("md5").update(bytes).digest("hex")}"`);
    expect(xml.toString()).toContain(`FileSize="${bytes.length}"`);
  });

  it.skipIf(NO_PDF_TOOLS)(
    "[TP1] is one A4 page of outlines with the job's id as a code, the same bytes twice",
    async () => {
      const bytes = await fetchFile(job, "ticket.pdf");
      expect(await fetchFile(job, "ticket.pdf")).toEqual(bytes);
      const path = keep("ticket.pdf", bytes);
      readWith("qpdf", ["--check", path]);
      expect(fontsIn(path)).toEqual([]);
      expect(pagesOf(path)).toBe(1);
      expect(readWith("pdfinfo", [path])).toContain("595.276 x 841.89 pts (A4)");
      const page = await rasterise(path, { ppi: 200, left: 0, top: 0, width: 1654, height: 2339 });
      const code = jsQR(new Uint8ClampedArray(page.data), page.width, page.height);
      expect(code?.data).toBe(job);
      expect(await fetchFile(job, "ticket.pdf?language=ar")).not.toEqual(bytes);
    },
  );

  it.skipIf(NO_PDF_TOOLS)("[TP2] whatever is written, nothing leaves the page", async () => {
    const hostile = await aJob(aMugWith(aText({ text: "Léa & <b>" })), {
      externalId: HOSTILE.slice(0, 200),
      shipTo: { name: HOSTILE.slice(0, 400), note: "x".repeat(500), more: "‮" + "é".repeat(300) },
    });
    for (const language of ["fr", "ar"]) {
      const path = keep(`hostile-${language}.pdf`, await fetchFile(hostile, `ticket.pdf?language=${language}`));
      readWith("qpdf", ["--check", path]);
      const pages = pagesOf(path);
      expect(pages).toBeLessThanOrEqual(2);
      for (let page = 1; page <= pages; page += 1) {
        const { data, width, height } = await rasterise(path, {
          page,
          ppi: 100,
          left: 0,
          top: 0,
          width: 827,
          height: 1170,
        });
        // 8 mm of every edge are white.
        const edge = Math.round((8 / 25.4) * 100);
        let dark = 0;
        for (let y = 0; y < height; y += 1)
          for (let x = 0; x < width; x += 1) {
            const isEdge = x < edge || y < edge || x >= width - edge || y >= height - edge;
            if (isEdge && (data[(y * width + x) * 4] ?? 255) < 200) dark += 1;
          }
        expect([language, page, dark]).toEqual([language, page, 0]);
      }
    }
    const xml = keep("hostile.xjdf", await fetchFile(hostile, "ticket.xjdf"));
    if (!XJDF_JUDGE.missing) expect(execFileSync(XJDF_JUDGE.path, [xml, "2_1"]).toString()).toContain("RESULT PASS");
  });

  it("[TK5] a ticket of before tickets were numbered is handed out in every form", async () => {
    const { database } = server.dependencies;
    const old = await aJob(aMugWith(aText({ text: "Zoé" })));
    const { read } = database;
    const row = await read.selectFrom("printJobs").selectAll().where("id", "=", old).executeTakeFirstOrThrow();
    const {
      schemaVersion: _,
      language: __,
      files: ___,
      warnings: ____,
      recipe: _____,
      ...before
    } = JSON.parse(row.ticketJson ?? "");
    const changes = { ticketJson: JSON.stringify(before) };
    await database.write([
      { query: read.updateTable("printJobs").set(changes).where("id", "=", old).compile(), rows: 1 },
    ]);
    const ticket = JSON.parse((await fetchFile(old, "ticket.json")).toString());
    expect(ticket).toMatchObject({ ...before, schemaVersion: 1, files: [{ name: "mug-11oz-wrap.png" }] });
    expect((await fetchFile(old, "ticket.pdf?language=en")).subarray(0, 5).toString()).toBe("%PDF-");
    expect((await fetchFile(old, "ticket.xjdf")).toString()).toContain("<FileSpec");
  });

  it("[TK4] is nobody else's", async () => {
    for (const name of ["ticket.json", "ticket.pdf", "ticket.xjdf"]) {
      expect((await send(`GET /print/jobs/${job}/${name}`, server.keys.secret)).status).toBe(403);
      expect((await send(`GET /print/jobs/job_unknown/${name}`, server.keys.printShop)).status).toBe(404);
    }
  });
});
