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
 * What the customizer needs before its first paint is two files, one of them shared with the shop, instead of one for every
 * set of pages and late parts that share something: forty small files were 13 kB more after compression.
 */
function firstPaintGroups() {
  const [customizer, shop] = ["customizer/main.tsx", "shop/main.tsx"].map((page) => here(`client/${page}`));
  const isFirst = (id: string, modules: Modules) => reachedFrom(customizer, modules).has(id);
  const isShared = (id: string, modules: Modules) => isFirst(id, modules) && reachedFrom(shop, modules).has(id);
  return [
    { priority: 2, name: (id: string, modules: Modules) => (isShared(id, modules) ? "shared" : null) },
    { priority: 1, name: (id: string, modules: Modules) => (isFirst(id, modules) ? "first" : null) },
  ];
}

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const reached = new Map<string, ReadonlySet<string>>();

/** Everything a module imports without waiting, however far away. */
function reachedFrom(entry: string | undefined, modules: Modules): ReadonlySet<string> {
  const known = entry === undefined ? undefined : reached.get(entry);
  if (known) return known;
  const found = new Set<string>();
  const waiting = entry === undefined ? [] : [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  if (entry !== undefined) reached.set(entry, found);
  return found;
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
