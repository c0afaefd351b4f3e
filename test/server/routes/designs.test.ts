import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DesignBody, DesignCreated } from "../../../configurator-schemas/protocol/http.ts";
import { aMug, aMugWith, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer()));
afterAll(() => server.close());

const configuration = aMugWith(aText());
const create = async (body: unknown = { configuration }) => (await server.send("POST /v1/designs", { body })).json;
const token = (design: { readonly token: string }) => ({ "design-token": design.token });

describe("designs", () => {
  it("[DS1] a new design answers with id, version, token, code, addresses; and comes back as it was saved", async () => {
    const answer = await server.send("POST /v1/designs", { body: { configuration } });
    expect(answer.status).toBe(201);
    const design = DesignCreated.parse(answer.json);
    expect(design).toMatchObject({ version: 1, code: expect.stringMatching(/^[A-Z]{4}-\d{4}$/) });
    expect(design.shareUrl).toContain(`design=${design.id}#token=${design.token}`);
    const read = await server.send(`GET /v1/designs/${design.id}`, { headers: token(design) });
    expect(read.status).toBe(200);
    expect(read.headers.get("etag")).toBe('"1"');
    const body = DesignBody.parse(read.json);
    expect(body.configuration).toEqual({ ...configuration, productVersion: 1 });
  });

  it("[DS2] the token itself is nowhere in the database", async () => {
    const design = await create();
    const { database } = server.dependencies;
    for (const table of ["designs", "designVersions", "previews"] as const) {
      const rows = await database.read.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(design.token);
    }
  });

  it("[DS3] a wrong token, no token and no design are the same 404", async () => {
    const design = await create();
    const wrong = await server.send(`GET /v1/designs/${design.id}`, { headers: { "design-token": "dt_wrong" } });
    const none = await server.send(`GET /v1/designs/${design.id}`);
    const nothing = await server.send("GET /v1/designs/d_nothing", { headers: token(design) });
    expect([wrong.status, none.status, nothing.status]).toEqual([404, 404, 404]);
    expect(wrong.text).toBe(nothing.text);
  });

  it("[DS4] unfinished designs are saved, and say what is missing in the reader's language", async () => {
    const unfinished = aMug({ selections: { finish: "no-such-finish" } });
    const design = await create({ configuration: unfinished });
    const fr = await server.send(`GET /v1/designs/${design.id}`, { headers: token(design) });
    const en = await server.send(`GET /v1/designs/${design.id}`, {
      headers: { ...token(design), "accept-language": "de, en;q=0.8" },
    });
    expect(fr.json.issues[0]).toMatchObject({ code: "value_unknown", path: "/selections/finish" });
    expect(fr.json.issues[0].message).toContain("n’est pas proposé");
    expect(en.json.issues[0].message).toContain("not offered");
  });

  it("[DS5] what is not the grammar is refused with a path for each mistake", async () => {
    const body = {
      configuration: { product: "mug-11oz", elements: { wrap: [{ ...aText(), sizeMm: "big", colour: "x" }] } },
    };
    const answer = await server.send("POST /v1/designs", { body });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.json.code).toBe("invalid_request");
    const paths = answer.json.issues.map((issue: { path: string }) => issue.path);
    expect(paths).toContain("/configuration/elements/wrap/0/sizeMm");
    expect(paths).toContain("/configuration/elements/wrap/0/colour");
    expect((await server.send("POST /v1/designs", { body: "{not json" })).json.code).toBe("invalid_request");
    const unknown = await server.send("POST /v1/designs", { body: { configuration: aMug({ product: "no-such" }) } });
    expect(unknown).toMatchObject({ status: 422, json: { code: "invalid_configuration" } });
  });

  it("[DS6] saving needs the version it was made from; older versions stay", async () => {
    const design = await create();
    const changed = aMugWith(aText({ text: "Zoé" }));
    const blind = await server.send(`PUT /v1/designs/${design.id}`, {
      headers: token(design),
      body: { configuration: changed },
    });
    expect(blind).toMatchObject({ status: 428, json: { code: "precondition_required" } });
    const saved = await server.send(`PUT /v1/designs/${design.id}`, {
      headers: { ...token(design), "if-match": '"1"' },
      body: { configuration: changed },
    });
    expect(saved).toMatchObject({ status: 200, json: { version: 2 } });
    expect(saved.headers.get("etag")).toBe('"2"');
    const old = await server.send(`GET /v1/designs/${design.id}?version=1`, { headers: token(design) });
    expect(old.json.configuration.elements.wrap[0].text).toBe("Léa");
  });

  it("[DS7] of two tabs saving at once one wins, the other hears the present version and loses nothing", async () => {
    const design = await create();
    const save = (text: string) =>
      server.send(`PUT /v1/designs/${design.id}`, {
        headers: { ...token(design), "if-match": '"1"' },
        body: { configuration: aMugWith(aText({ text })) },
      });
    const answers = await Promise.all(["A", "B", "C", "D"].map(save));
    expect(answers.filter((each) => each.status === 200)).toHaveLength(1);
    expect(answers.filter((each) => each.status === 412)).toHaveLength(3);
    const lost = answers.find((each) => each.status === 412);
    expect(lost?.json.code).toBe("version_mismatch");
    expect(lost?.headers.get("etag")).toBe('"2"');
    expect(lost?.json.detail).toContain("(2)");
    const versions = await server.dependencies.database.read
      .selectFrom("designVersions")
      .select("version")
      .where("designId", "=", design.id)
      .execute();
    expect(versions.length).toBe(2);
  });

  it("[DS8] a repeated save with its Idempotency-Key answers the same, and saves once", async () => {
    const design = await create();
    const save = () =>
      server.send(`PUT /v1/designs/${design.id}`, {
        headers: { ...token(design), "if-match": '"1"', "idempotency-key": `save-${design.id}` },
        body: { configuration },
      });
    const first = await save();
    const again = await save();
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.text).toBe(first.text);
  });

  it("[DS9] a version's picture needs its signature and no key; a revoked address is dead", async () => {
    const design = await create();
    const path = design.previewUrl.replace(/^https?:\/\/[^/]+/, "");
    const picture = await server.send(`GET ${path}`, { key: "" });
    expect(picture.status).toBe(200);
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect((await server.send(`GET ${path.replace(/sig=./, "sig=_")}`, { key: "" })).status).toBe(404);
    expect((await server.send(`GET ${path.split("?")[0]}`, { key: "" })).status).toBe(404);
    const renewed = await server.send(`DELETE /v1/designs/${design.id}/versions/1/preview`, { headers: token(design) });
    expect(renewed.status).toBe(200);
    expect((await server.send(`GET ${path}`, { key: "" })).status).toBe(404);
    const fresh = renewed.json.previewUrl.replace(/^https?:\/\/[^/]+/, "");
    expect((await server.send(`GET ${fresh}`, { key: "" })).status).toBe(200);
  });
});
