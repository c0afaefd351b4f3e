import { AppError } from "../problems/app-error.ts";

export type MultipartEvent =
  | {
      readonly kind: "part";
      readonly name: string;
      readonly fileName: string | undefined;
      readonly contentType: string | undefined;
    }
  | { readonly kind: "data"; readonly name: string; readonly data: Uint8Array };

const MAX_HEAD_BYTES = 8 * 1024;
const MAX_PARTS = 20;

/**
 * Reads multipart/form-data (RFC 7578) piece by piece, so that an upload never lies in memory as a whole, which
 * Request.formData() would do. Throws `invalid_request` for a body that breaks off or is not multipart.
 */
export async function* readMultipart(
  body: ReadableStream<Uint8Array>,
  boundary: string,
): AsyncGenerator<MultipartEvent> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // A virtual line break before the first delimiter, so that all delimiters look alike.
  let rest: Buffer = Buffer.from("\r\n");
  let state: "preamble" | "head" | "data" | "end" = "preamble";
  let name = "";
  let parts = 0;

  for await (const chunk of body) {
    if (state === "end") continue;
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (state === "head") {
        const end = rest.indexOf("\r\n\r\n");
        if (rest.length >= 2 && rest.subarray(0, 2).toString() === "--") {
          state = "end";
          break;
        }
        if (end < 0) {
          if (rest.length > MAX_HEAD_BYTES) throw broken();
          break;
        }
        parts += 1;
        if (parts > MAX_PARTS) throw broken();
        const part = readHead(rest.subarray(0, end).toString("utf8"));
        name = part.name;
        rest = rest.subarray(end + 4);
        state = "data";
        yield part;
        continue;
      }
      const at: number = rest.indexOf(delimiter);
      if (at >= 0) {
        if (state === "data" && at > 0) yield { kind: "data", name, data: rest.subarray(0, at) };
        rest = rest.subarray(at + delimiter.length);
        state = "head";
        continue;
      }
      // The delimiter may be cut in two by the chunks: keep as much as could be its beginning.
      const safe: number = rest.length - delimiter.length;
      if (safe > 0) {
        if (state === "data") yield { kind: "data", name, data: rest.subarray(0, safe) };
        rest = rest.subarray(safe);
      }
      break;
    }
  }
  if (state !== "end") throw broken();
}

function readHead(head: string): Extract<MultipartEvent, { kind: "part" }> {
  const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1] ?? "";
  const name = /(?:^|[;\s])name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw broken();
  return {
    kind: "part",
    name,
    fileName: /(?:^|[;\s])filename="([^"]*)"/i.exec(disposition)?.[1],
    contentType: /^content-type:\s*([^\s;]+)/im.exec(head)?.[1],
  };
}

function broken(): AppError {
  return new AppError("invalid_request", { params: { hint: "multipart/form-data." } });
}
