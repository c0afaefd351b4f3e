import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";

/** As strict as it gets: no eval, no WebAssembly, nothing from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'";

type Exports = Readonly<Record<string, (...args: never[]) => unknown>>;

/** What a page may do and fetch beyond the strictest. */
export interface CorePageHost {
  readonly policy: string;
  /** The bytes at a path of the page's own origin; undefined = nothing is there. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** What the page posts to a path: pixels are too many for JSON. */
  take(path: string, bytes: Uint8Array): void;
  /** Scripts beside the module's own, by path. */
  readonly scripts?: ReadonlyMap<string, string>;
}

/** A browser page with the exports of one module of this folder. */
export interface CorePage<Module extends Exports> {
  call<Name extends keyof Module & string>(
    name: Name,
    ...args: Parameters<Module[Name]>
  ): Promise<Awaited<ReturnType<Module[Name]>>>;
  close(): void;
}

/** Bundles the module as the widget is bundled and serves it under a strict content security policy. */
export async function openCorePage<Module extends Exports>(
  browser: Browser,
  file: string,
  serve?: CorePageHost,
): Promise<CorePage<Module>> {
  const scripts = await bundle(file);
  const host = createServer((request, response) => {
    answerRequest(request, { serve, scripts }).then(
      ({ status, type, body }) => {
        response.writeHead(status, { "content-type": type, "content-security-policy": serve?.policy ?? POLICY });
        response.end(body);
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  });
  await new Promise<void>((resolve) => {
    host.listen(0, "127.0.0.1", resolve);
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
  return {
    async call(name, ...args) {
      const answer = await page.evaluate(
        // The bundle defines this global; the page knows it, this program's types do not.
        ([wanted, given]) => (globalThis as unknown as { corePage: Exports }).corePage[wanted]?.(...(given as never[])),
        [name, args] as const,
      );
      // What the module's own function of that name returns, through JSON.
      return answer as never;
    },
    close: () => host.close(),
  };
}

const HTML = "<!doctype html><script type=module src=/start.js></script>";
const START = 'import * as corePage from "/page.js"; globalThis.corePage = corePage;';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

async function answerRequest(
  request: IncomingMessage,
  { serve, scripts }: { readonly serve: CorePageHost | undefined; readonly scripts: ReadonlyMap<string, string> },
): Promise<Answer> {
  const path = request.url ?? "/";
  if (path === "/") return { status: 200, type: "text/html; charset=utf-8", body: HTML };
  const script = scripts.get(path) ?? serve?.scripts?.get(path);
  if (script !== undefined) return { status: 200, type: "text/javascript", body: script };
  if (request.method === "POST" && serve) {
    serve.take(path, await buffer(request));
    return { status: 200, type: "text/plain", body: "" };
  }
  const bytes = await serve?.read(path);
  if (!bytes) return { status: 404, type: "text/plain", body: "" };
  return { status: 200, type: "application/octet-stream", body: bytes };
}

/** The module and the parts it loads later, by path. */
async function bundle(file: string): Promise<ReadonlyMap<string, string>> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    // A library build leaves this to whoever bundles it next; here nobody does.
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, lib: { entry, formats: ["es"], fileName: () => "page.js" } },
  });
  const scripts = new Map([["/start.js", START]]);
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!("output" in result)) continue;
    for (const part of result.output) if (part.type === "chunk") scripts.set(`/${part.fileName}`, part.code);
  }
  if (!scripts.has("/page.js")) throw new Error(`expected a script from the bundle of ${file}, got none`);
  return scripts;
}
