import { createHash, randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../problems/app-error.ts";
import { readMultipart } from "./read-multipart.ts";
import { createTurns } from "./take-turns.ts";

export interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly fileName: string | undefined;
  readonly contentType: string | undefined;
  /** The text fields that were asked for and came. */
  readonly fields: Readonly<Record<string, string>>;
}

interface Receiving {
  readonly maxBytes: number;
  readonly temporaryDir: string;
  /** Names of text fields beside the file; others are not looked at. */
  readonly fields?: readonly string[];
}

/** Multipart framing around the file: boundaries and headers. */
const FRAME_BYTES = 16 * 1024;
const MAX_FIELD_BYTES = 4 * 1024;
/** Of all uploads together: a piece is hashed in some 0.1 ms, and many at once should be no longer pause for others. */
const turn = createTurns();

/**
 * Streams the field `file` of a multipart request into a temporary file. Refuses as soon as it is too large, by the
 * announced length or by the bytes that came. The caller removes the file.
 */
export async function receiveFile(
  request: Request,
  { maxBytes, temporaryDir, fields = [] }: Receiving,
): Promise<ReceivedFile> {
  const tooLarge = () =>
    new AppError("too_large", { params: { limit: `${Math.floor(maxBytes / 1024 / 1024)} Mo / MB` } });
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes + FRAME_BYTES) throw tooLarge();
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(
    request.headers.get("Content-Type") ?? "",
  );
  const limiter = boundary?.[1] ?? boundary?.[2];
  if (limiter === undefined || !request.body)
    throw new AppError("invalid_request", { params: { hint: "multipart/form-data; file=…." } });

  const path = join(temporaryDir, `upload-${randomUUID()}`);
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let found: Pick<ReceivedFile, "fileName" | "contentType"> | undefined;
  const texts = new Map<string, Buffer>();
  let bytes = 0;
  try {
    for await (const event of readMultipart(request.body, limiter)) {
      if (event.kind === "part") {
        if (event.name === "file" && found) throw new AppError("invalid_request", { params: { hint: "file × 1." } });
        if (event.name === "file") found = { fileName: event.fileName, contentType: event.contentType };
      } else if (event.name === "file") {
        await turn();
        bytes += event.data.length;
        if (bytes > maxBytes) throw tooLarge();
        hash.update(event.data);
        await file.writeFile(event.data);
      } else if (fields.includes(event.name)) {
        const text = Buffer.concat([texts.get(event.name) ?? Buffer.alloc(0), event.data]);
        if (text.length > MAX_FIELD_BYTES) throw new AppError("too_large", { params: { limit: "4 kB" } });
        texts.set(event.name, text);
      }
    }
    if (!found) throw new AppError("invalid_request", { params: { hint: "file=…." } });
    const said = Object.fromEntries([...texts].map(([name, text]) => [name, text.toString("utf8")]));
    return { path, bytes, sha256: hash.digest("hex"), ...found, fields: said };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
