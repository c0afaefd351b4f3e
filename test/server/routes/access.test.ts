import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

describe("keys", () => {
  it("[AC1] no key, a wrong key and a revoked key are 401", async () => {
    const wrong = `pk_${"x".repeat(43)}`;
    for (const key of ["", wrong, "nonsense"]) {
      const answer = await server.send("GET /v1/products", { key });
      expect(answer).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
      expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    }
    const other = await server.addMerchant();
    expect((await server.send("GET /v1/products", { key: other.publishable })).status).toBe(200);
    const { database } = server.dependencies;
    const query = database.read
      .updateTable("apiKeys")
      .set({ revokedAt: "now" })
      .where("merchantId", "=", other.merchantId)
      .compile();
    await database.write([{ query }]);
    expect((await server.send("GET /v1/products", { key: other.publishable })).status).toBe(401);
  });

  it("[AC2] each kind reaches its own part of the API only", async () => {
    const { publishable, secret, printShop } = server.keys;
    const order = "/v1/merchant/orders/ord_x";
    const statuses = async (path: string) =>
      Promise.all(
        [publishable, secret, printShop].map(async (key) => (await server.send(`GET ${path}`, { key })).status),
      );
    expect(await statuses("/v1/products")).toEqual([200, 200, 403]);
    expect(await statuses(order)).toEqual([403, 404, 403]);
    expect(await statuses("/v1/print/jobs")).toEqual([403, 403, 200]);
  });

  it("[AC3] only hashes of keys are kept", async () => {
    const rows = await server.dependencies.database.read.selectFrom("apiKeys").selectAll().execute();
    for (const key of Object.values(server.keys)) expect(JSON.stringify(rows)).not.toContain(key);
  });
});

describe("origins", () => {
  const from = (origin: string, key = server.keys.publishable) =>
    server.send("GET /v1/products", { key, headers: { origin } });

  it("[AC4] the demo key works from any page of this machine and from nowhere else", async () => {
    for (const origin of [
      "http://localhost:3000",
      "http://127.0.0.1:5173",
      "http://[::1]:8080",
      "http://shop.localhost",
    ]) {
      const answer = await from(origin);
      expect([origin, answer.status]).toEqual([origin, 200]);
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    }
    for (const origin of [
      "https://evil.example",
      "null",
      "http://localhost.evil.example",
      "http://127.0.0.1.nip.io",
      "file://",
    ]) {
      const answer = await from(origin);
      expect([origin, answer.status, answer.json.code]).toEqual([origin, 403, "origin_not_allowed"]);
    }
  });

  it("[AC5] a merchant's key works from its exact origins", async () => {
    const other = await server.addMerchant(["https://shop.example"]);
    expect((await from("https://shop.example", other.publishable)).status).toBe(200);
    for (const origin of [
      "http://shop.example",
      "https://shop.example:8443",
      "https://www.shop.example",
      "http://localhost:3000",
    ]) {
      expect([origin, (await from(origin, other.publishable)).status]).toEqual([origin, 403]);
    }
  });

  it("[AC6] a secret key in somebody's page is refused; our own pages may use it", async () => {
    const { secret } = server.keys;
    expect((await from("http://localhost:3000", secret)).status).toBe(403);
    expect((await from("http://localhost", secret)).status).toBe(200);
  });

  it("[AC7] preflights answer without a key", async () => {
    const answer = await server.send("OPTIONS /v1/designs", {
      key: "",
      headers: { origin: "https://shop.example", "access-control-request-method": "PUT" },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-methods")).toContain("PUT");
    expect(answer.headers.get("access-control-allow-headers")).toContain("Design-Token");
  });
});

describe("requests that do not fit", () => {
  it("[AC8] are refused in words: wrong method, unknown path, no JSON, too much JSON", async () => {
    const method = await server.send("DELETE /v1/products");
    expect(method).toMatchObject({ status: 405, json: { code: "method_not_allowed" } });
    expect(method.headers.get("allow")).toBe("GET");
    expect(await server.send("GET /v1/nothing")).toMatchObject({ status: 404, json: { code: "not_found" } });
    const text = await server.send("POST /v1/quotes", { body: "hello", headers: { "content-type": "text/plain" } });
    expect(text).toMatchObject({ status: 400, json: { code: "invalid_request" } });
    const large = await server.send("POST /v1/quotes", { body: JSON.stringify({ pad: "x".repeat(3_000_000) }) });
    expect(large).toMatchObject({ status: 413, json: { code: "too_large" } });
    const declared = await server.send("POST /v1/quotes", { body: "{}", headers: { "content-length": "3000000" } });
    expect(declared).toMatchObject({ status: 413, json: { code: "too_large" } });
  });

  it("[AC11] have an id of their own, and so has every other request", async () => {
    const answers = [
      await server.send("GET /v1/products"),
      await server.send("GET /v1/nothing"),
      await server.send("GET /v1/products", { key: "" }),
      await server.send("GET /readyz", { key: "" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 200]);
    const ids = answers.map(({ headers }) => headers.get("x-request-id") ?? "");
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(ids).size).toBe(answers.length);
  });

  it("[AC9] speak the reader's language, French when none is known", async () => {
    const detail = async (language: string) =>
      (await server.send("GET /v1/nothing", { headers: { "accept-language": language } })).json.detail;
    expect(await detail("")).toContain("Introuvable");
    expect(await detail("xx")).toContain("Introuvable");
    expect(await detail("fr;q=0.5, en-GB;q=0.9")).toContain("Not found");
    expect(await detail("ar")).toContain("غير موجود");
  });
});

describe("the rate limit", () => {
  it("[AC10] stops a loop with Retry-After, key by key", async () => {
    const small = await openServer({ tasks: false, limits: { requestBurst: 5, requestsPerSecond: 0.1 } });
    try {
      const answers = await Promise.all(Array.from({ length: 8 }, () => small.send("GET /v1/products")));
      expect(answers.filter((each) => each.status === 200)).toHaveLength(5);
      const stopped = answers.find((each) => each.status === 429);
      expect(stopped?.json.code).toBe("too_many_requests");
      expect(Number(stopped?.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await small.send("GET /v1/print/jobs", { key: small.keys.printShop })).status).toBe(200);
    } finally {
      await small.close();
    }
  });
});
