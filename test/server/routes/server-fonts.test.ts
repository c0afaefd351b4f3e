import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { shapeText } from "../../../configurator-schemas/shaping/shaped-text.ts";
import { fontFacts } from "../../../server/fonts/font-facts.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { bundledFont, patched, toWoff } from "../ingest/font/font-files.ts";
import { sendFont } from "../fonts.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign, claimOne } from "../orders.ts";

let server: TestServer;
let plume: string;
const bytes = bundledFont("great-vibes");
beforeAll(async () => {
  server = await openServer();
  const sent = await sendFont(server, {
    bytes: toWoff(bytes),
    fields: { family: "Plume", licence: "server", statement: "Printing licence no. 7" },
  });
  plume = sent.json.id;
});
afterAll(() => server.close());

const shape = (body: unknown, id = plume, key = server.keys.publishable) =>
  server.send(`POST /v1/fonts/${id}/shape`, { key, body });
const RUN = { text: "Léa & Noë", direction: "ltr", script: "Latn", language: "fr", features: ["liga=0"] } as const;

describe("a font with the licence `server`", () => {
  it("[MF40] answers words as the outlines HarfBuzz has of them here, number for number", async () => {
    const shaper = await createHarfBuzzShaper();
    shaper.addFont("f", bytes);
    const runs = [RUN, { text: "Bonjour", direction: "ltr" }, { text: "mañana", direction: "rtl" }] as const;
    const answer = await shape({ runs });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(JSON.parse(JSON.stringify(shapeText(shaper, "f", runs))));
    expect((await shape({ runs })).text).toBe(answer.text);
    const has = answer.json.outlines.map(({ glyph }: { glyph: number }) => glyph).slice(1);
    const rest = await shape({ runs, has });
    expect(rest.json).toEqual({ runs: answer.json.runs, outlines: answer.json.outlines.slice(0, 1) });
    const facts = await server.send(`GET /v1/fonts/${plume}/facts`);
    expect(facts.json).toEqual(JSON.parse(JSON.stringify(fontFacts(shaper, "f"))));
  });

  it("[MF41] has no address, and its file is at none", async () => {
    const { items } = (await server.send("GET /v1/fonts")).json;
    const entry = items.find(({ id }: { id: string }) => id === plume);
    expect(entry).toEqual({ id: plume, family: "Plume", style: "own", scripts: expect.any(Array), offered: true });
    const [font] = (await server.send("GET /v1/merchant/fonts", { key: server.keys.secret })).json.items;
    expect((await server.send(`GET /typefaces/${font.sha256}.ttf`, { key: "" })).status).toBe(404);
    // The same address serves a font that may be handed on.
    const web = await sendFont(server, { bytes: bundledFont("monoton"), fields: { family: "Web" } });
    expect((await server.send(`GET /typefaces/${web.json.sha256}.ttf`, { key: "" })).status).toBe(200);
  });

  it("[MF42] is nobody else's, and is asked for little at a time and not too often", async () => {
    const other = await server.addMerchant();
    expect((await shape({ runs: [RUN] }, plume, other.publishable)).status).toBe(404);
    expect((await shape({ runs: [RUN] }, "pacifico")).status).toBe(404);
    for (const runs of [
      [],
      [{ text: "", direction: "ltr" }],
      [{ text: "a", direction: "up" }],
      Array.from({ length: 65 }, () => RUN),
      Array.from({ length: 4 }, () => ({ text: "x".repeat(1900), direction: "ltr" })),
    ]) {
      expect((await shape({ runs })).json.code).toBe("invalid_request");
    }
    const answers = await Promise.all(Array.from({ length: 400 }, () => shape({ runs: [RUN] })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(90);
    expect(refused.length).toBeGreaterThan(100);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("[MF43] prints, byte for byte, what the same font prints that is the installation's; another merchant's design knows neither", async () => {
    const printed = async (font: string) => {
      const configuration = aMugWith(aText({ font, text: "Éléonore", sizeMm: 20 }));
      const { order, design } = await aQuotedDesign(server, { configuration });
      const externalId = `order-${font}`;
      const placed = await server.send("POST /v1/merchant/orders", {
        key: server.keys.secret,
        body: { ...order, externalId },
      });
      expect([placed.status, placed.json.code]).toEqual([201, undefined]);
      const job = await claimOne(server, { order: placed.json });
      const approved = await server.send(`POST /v1/designs/${design.id}/approve`, {
        headers: { "Design-Token": design.token, "If-Match": '"1"' },
        body: { name: "Léa" },
      });
      return { file: job.files[0].sha256, proof: approved.json };
    };
    const own = await printed(plume);
    const installed = await printed("great-vibes");
    expect(own.file).toBe(installed.file);
    expect((await printed("pacifico")).file).not.toBe(own.file);
    const [font] = (await server.send("GET /v1/merchant/fonts", { key: server.keys.secret })).json.items.filter(
      ({ id }: { id: string }) => id === plume,
    );
    expect(own.proof.fonts).toContainEqual({ id: plume, sha256: font.sha256 });

    const other = await server.addMerchant();
    const configuration = aMugWith(aText({ font: plume, text: "Éléonore", sizeMm: 20 }));
    const quote = await server.send("POST /v1/quotes", {
      key: other.publishable,
      body: { configuration, quantity: 1 },
    });
    expect(quote.json.issues.map(({ code }: { code: string }) => code)).toEqual(["font_unknown"]);
  }, 120_000);

  it("[MF44] that is withdrawn still prints, and one whose stored bytes changed does not", async () => {
    const { status } = await server.send(`DELETE /v1/merchant/fonts/${plume}`, { key: server.keys.secret });
    expect(status).toBe(200);
    const quote = (text: string) =>
      server.send("POST /v1/quotes", {
        body: { configuration: aMugWith(aText({ font: plume, text, sizeMm: 20 })), quantity: 1 },
      });
    expect((await quote("Encore")).status).toBe(200);
    const [font] = (await server.send("GET /v1/merchant/fonts", { key: server.keys.secret })).json.items.filter(
      ({ id }: { id: string }) => id === plume,
    );
    const path = await server.dependencies.blobs.path(font.sha256);
    const kept = readFileSync(path);
    writeFileSync(path, patched(kept, { [kept.length - 9]: [1, 2, 3] }));
    expect((await quote("Autre")).status).toBe(500);
    writeFileSync(path, kept);
    expect((await quote("Autre")).status).toBe(200);
  });
});
