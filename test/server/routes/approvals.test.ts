import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { DesignBody } from "../../../configurator-schemas/protocol/http.ts";
import { ProofRecord } from "../../../configurator-schemas/protocol/proof-record.ts";
import { createApp } from "../../../server/app.ts";
import { publishDocument } from "../../../server/products/publish-product.ts";
import { sha256Hex } from "../../../server/identifiers.ts";
import { loadDocuments } from "../../../server/documents/load-documents.ts";
import { aMug, aMugWith, aShape, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign } from "../orders.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

const save = async (configuration: Configuration = aMugWith(aText())) => {
  const { id, token } = (await server.send("POST /v1/designs", { body: { configuration } })).json as {
    id: string;
    token: string;
  };
  const headers = { "design-token": token };
  return {
    id,
    headers,
    approve: (body: unknown = { version: 1 }, more: Readonly<Record<string, string>> = {}) =>
      server.send(`POST /v1/designs/${id}/approve`, { body, headers: { ...headers, ...more } }),
    change: (next: Configuration, version = 1) =>
      server.send(`PUT /v1/designs/${id}`, {
        body: { configuration: next },
        headers: { ...headers, "if-match": `"${version}"` },
      }),
    read: async (version?: number) =>
      DesignBody.parse(
        (await server.send(`GET /v1/designs/${id}${version === undefined ? "" : `?version=${version}`}`, { headers }))
          .json,
      ),
    area: (rest: string, more: Readonly<Record<string, string>> = {}) =>
      bytesOf(`/api/v1/designs/${id}/areas/${rest}`, { ...headers, ...more }),
    proof: (query = "", more: Readonly<Record<string, string>> = {}) =>
      bytesOf(`/api/v1/designs/${id}/proof.pdf${query}`, { ...headers, ...more }),
  };
};

/** Pictures and documents are no text: asked of the application itself. */
async function bytesOf(path: string, headers: Readonly<Record<string, string>>) {
  const response = await createApp(server.dependencies).request(path, {
    headers: { authorization: `Bearer ${server.keys.publishable}`, ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const rows = () => server.dependencies.database.read.selectFrom("approvals").selectAll().execute();

describe("an area's picture", () => {
  it("[AP1] is the trimmed area on white at the width asked for, and is not sent again while nothing changed", async () => {
    const design = await save(aMugWith(aShape({ fill: "#0000ff" })));
    const picture = await design.area("wrap.png?widthPx=456");
    expect(picture.status).toBe(200);
    expect(picture.headers.get("content-type")).toBe("image/png");
    const { data, info } = await sharp(picture.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([456, 177]);
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    // The square of 20 mm around (150, 45) on the default profile's 228 mm, to which the 200 mm are scaled.
    expect(at(0, 0)).toEqual([255, 255, 255]);
    expect(Array.from({ length: info.width }, (_, x) => at(x, 89)).filter(([red]) => red === 0).length).toBeGreaterThan(
      30,
    );

    const tag = picture.headers.get("etag") ?? "";
    expect((await design.area("wrap.png?widthPx=456", { "if-none-match": tag })).status).toBe(304);
    expect((await design.area("wrap.png?widthPx=457", { "if-none-match": tag })).status).toBe(200);
    await design.change(aMugWith(aShape({ fill: "#00ff00" })));
    expect((await design.area("wrap.png?widthPx=456", { "if-none-match": tag })).status).toBe(200);
    expect((await design.area("wrap.png?widthPx=456&version=1", { "if-none-match": tag })).status).toBe(304);
  });

  it("[AP2] that is not there is 404 whatever is missing; what cannot be asked for is said", async () => {
    const design = await save();
    for (const rest of ["nowhere.png", "wrap.jpg", "wrap", "wrap.png?version=9"])
      expect([rest, (await design.area(rest)).status]).toEqual([rest, 404]);
    expect((await design.area("wrap.png", { "design-token": "dt_other" })).status).toBe(404);
    for (const width of ["15", "4001", "wide", "1.5"]) {
      const refused = await design.area(`wrap.png?widthPx=${width}`);
      expect([refused.status, JSON.parse(refused.bytes.toString()).detail]).toEqual([
        400,
        expect.stringContaining("widthPx"),
      ]);
    }
    const other = await design.area("wrap.png?profile=dtg-a");
    expect([other.status, JSON.parse(other.bytes.toString()).issues[0].code]).toEqual([422, "profile_not_offered"]);
  });
});

describe("approving", () => {
  it("[AP3] freezes a version with everything that went into it by its hash, and says so with the design", async () => {
    const design = await save();
    expect((await design.read()).approval).toBeUndefined();
    const answer = await design.approve({ version: 1, name: "Léa Martin" });
    expect(answer.status).toBe(200);
    const record = ProofRecord.parse(answer.json);
    expect(record).toMatchObject({
      design: design.id,
      version: 1,
      approvedBy: "Léa Martin",
      product: { id: "mug-11oz", version: 1 },
      profile: { id: "mug-228x89", version: 1 },
      areas: [{ area: "wrap", ppi: 150, bleedMm: 0 }],
    });
    expect(record.fonts.map(({ id }) => id)).toContain("playfair-display");
    expect(record.renderer).toContain("librsvg");
    for (const { sha256 } of record.areas) await server.dependencies.blobs.verify(sha256);
    expect((await design.read()).approval).toMatchObject({ version: 1, at: record.approvedAt, by: "Léa Martin" });
  });

  it("[AP8] keeps its proof: the PDF of an approved version is the same bytes from then on, in whatever language it is asked for", async () => {
    const design = await save(aMugWith(aText({ text: "Preuve" })));
    const before = await design.proof();
    expect(before.status).toBe(200);
    expect(before.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(before.headers.get("content-disposition")).toMatch(/^attachment; filename="[A-Z]{4}-\d{4}-1\.pdf"$/);
    expect(Number(before.headers.get("content-length"))).toBe(before.bytes.length);
    const { proof } = ProofRecord.parse((await design.approve()).json);
    for (const language of ["fr", "en", "ar"]) {
      const kept = await design.proof("?version=1", { "accept-language": language });
      expect([sha256Hex(kept.bytes), kept.bytes.length]).toEqual([proof.sha256, proof.bytes]);
      expect(kept.headers.get("content-disposition")).toMatch(/^attachment/);
    }
    // Control: the next version is another document.
    await design.change(aMugWith(aText({ text: "Autre" })));
    expect(sha256Hex((await design.proof()).bytes)).not.toBe(proof.sha256);
    const outside = await save(aMugWith(aText({ placement: { xMm: -90, yMm: -90, rotationDeg: 0 } })));
    expect((await outside.proof()).status).toBe(422);
    expect((await design.proof("?version=7")).status).toBe(404);
  });

  it("[AP4] twice is once: the same record, also from two tabs at the same moment", async () => {
    const design = await save(aMugWith(aText({ text: "Deux" })));
    const before = (await rows()).length;
    const answers = await Promise.all([design.approve(), design.approve()]);
    const later = await design.approve({ version: 1, name: "Somebody else" });
    expect(new Set([...answers, later].map(({ text }) => text)).size).toBe(1);
    expect((await rows()).length).toBe(before + 1);
    // Control: another design is another approval.
    await (await save(aMugWith(aText({ text: "Trois" })))).approve();
    expect((await rows()).length).toBe(before + 2);
  });

  it("[AP5] speaks of one version: a change is not approved, the older version stays what it was", async () => {
    const design = await save();
    await design.approve();
    await design.change(aMugWith(aText({ text: "Lea" })));
    expect((await design.read()).approval).toBeUndefined();
    expect((await design.read(1)).approval?.version).toBe(1);
    // Whoever means what he sees names it: another tab has saved since.
    expect(await design.approve({}, { "if-match": '"1"' })).toMatchObject({
      status: 412,
      json: { code: "version_mismatch" },
    });
    expect(await design.approve({})).toMatchObject({ status: 428 });
    expect(await design.approve({}, { "if-match": '"2"' })).toMatchObject({ status: 200, json: { version: 2 } });
  });

  it("[AP6] with an error found by preflight nothing is approved, and the issues say what to do", async () => {
    const before = (await rows()).length;
    const outside = await save(aMugWith(aText({ placement: { xMm: -90, yMm: -90, rotationDeg: 0 } })));
    const refused = await outside.approve();
    expect(refused).toMatchObject({ status: 422, json: { code: "invalid_configuration" } });
    expect(refused.json.issues[0].code).toBe("outside_area");
    const unfinished = await save(aMug({ selections: { finish: "no-such-finish" } }));
    expect(await unfinished.approve()).toMatchObject({ status: 422, json: { issues: [{ code: "value_unknown" }] } });
    const good = await save();
    const line = await good.approve({ version: 1, lines: [{ fields: { e1: "字" } }] });
    expect(line).toMatchObject({ status: 422, json: { issues: [{ code: "missing_glyph" }] } });
    expect((await rows()).length).toBe(before);
    // Control: without that line it is approved.
    expect((await good.approve()).status).toBe(200);
  });

  it("[AP9] that is cut short half-way approves nothing, and can simply be asked again", async () => {
    const data = mkdtempSync(join(tmpdir(), "atelier-approval-"));
    const body = { configuration: aMugWith(aText()) };
    const broken = await openServer({
      data,
      tasks: false,
      renderEntry: new URL("renderer-without-proofs.ts", import.meta.url),
    });
    const design = (await broken.send("POST /v1/designs", { body })).json;
    const ask = (to: TestServer) =>
      to.send(`POST /v1/designs/${design.id}/approve`, {
        body: { version: 1 },
        headers: { "design-token": design.token },
      });
    // The pictures are painted; whoever would write the document dies of it.
    expect(await ask(broken)).toMatchObject({ status: 503, json: { code: "unavailable" } });
    expect(await broken.dependencies.database.read.selectFrom("approvals").selectAll().execute()).toEqual([]);
    await broken.close();
    const whole = await openServer({ data, tasks: false });
    expect((await ask(whole)).status).toBe(200);
    await whole.close();
    rmSync(data, { recursive: true, force: true });
  });

  it("[AP10] of what is made without printing keeps its document, and no pictures of areas", async () => {
    const design = await save({ product: "shelf", selections: {}, elements: {} });
    const record = ProofRecord.parse((await design.approve()).json);
    expect(record).toMatchObject({ profile: { id: "none", version: 0 }, areas: [] });
    expect(sha256Hex((await design.proof()).bytes)).toBe(record.proof.sha256);
    expect((await design.area("wrap.png")).status).toBe(404);
  });

  it("[AP11] another merchant's key opens neither the design nor its proof", async () => {
    const design = await save();
    const { publishable } = await server.addMerchant([]);
    const authorization = `Bearer ${publishable}`;
    expect((await design.area("wrap.png", { authorization })).status).toBe(404);
    expect((await design.proof("", { authorization })).status).toBe(404);
    const approved = await design.approve({ version: 1 }, { authorization });
    expect(approved.status).toBe(404);
  });

  it("[AP7] a product may ask for it: what nobody approved is not ordered, and the same order is taken once it is", async () => {
    const { products, library } = await loadDocuments();
    const mug = products.find((each) => each.id === "mug-11oz");
    if (!mug) throw new Error("expected the bundled mug");
    const document = { ...mug, id: "mug-approved", approval: "required" as const };
    const published = await publishDocument(server.dependencies.database, {
      merchantId: "merchant_demo",
      document,
      library,
      now: new Date(),
    });
    expect(published.ok).toBe(true);
    const { order, design } = await aQuotedDesign(server, {
      configuration: { ...aMugWith(aText()), product: "mug-approved" },
    });
    const place = () => server.send("POST /v1/merchant/orders", { key: server.keys.secret, body: order });
    expect(await place()).toMatchObject({ status: 409, json: { code: "not_approved" } });
    const headers = { "design-token": design.token };
    const approved = await server.send(`POST /v1/designs/${design.id}/approve`, { body: { version: 1 }, headers });
    expect(approved.status).toBe(200);
    expect((await place()).status).toBe(201);
  });
});
