import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { emojiFiles, writeEmojiFile } from "../assets/emoji/emoji-package.ts";
import { FALLBACK_CHAIN, FONTS } from "../assets/fonts/catalogue.ts";
import { ticketJsonSchema } from "../configurator-schemas/protocol/job-ticket-body.ts";
import { exportJsonSchemas } from "../configurator-schemas/schema/json-schema.ts";
import { filesBelow, forgetBuild, isStale, markBuilt, stampOfSources } from "./build-stamp.ts";
import { buildTill } from "./build-till.ts";

/**
 * Makes dist/: the client's pages, embed.js, the receipt library for shops, the fonts by hash, the JSON Schemas, and beside
 * every compressible file its .br and .gz, so that serving is copying. Nothing is built twice: a stamp over the sources
 * says whether dist is fresh.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
const COMPILE_AHEAD = fileURLToPath(new URL("./compile-ahead.ts", import.meta.url));
const PARTS = ["client", "embed", "fonts", "schemas", "till"] as const;
type Part = (typeof PARTS)[number];
const COMPRESSIBLE = /\.(?:js|ts|css|html|json|svg|ttf|wasm|exr)$/;
/** Below this a compressed sibling saves no packet. */
const SMALL_BYTES = 1024;

/** One font as the server lists it; `file` lies in dist/fonts and is named by its content. */
export interface BuiltFont {
  readonly id: string;
  readonly family: string;
  readonly style: string;
  readonly scripts: readonly string[];
  readonly offered: boolean;
  readonly file: string;
}

/** Builds what is older than its sources. Returns whether anything had to be built. */
export async function buildStale(): Promise<boolean> {
  const stamp = stampOfSources();
  if (!isStale(stamp)) return false;
  await buildAll();
  markBuilt(stamp);
  return true;
}

/** Into a folder of its own, then swapped in: a server that starts or runs meanwhile never sees a half-made dist. */
async function buildAll(): Promise<void> {
  forgetBuild();
  const staging = join(DIST, `building-${process.pid}`);
  const outDir = (name: Part) => join(staging, name);
  // Whoever builds (a test runner says "test"), React's production files are what is built.
  process.env["NODE_ENV"] = "production";
  // Loaded here and not at the top: a start that has nothing to build is faster without the bundler.
  const { build } = await import("vite");
  const configFile = join(ROOT, "vite.config.ts");
  try {
    // The client's bundle names these files, so they are there before it.
    writeEmoji(join(DIST, "emoji"));
    await build({ configFile, mode: "production", logLevel: "error", build: { outDir: outDir("client") } });
    await build({ configFile, mode: "embed", logLevel: "error", build: { outDir: outDir("embed") } });
    writeFonts(outDir("fonts"));
    writeSchemas(outDir("schemas"));
    await writeTill(outDir("till"));
    await compressFolder(staging);
    for (const part of PARTS) {
      rmSync(join(DIST, part), { recursive: true, force: true });
      renameSync(outDir(part), join(DIST, part));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function writeFonts(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const fonts = FONTS.map(({ id, family, style, scripts, offered, file }): BuiltFont => {
    const source = join(ROOT, "node_modules", file);
    const hash = createHash("sha256").update(readFileSync(source)).digest("hex").slice(0, 12);
    copyFileSync(source, join(folder, `${id}.${hash}.ttf`));
    return { id, family, style, scripts, offered, file: `${id}.${hash}.ttf` };
  });
  writeFileSync(join(folder, "catalogue.json"), JSON.stringify({ fonts, fallback: FALLBACK_CHAIN }, null, 1));
}

/** Every emoji as the core draws it, in files small enough to be fetched for a single one. */
function writeEmoji(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of emojiFiles().keys()) writeFileSync(join(folder, `${file}.json`), writeEmojiFile(file) ?? "");
}

function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const schemas = { ...exportJsonSchemas(), "job-ticket.schema.json": ticketJsonSchema() };
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(folder, name), JSON.stringify(schema, null, 2));
}

async function writeTill(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(await buildTill())) writeFileSync(join(folder, name), text);
}

async function compressFolder(folder: string): Promise<void> {
  const files = filesBelow(folder).filter((file) => COMPRESSIBLE.test(file) && statSync(file).size >= SMALL_BYTES);
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: bytes.length > 200_000 ? 9 : 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      await Promise.all([
        promisify(brotliCompress)(bytes, { params }).then((packed) => writeFile(`${file}.br`, packed)),
        promisify(gzip)(bytes, { level: 9 }).then((packed) => writeFile(`${file}.gz`, packed)),
      ]);
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  if (process.argv.includes("--all")) forgetBuild();
  // A process of its own, because it loads what would stay with whoever builds.
  if (await buildStale()) spawnSync(process.execPath, [COMPILE_AHEAD], { stdio: "inherit" });
  console.log(`built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
