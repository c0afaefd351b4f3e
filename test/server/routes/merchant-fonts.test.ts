import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledDocument } from "../../support/documents.ts";
import { bundledFont, toWoff, toWoff2, withFsType } from "../ingest/font/font-files.ts";
import { sendFont } from "../fonts.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

const bytes = bundledFont("bebas-neue");
const named = (family: string, more: Readonly<Record<string, string>> = {}) => ({ family, ...more });

describe("a merchant's font", () => {
  it("[MF20] is kept under a name that says which bytes it is, in whichever format it comes", async () => {
    const first = await sendFont(server, { bytes, fields: named("Maison Haute") });
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({
      family: "Maison Haute",
      style: "Regular",
      licence: "web",
      statement: "Licence 123, web and print",
      scripts: ["latin"],
      glyphs: 497,
      warnings: [],
    });
    expect(first.json.id).toBe(`maison-haute-${first.json.sha256.slice(0, 8)}`);
    const again = await sendFont(server, { bytes: toWoff(bytes), name: "a.woff", fields: named("Maison Haute") });
    expect(again.json).toEqual(first.json);
    const list = await server.send("GET /v1/merchant/fonts", { key: server.keys.secret });
    expect(list.json.items).toEqual([first.json]);
  });

  it("[MF21] is listed for this merchant's widgets only, with an address that is served, and never for another's", async () => {
    const { json: font } = await sendFont(server, { bytes, fields: named("Maison Haute") });
    const [entry] = (await server.send("GET /v1/fonts")).json.items;
    expect(entry).toMatchObject({ id: font.id, family: "Maison Haute", offered: true });
    const file = await server.send(`GET ${entry.url}`, { key: "" });
    expect(file.status).toBe(200);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "font/ttf",
      "content-length": String(font.bytes),
      "cache-control": "public, max-age=31536000, immutable",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(file.headers.has("access-control-allow-origin")).toBe(false);
    expect((await server.send(`GET ${entry.url.replace(".ttf", ".otf")}`, { key: "" })).status).toBe(404);
    const other = await server.addMerchant();
    const theirs = (await server.send("GET /v1/fonts", { key: other.publishable })).json.items;
    expect(theirs.map(({ id }: { id: string }) => id)).not.toContain(font.id);
    for (const path of [`GET /v1/fonts/${font.id}/facts`, `DELETE /v1/merchant/fonts/${font.id}`]) {
      expect((await server.send(path, { key: other.secret })).status).toBe(404);
    }
    const product = { ...bundledDocument("mug-11oz"), defaultFont: font.id };
    const refused = await server.send("PUT /v1/merchant/products/mug-11oz", { key: other.secret, body: product });
    expect(refused.status).toBe(422);
  });

  it("[MF22] is refused with a reason: field, licence, name, kind of file", async () => {
    const refused = async (fields: Readonly<Record<string, string>>, file: Uint8Array = bytes) => {
      const answer = await sendFont(server, { bytes: file, fields });
      return [answer.status, answer.json.code];
    };
    expect(await refused({ licence: "free" })).toEqual([400, "invalid_request"]);
    expect(await refused({ statement: " " })).toEqual([400, "invalid_request"]);
    expect(await refused({ statement: "x".repeat(5000) })).toEqual([413, "too_large"]);
    expect(await refused({})).toEqual([409, "font_name_taken"]);
    expect(await refused(named("Pacifico"))).toEqual([409, "font_name_taken"]);
    expect(await refused(named("Maison Haute"), bundledFont("monoton"))).toEqual([409, "font_name_taken"]);
    expect(await refused(named("Interdite"), withFsType(bytes, 2))).toEqual([422, "font_restricted"]);
    expect(await refused(named("Photo"), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]))).toEqual([
      415,
      "font_unsupported",
    ]);
    expect(await refused(named("Rien"), new Uint8Array())).toEqual([422, "empty"]);
    expect(await refused(named("Grande"), new Uint8Array(21 * 1024 * 1024))).toEqual([413, "too_large"]);
    const shopper = await sendFont(server, { bytes, key: server.keys.publishable });
    expect(shopper.json.code).toBe("forbidden");
  });

  it("[MF23] cannot be withdrawn while a product on offer names it; then it stays for designs that have it", async () => {
    const { secret } = server.keys;
    const { json: font } = await sendFont(server, {
      bytes: await toWoff2(bundledFont("pacifico")),
      fields: named("Écriture de Léa"),
    });
    expect(font.id).toMatch(/^ecriture-de-lea-[0-9a-f]{8}$/);
    const publish = (defaultFont: string) =>
      server.send("PUT /v1/merchant/products/mug-11oz", {
        key: secret,
        body: { ...bundledDocument("mug-11oz"), defaultFont },
      });
    expect((await publish("no-such-font")).json.code).toBe("invalid_document");
    expect((await publish(font.id)).status).toBe(200);
    const used = await server.send(`DELETE /v1/merchant/fonts/${font.id}`, { key: secret });
    expect([used.status, used.json.code]).toEqual([409, "font_in_use"]);
    expect(used.json.detail).toContain("mug-11oz");
    await publish("noto-sans");
    const withdrawn = await server.send(`DELETE /v1/merchant/fonts/${font.id}`, { key: secret });
    expect(withdrawn.json.withdrawnAt).toEqual(expect.any(String));
    const again = await server.send(`DELETE /v1/merchant/fonts/${font.id}`, { key: secret });
    expect(again.json.withdrawnAt).toBe(withdrawn.json.withdrawnAt);
    expect((await publish(font.id)).json.code).toBe("invalid_document");
    const entry = (await server.send("GET /v1/fonts")).json.items.find(({ id }: { id: string }) => id === font.id);
    expect(entry).toMatchObject({ offered: false, url: expect.stringContaining(font.sha256) });
    await sendFont(server, { bytes: await toWoff2(bundledFont("pacifico")), fields: named("Écriture de Léa") });
    expect((await publish(font.id)).status).toBe(200);
  });

  it("[MF24] is sent once for one Idempotency-Key", async () => {
    const form = () => {
      const body = new FormData();
      body.append("file", new File([Uint8Array.from(bundledFont("monoton"))], "m.ttf"));
      for (const [name, text] of Object.entries(named("Néon", { licence: "web", statement: "mine" }))) {
        body.append(name, text);
      }
      return { key: server.keys.secret, body, headers: { "Idempotency-Key": "font-1" } };
    };
    const answers = await Promise.all([1, 2].map(() => server.send("POST /v1/merchant/fonts", form())));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });
});
