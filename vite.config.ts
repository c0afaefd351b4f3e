/// <reference types="vitest/config" />
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { UserConfig } from "vite";

/** Every page of the client; a folder comes with its page. */
const PAGES = ["index.html", "customizer/index.html", "merchant/index.html", "workshop/index.html", "docs/index.html"];

/** Development proxies these to the server; a built client is served by it. */
const SERVER_PATHS = ["/api", "/embed.js", "/demo", "/fonts", "/till", "/d", "/.well-known"];

/**
 * `vite build` makes the pages in dist/client; `vite build --mode embed` the one classic script shops include, in
 * dist/embed. Two builds, because the script must not share chunks with anything.
 */
export default defineConfig(({ mode }) => {
  if (mode === "embed") return embed;
  // Vitest looks for tests from the root, and they live beside the client. Told by its mode and not by its environment
  // variable, which every server a test starts inherits.
  return mode === "test" ? { ...pages, root: here(".") } : pages;
});

const resolve: NonNullable<UserConfig["resolve"]> = { dedupe: ["three", "react", "react-dom"] };

const pages: UserConfig = {
  root: here("client"),
  publicDir: false,
  plugins: [react()],
  resolve,
  worker: { format: "es" },
  build: {
    outDir: here("dist/client"),
    emptyOutDir: true,
    target: "es2022",
    // Models and pictures stay files: they are cached on their own and never weigh on a script.
    assetsInlineLimit: 0,
    // three alone is larger than the default limit; the sizes are held by test/bench/client.ts.
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    rolldownOptions: {
      input: PAGES.map((page) => here(`client/${page}`)).filter((page) => existsSync(page)),
      output: { codeSplitting: { groups: firstPaintGroups() } },
    },
  },
  server: {
    fs: { allow: [here(".")] },
    proxy: Object.fromEntries(
      SERVER_PATHS.map((path) => [path, { target: process.env["ATELIER_URL"] ?? "http://127.0.0.1:8787" }]),
    ),
  },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
};

const embed: UserConfig = {
  root: here("client"),
  publicDir: false,
  build: {
    outDir: here("dist/embed"),
    emptyOutDir: true,
    target: "es2020",
    reportCompressedSize: false,
    lib: { entry: here("client/embed/embed.ts"), formats: ["iife"], name: "AtelierEmbed", fileName: () => "embed.js" },
  },
};

/**
 * What the customizer needs before its first paint is three files instead of one for every set of pages and late parts that
 * share something: forty small files were 13 kB more after compression. What the shop needs, at once or late, stands apart,
 * and so does the page's own module: whoever imports a part must not start the page.
 */
function firstPaintGroups() {
  const [customizer = "", shop = ""] = ["customizer/main.tsx", "shop/main.tsx"].map((page) => here(`client/${page}`));
  const known = new Map<string, ReadonlySet<string>>();
  const reaches = (entry: string, id: string, { modules, late }: { modules: Modules; late: boolean }) => {
    const name = `${entry} ${late}`;
    const reached = known.get(name) ?? reachedFrom(entry, modules, late);
    known.set(name, reached);
    return reached.has(id);
  };
  const group = (name: string, priority: number, isIn: (id: string, modules: Modules) => boolean) => ({
    priority,
    name: (id: string, modules: Modules) => {
      const isFirst = id !== customizer && reaches(customizer, id, { modules, late: false });
      return isFirst && isIn(id, modules) ? name : null;
    },
  });
  return [
    group("shared", 3, (id, modules) => reaches(shop, id, { modules, late: false })),
    group("shared-late", 2, (id, modules) => reaches(shop, id, { modules, late: true })),
    group("first", 1, () => true),
  ];
}

interface Modules {
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
}

/** Everything a module imports, however far away; with `late` also what it waits for. */
function reachedFrom(entry: string, modules: Modules, late: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const info = modules.getModuleInfo(id);
    waiting.push(...(info?.importedIds ?? []), ...(late ? (info?.dynamicallyImportedIds ?? []) : []));
  }
  return found;
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
