import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SMALLEST, word } from "../../support/a-product.ts";
import { aText } from "../../support/builders.ts";
import { iccFile } from "../../support/icc.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

const PROFILE = {
  id: "my-offset",
  name: { fr: "Offset maison", en: "House offset" },
  techniques: ["offset"],
  formats: ["pdf"],
  bleedMm: 3,
  safeMm: 3,
  targetPpi: 300,
  floorPpi: 150,
  colourSpace: "cmyk",
  press: { condition: "FOGRA39", icc: "my-press" },
  tacPct: 300,
  minTextMm: 2,
  maxBytes: 100_000_000,
};
const PRODUCT = {
  ...SMALLEST,
  id: "a-card",
  profiles: ["my-offset"],
  printAreas: [
    { id: "front", label: word("Recto"), sizeMm: [85, 55], techniques: ["offset"], allows: ["text", "image", "shape"] },
  ],
};

let server: TestServer;
const data = mkdtempSync(join(tmpdir(), "atelier-profiles-"));
beforeAll(async () => {
  // As npm start has it: the renderer's processes look for profiles there.
  vi.stubEnv("ATELIER_DATA", data);
  server = await openServer({ tasks: false, data });
});
afterAll(async () => {
  await server.close();
  vi.unstubAllEnvs();
  rmSync(data, { recursive: true, force: true });
});

const secret = () => ({ key: server.keys.secret });
const putPress = (limit: number) => {
  const form = new FormData();
  form.append("file", new Blob([readFileSync(iccFile(`fogra39-coated-${limit}`))]), "press.icc");
  return server.send("PUT /v1/merchant/press-profiles/my-press", { ...secret(), body: form });
};
const putProfile = (change: object = {}) =>
  server.send("PUT /v1/merchant/profiles/my-offset", { ...secret(), body: { ...PROFILE, ...change } });
const putProduct = () => server.send("PUT /v1/merchant/products/a-card", { ...secret(), body: PRODUCT });
const affected = (document: object, rest: object = {}) =>
  server.send("POST /v1/merchant/profiles/my-offset/affected", { ...secret(), body: { document, ...rest } });
const profileOfProduct = async () => (await server.send("GET /v1/products/a-card")).json.profileDocuments[0];
/** A saved design with one line of text of a size. */
const saveText = async (sizeMm: number): Promise<string> => {
  const text = aText({
    id: "e1",
    text: "Léa",
    font: "noto-sans",
    sizeMm,
    placement: { xMm: 42, yMm: 27, rotationDeg: 0 },
  });
  const configuration = { product: "a-card", productVersion: 1, selections: {}, elements: { front: [text] } };
  const saved = await server.send("POST /v1/designs", { body: { configuration } });
  expect([saved.status, saved.json.issues]).toEqual([201, undefined]);
  return saved.json.id;
};

describe("a merchant's print profile", () => {
  it("[MP1] is refused with all its mistakes, and without the press's own profile", async () => {
    const answer = await putProfile({ floorPpi: 400, safeMm: 3, calendarFrom: "atlantis" });
    expect(answer.status).toBe(422);
    const paths = answer.json.issues.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(["/floorPpi", "/calendarFrom", "/press/icc"]));
    const grammar = await putProfile({ bleedMm: -1 });
    expect(grammar.json.issues[0].path).toBe("/bleedMm");
    const named = await server.send("PUT /v1/merchant/profiles/other", { ...secret(), body: PROFILE });
    expect(named.json.code).toBe("invalid_document");
    expect((await putProduct()).status).toBe(422);
  });

  it("[MP2] is numbered by the server, the same document once, and keeps an installed one's name free", async () => {
    expect((await putPress(300)).status).toBe(200);
    expect((await putProfile({ version: 7 })).json).toMatchObject({
      version: 1,
      affected: { designs: 0, affected: 0 },
    });
    expect((await putProfile()).json.version).toBe(1);
    const taken = await server.send("PUT /v1/merchant/profiles/eu-offset-card", {
      ...secret(),
      body: { ...PROFILE, id: "eu-offset-card", press: { ...PROFILE.press, icc: "fogra39-coated-300" } },
    });
    expect(taken.json.code).toBe("conflict");
  });

  it("[MP7] is told when the press's own profile takes more ink than it may, or has no such intent", async () => {
    const limited = await putProfile({ id: "my-offset", tacPct: 240 });
    expect(limited.json.findings).toMatchObject([
      { code: "press_ink_above_limit", severity: "warning", path: "/tacPct", params: { icc: "my-press", max: 240 } },
    ]);
    expect(limited.json.findings[0].params.got).toBeGreaterThan(240);
    expect((await putProfile()).json.findings).toEqual([]);
    // A file without relative tables: their names are others.
    const bytes = Uint8Array.from(readFileSync(iccFile("fogra39-coated-300")));
    for (let at = 132; at < 132 + 12 * 20; at += 12)
      if (String.fromCharCode(...bytes.subarray(at, at + 4)) === "B2A1") bytes.set([88, 88, 88, 88], at);
    const form = new FormData();
    form.append("file", new Blob([bytes]), "press.icc");
    const kept = await server.send("PUT /v1/merchant/press-profiles/one-way", { ...secret(), body: form });
    expect(kept.json.intents).toEqual(["perceptual"]);
    const refused = await putProfile({ press: { condition: "FOGRA39", icc: "one-way" } });
    expect(refused.json.issues).toMatchObject([{ code: "press_intent_missing", path: "/press/intents/0" }]);
  });

  it("[MP3] stays with a product as it was published, with the bytes of its press, until that is published again", async () => {
    expect((await putProduct()).json).toMatchObject({ version: 1 });
    const first = await profileOfProduct();
    expect(first).toMatchObject({ id: "my-offset", version: 3, minTextMm: 2 });
    expect(first.press.iccSha256).toMatch(/^[0-9a-f]{64}$/);
    const press = await putPress(280);
    expect(
      (await putProfile({ bleedMm: 4, press: { ...PROFILE.press, iccSha256: "0".repeat(64) } })).json.version,
    ).toBe(4);
    expect(await profileOfProduct()).toEqual(first);
    expect((await putProduct()).json).toMatchObject({ version: 2 });
    const second = await profileOfProduct();
    expect(second).toMatchObject({ version: 4, bleedMm: 4, press: { iccSha256: press.json.sha256 } });
    expect(second.press.iccSha256).not.toBe(first.press.iccSha256);
    const gone = await server.send("DELETE /v1/merchant/press-profiles/my-press", secret());
    expect(gone.json).toMatchObject({ code: "press_profile_in_use", detail: expect.stringContaining("a-card") });
  });

  it("[MP4] tells which open designs a draft changes something for, and keeps nothing", async () => {
    const small = await saveText(2.4);
    await saveText(6);
    const draft = { ...PROFILE, minTextMm: 3 };
    const answer = await affected(draft);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      designs: 2,
      affected: 1,
      codes: [{ code: "text_too_small", added: 1, gone: 0 }],
    });
    expect(answer.json.items).toEqual([
      expect.objectContaining({ design: small, product: "a-card", added: ["text_too_small"], gone: [] }),
    ]);
    // The control: the profile as it is changes nothing.
    expect((await affected(PROFILE)).json).toMatchObject({ designs: 2, affected: 0, codes: [], items: [] });
    expect((await affected(draft, { designs: 1 })).json.designs).toBe(1);
    server.advance(40 * 86_400_000);
    expect((await affected(draft)).json).toMatchObject({ designs: 0, affected: 0 });
    expect((await affected(draft, { days: 60 })).json).toMatchObject({ designs: 2, affected: 1 });
    const list = await server.send("GET /v1/merchant/profiles", secret());
    expect(list.json.items).toMatchObject([{ id: "my-offset", version: 4 }]);
    server.advance(-40 * 86_400_000);
  });

  it("[MP5] says the same when it is published, and belongs to its merchant alone", async () => {
    const answer = await putProfile({ bleedMm: 4, minTextMm: 3 });
    expect(answer.json).toMatchObject({ version: 5, affected: { designs: 2, affected: 1 } });
    const other = await server.addMerchant();
    expect((await server.send("GET /v1/merchant/profiles", { key: other.secret })).json.items).toEqual([]);
    const theirs = await server.send("PUT /v1/merchant/products/a-card", { key: other.secret, body: PRODUCT });
    expect(theirs.status).toBe(422);
    expect((await server.send("GET /v1/merchant/profiles", { key: server.keys.publishable })).status).toBe(403);
  });

  it("[MP6] is printed with the bytes it was published with, and with nothing when they are gone", async () => {
    const text = aText({ id: "e1", text: "Léa", sizeMm: 6, placement: { xMm: 42, yMm: 27, rotationDeg: 0 } });
    const configuration = { product: "a-card", productVersion: 1, selections: {}, elements: { front: [text] } };
    const quote = (version: number) =>
      server.send("POST /v1/quotes", {
        body: { configuration: { ...configuration, productVersion: version }, quantity: 1 },
      });
    expect((await quote(2)).status).toBe(200);
    const saved = await server.send("POST /v1/designs", {
      body: { configuration: { ...configuration, productVersion: 2 } },
    });
    const headers = { "design-token": saved.json.token, "if-match": '"1"' };
    const record = await server.send(`POST /v1/designs/${saved.json.id}/approve`, { headers, body: {} });
    expect(record.json.profile).toEqual({ id: "my-offset", version: 4, condition: "FOGRA39" });
    const { iccSha256 } = (await server.send("GET /v1/products/a-card?version=1")).json.profileDocuments[0].press;
    await server.dependencies.blobs.delete(iccSha256);
    const refused = await quote(1);
    expect([refused.status, refused.json.issues[0].code]).toEqual([422, "profile_without_icc"]);
  });
});
