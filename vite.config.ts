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
    rolldownOptions: { input: PAGES.map((page) => here(`client/${page}`)).filter((page) => existsSync(page)) },
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

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
