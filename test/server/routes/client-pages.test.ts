import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../../server/app.ts";
import { buildTill } from "../../../server/build-till.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
let dist: string;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  server = await openServer({ tasks: false });
  dist = mkdtempSync(join(tmpdir(), "atelier-dist-"));
  for (const folder of ["client/customizer", "client/assets", "embed", "till"])
    mkdirSync(join(dist, folder), { recursive: true });
  writeFileSync(join(dist, "client/index.html"), "<title>shop</title>");
  writeFileSync(join(dist, "client/customizer/index.html"), "<title>customizer</title>");
  writeFileSync(join(dist, "client/assets/main-Ab12Cd34.js"), "let a = 1;");
  writeFileSync(join(dist, "client/assets/main-Ab12Cd34.js.gz"), gzipSync("let a = 1;"));
  writeFileSync(join(dist, "embed/embed.js"), "embed");
  for (const [name, text] of Object.entries(await buildTill())) writeFileSync(join(dist, "till", name), text);
  writeFileSync(join(dist, "secret.json"), "{}");
  app = createApp({ ...server.dependencies, distDir: dist });
});
afterAll(async () => {
  await server.close();
  rmSync(dist, { recursive: true, force: true });
});

const frame = (query: Record<string, string>) => app.request(`/customizer/?${new URLSearchParams(query)}`);

describe("built files", () => {
  it("[CP1] are served packed as the caller understands; hashed names for ever, pages never stale", async () => {
    const packed = await app.request("/assets/main-Ab12Cd34.js", { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(packed.headers.get("cache-control")).toContain("immutable");
    const plain = await app.request("/assets/main-Ab12Cd34.js");
    expect(await plain.text()).toBe("let a = 1;");
    const page = await app.request("/");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const etag = page.headers.get("etag") ?? "";
    expect((await app.request("/", { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await app.request("/embed.js")).headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  });

  it("[CP2] end at their folder", async () => {
    for (const path of [
      "/../secret.json",
      "/%2e%2e/secret.json",
      "/assets/%2e%2e%2f%2e%2e%2fsecret.json",
      "/..%5csecret.json",
      "/%00",
      "/%",
    ]) {
      const answer = await app.request(path);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

describe("the receipt library for shops", () => {
  it.each([
    ["js", "text/javascript; charset=utf-8"],
    ["ts", "text/typescript; charset=utf-8"],
  ])("[CP6] is one file that any page and any server may fetch: .%s", async (ending, type) => {
    const answer = await app.request(`/till/atelier-receipt.${ending}`, {
      headers: { origin: "https://shop.example" },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    // A fix of it must reach every shop that loads it from here.
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await answer.text()).toContain("export async function verifyReceipt(");
    expect((await app.request("/till/build-till.ts")).status).toBe(404);
  });
});

describe("the customizer's page", () => {
  it("[CP3] may be framed by the origin it was opened for, when the key lists it", async () => {
    const allowed = await frame({ key: server.keys.publishable, origin: "http://localhost:3000" });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get("content-security-policy")).toContain("frame-ancestors http://localhost:3000");
    const alone = await frame({ key: server.keys.publishable });
    expect(alone.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  });

  it("[CP4] refuses in words: a wrong key, a secret key, a foreign or crooked origin", async () => {
    const { publishable, secret } = server.keys;
    for (const query of [
      { key: "pk_nothing" },
      { key: secret },
      { key: publishable, origin: "https://evil.example" },
      { key: publishable, origin: "http://localhost:3000; script-src *" },
      { key: publishable, origin: "http://localhost:3000/path" },
    ]) {
      const answer = await frame({ ...query, lang: "en" });
      expect([query.origin ?? "", answer.status]).toEqual([query.origin ?? "", 403]);
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(await answer.text()).toContain("cannot open here");
    }
    const arabic = await frame({ key: "pk_x", lang: "ar" });
    expect(await arabic.text()).toContain('dir="rtl"');
  });
});

describe("the demo shop's own server", () => {
  it("[CP5] hands out the publishable key only, and only under this machine's names", async () => {
    const keys = await app.request("http://127.0.0.1:8787/demo/keys.json");
    expect(await keys.json()).toEqual({ publishable: server.keys.publishable });
    expect((await app.request("http://rebound.example/demo/keys.json")).status).toBe(403);
  });
});
