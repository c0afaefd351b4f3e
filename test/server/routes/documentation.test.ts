import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../../server/app.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: object; readonly summary?: string }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
const read = async (): Promise<Document> => (await server.send("GET /api/v1/openapi.json", { key: "" })).json;

describe("the OpenAPI document", () => {
  it("[OA1] describes exactly the routes there are", async () => {
    const document = await read();
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = createApp(server.dependencies)
      .routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/v1/") && !path.includes("*"))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`)
      .filter((route) => !/\/(?:openapi\.json|docs)$/.test(route));
    const api = described.filter((route) => route.includes("/api/v1/"));
    expect(api.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it("[OA2] has no reference to nowhere, and a summary and answers for every call", async () => {
    const document = await read();
    const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
      ([, name]) => name ?? "",
    );
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
    for (const call of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
      expect(call.summary?.length).toBeGreaterThan(5);
      expect(Object.keys(call.responses).length).toBeGreaterThan(0);
    }
  });

  it("[OA3] is a page in French, English and Arabic, without a script", async () => {
    for (const [language, direction] of [
      ["fr", "ltr"],
      ["en", "ltr"],
      ["ar", "rtl"],
    ]) {
      const page = await server.send(`GET /api/v1/docs?lang=${language}`, { key: "" });
      expect(page.status).toBe(200);
      expect(page.text).toContain(`lang="${language}" dir="${direction}"`);
      expect(page.text).toContain("/api/v1/print/claims");
      expect(page.text).not.toContain("<script");
    }
  });
});

describe("the examples", () => {
  it("[OA5] work as they are", async () => {
    const { paths } = (await server.send("GET /api/v1/openapi.json", { key: "" })).json;
    for (const [path, status] of [
      ["/api/v1/designs", 201],
      ["/api/v1/quotes", 200],
    ] as const) {
      const body = paths[path].post.requestBody.content["application/json"].example;
      expect([path, (await server.send(`POST ${path}`, { body })).status]).toEqual([path, status]);
    }
  });
});

describe("routes without a key", () => {
  it("[OA4] say whether the process lives, can keep things, and what it counted", async () => {
    for (const path of ["/livez", "/readyz"]) expect((await server.send(`GET ${path}`, { key: "" })).status).toBe(200);
    const metrics = await server.send("GET /metrics", { key: "" });
    expect(metrics.text).toMatch(/^atelier_database_commits_total \d+$/m);
    expect(metrics.text).toMatch(/^atelier_requests_total\{status="2xx"\} \d+$/m);
  });
});
