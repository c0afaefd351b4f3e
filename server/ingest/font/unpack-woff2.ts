import { byteView } from "./byte-view.ts";
import { MAX_UNPACKED_BYTES, refuseFont } from "./font-request.ts";
import type { FontRefusal } from "./font-request.ts";
import { readSfnt } from "./read-sfnt.ts";
import type { ReadTables } from "./read-sfnt.ts";

const HEADER_BYTES = 48;

/** The tables of a WOFF2 file. Its decoder (WebAssembly) makes no file larger than ours may be, whatever the header says. */
export async function unpackWoff2(bytes: Uint8Array): Promise<ReadTables | FontRefusal> {
  if (bytes.length < HEADER_BYTES || byteView(bytes).getUint32(8) !== bytes.length) return refuseFont("corrupt");
  if (byteView(bytes).getUint32(16) > MAX_UNPACKED_BYTES) {
    return refuseFont("too_large", { limit: `${MAX_UNPACKED_BYTES >> 20} Mo / MB` });
  }
  // 295 kB of code that most processes never need.
  const { default: decompress } = await import("woff2-encoder/decompress");
  let unpacked: Uint8Array;
  try {
    unpacked = await decompress(bytes);
  } catch {
    return refuseFont("corrupt");
  }
  return readSfnt(unpacked);
}
