import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const PAGE = fileURLToPath(new URL("stage-page.tsx", import.meta.url));
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The real stage on an otherwise empty page, built as production builds it: path → bytes and type. */
export async function buildStagePage(): Promise<ReadonlyMap<string, { readonly body: Buffer; readonly type: string }>> {
  const folder = await mkdtemp(join(tmpdir(), "atelier-stage-"));
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: "error",
      publicDir: false,
      plugins: [react()],
      resolve: { dedupe: ["three", "react", "react-dom"] },
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: "es2022",
        assetsInlineLimit: 0,
        rolldownOptions: { input: { page: PAGE }, output: { entryFileNames: "page.js" } },
      },
    });
    await mkdir(join(folder, "assets"), { recursive: true });
    const css = (await readdir(join(folder, "assets"))).filter((name) => name.endsWith(".css"));
    const links = css.map((name) => `<link rel="stylesheet" href="/assets/${name}">`).join("");
    const html = `<!doctype html><html lang="fr">${links}<body style="margin:0"><div id="root"></div><script type="module" src="/page.js"></script>`;
    await writeFile(join(folder, "index.html"), html);
    return await readFolder(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".webp": "image/webp",
  ".json": "application/json",
};

async function readFolder(folder: string) {
  const files = new Map<string, { readonly body: Buffer; readonly type: string }>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    files.set(file.slice(folder.length).replaceAll("\\", "/"), { body: await readFile(file), type });
  }
  return files;
}
