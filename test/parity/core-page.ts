import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";

/** As strict as it gets: no eval, no WebAssembly, nothing from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'";

type Exports = Readonly<Record<string, (...args: never[]) => unknown>>;

/** A browser page with the exports of one module of this folder. */
export interface CorePage<Module extends Exports> {
  call<Name extends keyof Module & string>(
    name: Name,
    ...args: Parameters<Module[Name]>
  ): Promise<Awaited<ReturnType<Module[Name]>>>;
  close(): void;
}

/** Bundles the module as the widget is bundled and serves it under a strict content security policy. */
export async function openCorePage<Module extends Exports>(browser: Browser, file: string): Promise<CorePage<Module>> {
  const script = await bundle(file);
  const host = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.setHeader("content-security-policy", POLICY);
    response.end(isScript ? script : "<!doctype html><script src=/page.js></script>");
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

async function bundle(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["iife"], name: "corePage" } },
  });
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!("output" in result)) continue;
    const chunk = result.output.find((part) => part.type === "chunk");
    if (chunk) return chunk.code.replace(/^var corePage/m, "globalThis.corePage");
  }
  throw new Error(`expected one script from the bundle of ${file}, got none`);
}
