import { Readable } from "node:stream";
import type { Context } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";
import { BlobCorrupt } from "../storage/blob-store.ts";
import type { BlobStore, ByteRange } from "../storage/blob-store.ts";
import { matchesTag } from "./read-etag.ts";

interface Sent {
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
}

/** Answers with a stored file: ETag, conditional and one-range requests, and the digest of the whole (RFC 9530). */
export async function sendBlob(
  context: Context<AppEnv>,
  blobs: BlobStore,
  { sha256, bytes, mime }: Sent,
): Promise<Response> {
  const tag = `"${sha256}"`;
  context.header("ETag", tag);
  context.header("X-Content-Type-Options", "nosniff");
  if (matchesTag(context.req.header("If-None-Match"), tag)) return context.body(null, 304);

  context.header("Content-Type", mime);
  context.header("Accept-Ranges", "bytes");
  context.header("Repr-Digest", `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
  const range = readRange(context.req.header("Range"), context.req.header("If-Range"), { bytes, tag });
  if (range === "unsatisfiable") {
    context.header("Content-Range", `bytes */${bytes}`);
    return context.body(null, 416);
  }
  const stream = await blobs.read(sha256, range);
  if (!stream) throw new BlobCorrupt(sha256, "nothing");
  const body = toWebStream(stream);
  if (!range) {
    context.header("Content-Length", String(bytes));
    return context.body(body, 200);
  }
  context.header("Content-Range", `bytes ${range.start}-${range.end}/${bytes}`);
  context.header("Content-Length", String(range.end - range.start + 1));
  return context.body(body, 206);
}

/** One range; several, or none we can read, get the whole file, as RFC 9110 (14.2) allows. */
function readRange(
  header: string | undefined,
  ifRange: string | undefined,
  { bytes, tag }: { readonly bytes: number; readonly tag: string },
): ByteRange | "unsatisfiable" | undefined {
  if (header === undefined || (ifRange !== undefined && ifRange !== tag)) return undefined;
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return start > end || start >= bytes ? "unsatisfiable" : { start, end };
}

function toWebStream(stream: Readable): ReadableStream {
  // Node's and the web's stream types describe the same object.
  return Readable.toWeb(stream) as ReadableStream;
}
