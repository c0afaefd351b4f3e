import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApp } from "../../server/app.ts";
import { insertApiKey } from "../../server/database/api-keys.ts";
import { insertMerchant, insertPrintShop } from "../../server/database/merchants.ts";
import type { Dependencies, Limits } from "../../server/dependencies.ts";
import { newId, newSecret, sha256Hex } from "../../server/identifiers.ts";
import { startTaskLoop } from "../../server/jobs/task-loop.ts";
import { closeInstallation, openInstallation } from "../../server/open-installation.ts";
import { createWorkerPool } from "../../server/workers/worker-pool.ts";
import { publishDocument } from "../../server/products/publish-product.ts";
import { loadDocuments } from "../../server/documents/load-documents.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface TestServer {
  readonly dependencies: Dependencies;
  readonly keys: Keys;
  readonly data: string;
  /** The clock: add milliseconds to it. */
  advance(milliseconds: number): void;
  send(request: string, options?: SendOptions): Promise<Answer>;
  /** Another merchant with its own print shop and the same products. */
  addMerchant(
    origins?: readonly string[],
  ): Promise<Keys & { readonly merchantId: string; readonly printShopId: string }>;
  close(): Promise<void>;
}

export interface Keys {
  readonly publishable: string;
  readonly secret: string;
  readonly printShop: string;
}

interface SendOptions {
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed when it is JSON. Tests read it as what the contract says. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test's assertions are the check
  readonly json: any;
}

interface Options {
  readonly data?: string;
  readonly limits?: Partial<Limits>;
  /** Render what is ordered; off where a test moves jobs by hand. */
  readonly tasks?: boolean;
  readonly publishingLimits?: Dependencies["publishingLimits"];
  /** Instead of the renderer: a worker that misbehaves. */
  readonly renderEntry?: URL;
}

/** The real application on real parts in a temporary folder, without a network. */
export async function openServer({
  data,
  limits,
  publishingLimits,
  tasks = true,
  renderEntry,
}: Options = {}): Promise<TestServer> {
  const dataDir = data ?? mkdtempSync(join(tmpdir(), "atelier-server-"));
  const ending = new AbortController();
  let offset = 0;
  const opened = await openInstallation({
    dataDir,
    distDir: join(ROOT, "dist"),
    ending: ending.signal,
    now: () => new Date(Date.now() + offset),
    ...(limits && { limits }),
    ...(publishingLimits && { publishingLimits }),
  });
  const render = renderEntry ? createWorkerPool({ entry: renderEntry, size: 1, timeoutMs: 30_000 }) : opened.render;
  const dependencies: Dependencies = { ...opened, render };
  const app = createApp(dependencies);
  const loop = tasks ? startTaskLoop(dependencies, 1) : undefined;
  // Written by seedDemo a moment ago.
  const keys = JSON.parse(readFileSync(join(dataDir, "demo-keys.json"), "utf8")) as Keys;

  return {
    dependencies,
    keys,
    data: dataDir,
    advance: (milliseconds) => (offset += milliseconds),
    async send(request, { key = keys.publishable, body, headers } = {}) {
      const [method = "GET", path = ""] = request.split(" ");
      const isForm = body instanceof FormData;
      const response = await app.request(path.startsWith("/api/") || !path.startsWith("/v1") ? path : `/api${path}`, {
        method,
        headers: {
          ...(key !== "" && { authorization: `Bearer ${key}` }),
          ...(body !== undefined && !isForm && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: isForm || typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
    },
    addMerchant: (origins = ["https://other.example"]) => addMerchant(dependencies, origins),
    async close() {
      ending.abort();
      await loop?.stopped();
      if (renderEntry) await opened.render.close();
      await closeInstallation(dependencies);
      if (data === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function addMerchant({ database }: Dependencies, origins: readonly string[]) {
  const merchantId = newId("merchant");
  const printShopId = newId("shop");
  const now = new Date();
  const createdAt = now.toISOString();
  const keys = { publishable: newSecret("pk"), secret: newSecret("sk"), printShop: newSecret("ps") };
  const rest = { createdAt, revokedAt: null };
  const owner = { merchantId, printShopId: null, originsJson: JSON.stringify(origins), ...rest };
  await database.write([
    insertPrintShop(database, { id: printShopId, name: "Another", createdAt }),
    insertMerchant(database, {
      id: merchantId,
      name: "Another",
      printShopId,
      currency: "EUR",
      taxRatePercent: "20",
      createdAt,
    }),
    insertApiKey(database, { id: newId("key"), sha256: sha256Hex(keys.publishable), kind: "pk", ...owner }),
    insertApiKey(database, { id: newId("key"), sha256: sha256Hex(keys.secret), kind: "sk", ...owner }),
    insertApiKey(database, {
      id: newId("key"),
      sha256: sha256Hex(keys.printShop),
      kind: "ps",
      merchantId: null,
      printShopId,
      originsJson: "[]",
      ...rest,
    }),
  ]);
  const { products, library } = await loadDocuments();
  for (const document of products) await publishDocument(database, { merchantId, document, library, now });
  return { ...keys, merchantId, printShopId };
}
