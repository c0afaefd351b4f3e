import { inflateSync } from "node:zlib";
import { byteView, tagAt } from "./byte-view.ts";
import { MAX_UNPACKED_BYTES, refuseFont } from "./font-request.ts";
import type { FontRefusal } from "./font-request.ts";
import type { ReadTables } from "./read-sfnt.ts";
import { tableChecksum } from "./table-checksum.ts";

const HEADER_BYTES = 44;
const RECORD_BYTES = 20;
const MAX_TABLES = 100;

/** The tables of a WOFF file (W3C, WOFF 1.0): each unpacked to exactly the length it promises, and never further. */
export function unpackWoff(bytes: Uint8Array): ReadTables | FontRefusal {
  const broken = refuseFont("corrupt");
  if (bytes.length < HEADER_BYTES) return broken;
  const view = byteView(bytes);
  const count = view.getUint16(12);
  const directoryEnd = HEADER_BYTES + count * RECORD_BYTES;
  if (view.getUint32(8) !== bytes.length || count === 0 || count > MAX_TABLES || directoryEnd > bytes.length) {
    return broken;
  }
  const tables = new Map<string, Uint8Array>();
  const wrongSums: string[] = [];
  let total = 0;
  for (let at = HEADER_BYTES; at < directoryEnd; at += RECORD_BYTES) {
    const tag = tagAt(view, at);
    const [from, packed, length, sum] = [4, 8, 12, 16].map((offset) => view.getUint32(at + offset));
    if (from === undefined || packed === undefined || length === undefined) return broken;
    total += length;
    if (total > MAX_UNPACKED_BYTES) return refuseFont("too_large", { limit: `${MAX_UNPACKED_BYTES >> 20} Mo / MB` });
    if (tables.has(tag) || from < directoryEnd || from + packed > bytes.length || packed > length) return broken;
    const table = unpackTable(bytes.subarray(from, from + packed), length);
    if (!table) return broken;
    if (tableChecksum(tag, table) !== sum) wrongSums.push(tag);
    tables.set(tag, table);
  }
  return { ok: true, tables, wrongSums };
}

/** A table that would not get smaller is stored as it is. */
function unpackTable(packed: Uint8Array, length: number): Uint8Array | undefined {
  if (packed.length === length) return packed;
  try {
    const table = inflateSync(packed, { maxOutputLength: length });
    return table.length === length ? table : undefined;
  } catch {
    return undefined;
  }
}
