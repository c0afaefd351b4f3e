import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { Readable } from "node:stream";
import type { Context } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";
import { matchesTag } from "./read-etag.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  // No type is registered for it, and browsers know video/mp2t: as text it opens to be read, and Deno accepts it.
  ".ts": "text/typescript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".glb": "model/gltf-binary",
  ".exr": "image/x-exr",
  ".ico": "image/x-icon",
};

/** Names that hold a hash of their bytes never change. */
const HASHED = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;
const PACKED = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
] as const;

/** A built file below `folder`, packed as the caller understands; undefined when there is none. */
export async function sendStaticFile(
  context: Context<AppEnv>,
  folder: string,
  path: string,
): Promise<Response | undefined> {
  const file = resolveFile(folder, path);
  const type = file && TYPES[extname(file)];
  if (file === undefined || type === undefined) return undefined;
  const found = await choosePacked(file, context.req.header("Accept-Encoding") ?? "");
  if (!found) return undefined;

  const tag = `W/"${found.bytes.toString(36)}-${Math.floor(found.changedMs).toString(36)}"`;
  const immutable = HASHED.test(file) && !file.endsWith(".html");
  context.header("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  context.header("ETag", tag);
  context.header("Vary", "Accept-Encoding", { append: true });
  context.header("X-Content-Type-Options", "nosniff");
  if (matchesTag(context.req.header("If-None-Match"), tag.replace(/^W\//, ""))) return context.body(null, 304);
  context.header("Content-Type", type);
  context.header("Content-Length", String(found.bytes));
  if (found.encoding) context.header("Content-Encoding", found.encoding);
  if (context.req.method === "HEAD") return context.body(null, 200);
  // Node's and the web's stream types describe the same object.
  return context.body(Readable.toWeb(createReadStream(found.path)) as ReadableStream, 200);
}

/** A path of the address as a file of the folder; never outside it. */
function resolveFile(folder: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes("\0")) return undefined;
  const file = normalize(join(folder, decoded.endsWith("/") ? `${decoded}index.html` : decoded));
  return file.startsWith(folder + sep) ? file : undefined;
}

async function choosePacked(file: string, accepted: string) {
  const encodings = accepted.split(",").map((each) => each.trim().split(";")[0]);
  for (const { encoding, ending } of PACKED) {
    const facts = encodings.includes(encoding) ? await factsOf(file + ending) : undefined;
    if (facts) return { ...facts, encoding };
  }
  const facts = await factsOf(file);
  return facts && { ...facts, encoding: undefined };
}

async function factsOf(path: string) {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, bytes: size, changedMs: mtimeMs };
  } catch {
    return undefined;
  }
}
