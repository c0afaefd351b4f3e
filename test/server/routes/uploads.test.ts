import { readFileSync, readdirSync } from "node:fs";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UploadBody } from "../../../configurator-schemas/protocol/http.ts";
import { NO_POPPLER } from "../ingest/hostile-pdfs.ts";
import { aPdf } from "../ingest/pdf-files.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aFile, aPicture } from "../pictures.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false, limits: { uploadBytes: 1024 * 1024 } })));
afterAll(() => server.close());

const upload = (body: unknown, headers: Record<string, string> = {}) =>
  server.send("POST /v1/uploads", { body, headers });
const text = (words: string) => new TextEncoder().encode(words);

describe("uploads", () => {
  it("[UP1] a picture gets an id and its upright size, and its pixels come back", async () => {
    const answer = await upload(await aPicture());
    expect(answer.status).toBe(201);
    const body = UploadBody.parse(answer.json);
    expect(body).toMatchObject({ widthPx: 800, heightPx: 600, warnings: [] });
    const image = await server.send(`GET /v1/uploads/${body.id}/image`);
    expect(image.status).toBe(200);
    expect(image.headers.get("cache-control")).toContain("immutable");
    expect(image.headers.get("x-content-type-options")).toBe("nosniff");
    expect(image.headers.get("content-length")).toBe(String(body.bytes));
    expect((await server.send("GET /v1/uploads/up_none/image")).status).toBe(404);
  });

  it.each([
    ["empty", aFile(new Uint8Array(), "a.png"), 422, "empty"],
    ["no picture", aFile(text("hello"), "a.txt"), 415, "unsupported_type"],
    [
      "another type than it says",
      aFile(text("\x89PNG\r\n\x1a\n but not really a picture"), "a.jpg", "image/jpeg"),
      415,
      "type_mismatch",
    ],
    ["a cut picture", aFile(text("\x89PNG\r\n\x1a\n"), "a.png"), 422, undefined],
    ["too large", aFile(new Uint8Array(2 * 1024 * 1024), "a.png", "image/png"), 413, "too_large"],
    ["without a file", new FormData(), 400, "invalid_request"],
  ])("[UP2] %s is refused in words", async (_, form, status, code) => {
    const answer = await upload(form);
    expect(answer.headers.get("content-type")).toContain("problem+json");
    if (code) expect([answer.status, answer.json.code]).toEqual([status, code]);
    else expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.json.detail.length).toBeGreaterThan(10);
  });

  it("[UP3] a body that breaks off, has no boundary or is no multipart is refused, not awaited", async () => {
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nxx';
    const cut = await upload(head, { "content-type": "multipart/form-data; boundary=b" });
    expect(cut).toMatchObject({ status: 400, json: { code: "invalid_request" } });
    expect((await upload(head, { "content-type": "multipart/form-data" })).status).toBe(400);
    expect((await upload("{}", { "content-type": "application/json" })).status).toBe(400);
  });

  it("[UP4] nothing stays behind in the temporary folder, whatever happened", () => {
    expect(readdirSync(server.dependencies.temporaryDir)).toEqual([]);
  });

  it("[UP5] a repeated upload with its Idempotency-Key is one upload; other bytes are refused", async () => {
    const headers = { "idempotency-key": "photo-1" };
    const first = await upload(await aPicture(), headers);
    const again = await upload(await aPicture(), headers);
    expect([again.status, again.json.id]).toEqual([201, first.json.id]);
    const other = await upload(await aPicture({ width: 801 }), headers);
    expect(other).toMatchObject({ status: 422, json: { code: "idempotency_reused" } });
  });

  it("[UP6] other fields may stand around the file, a name is not needed, but one file is", async () => {
    const png = new Blob([new Uint8Array(await sharp({ create: FLAT }).png().toBuffer())]);
    const form = (...names: readonly string[]) => {
      const made = new FormData();
      for (const name of names) made.append(name, name === "file" ? png : "words");
      return made;
    };
    expect((await upload(form("before", "file", "after"))).status).toBe(201);
    // Written by hand: a form whose reading is broken off makes the platform's own stream stumble.
    const parts = (...names: readonly string[]) =>
      `${names.map((name) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nGIF\r\n`).join("")}--b--\r\n`;
    const type = { "content-type": "multipart/form-data; boundary=b" };
    expect((await upload(parts("file", "file", "file", "file", "file"), type)).json.code).toBe("invalid_request");
    expect((await upload(parts(...Array.from({ length: 30 }, () => "more"), "file"), type)).status).toBe(400);
    const bare = '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nno picture\r\n--b--\r\n';
    const nameless = await upload(bare, { "content-type": "multipart/form-data; boundary=b" });
    expect([nameless.status, nameless.json.code]).toEqual([415, "unsupported_type"]);
    expect(readdirSync(server.dependencies.temporaryDir)).toEqual([]);
  });

  it("[UP7] a picture is served as a picture and as a download, never as a page; the original never", async () => {
    const { id, sha256 } = (await upload(await aPicture())).json;
    const { headers } = await server.send(`GET /v1/uploads/${id}/image`);
    expect(headers.get("content-type")).toBe("image/png");
    expect(headers.get("content-disposition")).toBe('attachment; filename="image.png"');
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("etag")).toBe(`"${sha256}"`); // of the normalised bytes
  });

  it("[UP9] a drawing is kept as a picture and as outlines, what became simpler is said, and what acts is refused", async () => {
    const svg = (body: string) =>
      aFile(
        text(`<svg xmlns="http://www.w3.org/2000/svg" width="60mm" viewBox="0 0 20 10">${body}</svg>`),
        "logo.svg",
        "image/svg+xml",
      );
    const stops = '<stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/>';
    const answer = await upload(
      svg(`<linearGradient id="l">${stops}</linearGradient><path d="M0 0H20V10z" fill="url(#l)"/>`),
    );
    expect(answer).toMatchObject({ status: 201, json: { kind: "graphic", widthPx: 3000, heightPx: 1500 } });
    expect(answer.json.warnings).toMatchObject([{ code: "drawing_simplified", params: { parts: "gradient" } }]);
    const { database, blobs } = server.dependencies;
    const row = await database.read
      .selectFrom("uploads")
      .selectAll()
      .where("id", "=", answer.json.id)
      .executeTakeFirstOrThrow();
    const drawing: unknown = JSON.parse(readFileSync(await blobs.path(row.drawingSha256 ?? ""), "utf8"));
    expect(drawing).toEqual({
      width: 1000,
      height: 500,
      widthMm: 60,
      items: [{ kind: "path", d: "M0 0L1000 0L1000 500Z", fill: { colour: "#800080" } }],
    });
    const sent = await server.send(`GET /v1/uploads/${answer.json.id}/drawing`);
    expect([sent.status, sent.json]).toEqual([200, drawing]);
    expect(sent.headers.get("content-type")).toBe("application/json");
    expect(sent.headers.get("x-content-type-options")).toBe("nosniff");
    const photo = await upload(await aPicture());
    expect((await server.send(`GET /v1/uploads/${photo.json.id}/drawing`)).status).toBe(204);
    expect((await server.send("GET /v1/uploads/up_nobody/drawing")).status).toBe(404);
    const refused = await upload(svg("<script>1</script>"));
    expect(refused).toMatchObject({ status: 422, json: { code: "unsafe_svg" } });
    expect(refused.json.detail).toContain("script");
  });

  it.skipIf(NO_POPPLER)(
    "[UP10] a PDF is kept as outlines; what it is refused for is said in the reader's language",
    async () => {
      const send = (bytes: Uint8Array, language = "fr") =>
        upload(aFile(bytes, "logo.pdf", "application/pdf"), { "accept-language": language });
      const kept = await send(aPdf({ pages: 2, content: "0 1 1 0 k 10 10 50 50 re f" }), "en");
      expect(kept).toMatchObject({ status: 201, json: { kind: "graphic", widthPx: 3000, heightPx: 1500 } });
      expect(UploadBody.parse(kept.json).warnings.map(({ code, message }) => [code, message])).toEqual([
        ["first_page_only", "Only the first of the PDF’s 2 pages is printed."],
        ["colours_converted", expect.stringContaining("CMYK") as string],
      ]);
      expect((await server.send(`GET /v1/uploads/${kept.json.id}/drawing`)).status).toBe(200);
      const image = await server.send(`GET /v1/uploads/${kept.json.id}/image`);
      expect(image.headers.get("content-type")).toBe("image/png");
      const refused = await send(aPdf({ catalog: "/OpenAction<</S/JavaScript/JS(1)>>" }));
      expect(refused).toMatchObject({ status: 422, json: { code: "pdf_active" } });
      expect(refused.json.detail).toContain("Trouvé : JavaScript");
      expect(await send(aPdf({ pages: 101 }), "ar")).toMatchObject({
        status: 422,
        json: { code: "pdf_too_many_pages" },
      });
      expect(readdirSync(server.dependencies.temporaryDir)).toEqual([]);
    },
  );

  it("[UP8] more than can be worked on are asked to come again, and the next one is taken", async () => {
    const small = await openServer({ tasks: false, limits: { uploadsAtOnce: 2 } });
    try {
      const send = async () => small.send("POST /v1/uploads", { body: await aPicture({ width: 3000, height: 3000 }) });
      const answers = await Promise.all([send(), send(), send(), send()]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 503, 503]);
      const refused = answers.find(({ status }) => status === 503);
      expect(refused?.headers.get("retry-after")).toBe("5");
      expect(refused?.json.code).toBe("unavailable");
      expect((await send()).status).toBe(201);
      expect(readdirSync(small.dependencies.temporaryDir)).toEqual([]);
    } finally {
      await small.close();
    }
  });
});

const FLAT = { width: 20, height: 20, channels: 3, background: "#336699" } as const;
