import { byteView, tagAt } from "./byte-view.ts";
import { refuseFont } from "./font-request.ts";
import type { FontRefusal, FontTables } from "./font-request.ts";
import { tableChecksum } from "./table-checksum.ts";

export interface ReadTables {
  readonly ok: true;
  readonly tables: FontTables;
  /** Tables whose sums are not those the file says. */
  readonly wrongSums: readonly string[];
}

const HEADER_BYTES = 12;
const RECORD_BYTES = 16;
/** The format has some sixty kinds. */
const MAX_TABLES = 100;

/** The tables of a TrueType or OpenType file; refuses a directory that points outside the file, or twice at one place. */
export function readSfnt(bytes: Uint8Array): ReadTables | FontRefusal {
  const broken = refuseFont("corrupt");
  if (bytes.length < HEADER_BYTES) return broken;
  const view = byteView(bytes);
  const count = view.getUint16(4);
  const directoryEnd = HEADER_BYTES + count * RECORD_BYTES;
  if (count === 0 || count > MAX_TABLES || directoryEnd > bytes.length) return broken;
  const tables = new Map<string, Uint8Array>();
  const places: { readonly from: number; readonly to: number }[] = [];
  const wrongSums: string[] = [];
  for (let at = HEADER_BYTES; at < directoryEnd; at += RECORD_BYTES) {
    const tag = tagAt(view, at);
    const [sum, from, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    if (tables.has(tag) || from < directoryEnd || from + length > bytes.length) return broken;
    const table = bytes.subarray(from, from + length);
    if (tableChecksum(tag, table) !== sum) wrongSums.push(tag);
    tables.set(tag, table);
    places.push({ from, to: from + length });
  }
  places.sort((a, b) => a.from - b.from);
  if (places.some(({ from }, i) => from < (places[i - 1]?.to ?? 0))) return broken;
  return { ok: true, tables, wrongSums };
}
