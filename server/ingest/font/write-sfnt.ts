import { byteView } from "./byte-view.ts";
import type { FontTables } from "./font-request.ts";
import { tableChecksum } from "./table-checksum.ts";

/** The whole file's sum is this number less what `head` says (OpenType, table head). */
const WHOLE_SUM = 0xb1b0afba;
const HEADER_BYTES = 12;
const RECORD_BYTES = 16;

/** A TrueType or OpenType file of these tables, in the order of their tags, with true sums: the same tables, the same bytes. */
export function writeSfnt(tables: FontTables): Uint8Array {
  const named = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const from = HEADER_BYTES + named.length * RECORD_BYTES;
  const bytes = new Uint8Array(named.reduce((sum, [, table]) => sum + padded(table.length), from));
  const view = byteView(bytes);
  const power = Math.floor(Math.log2(named.length));
  view.setUint32(0, tables.has("CFF ") ? 0x4f54544f : 0x00010000);
  [named.length, 2 ** power * 16, power, (named.length - 2 ** power) * 16].forEach((each, i) =>
    view.setUint16(4 + 2 * i, each),
  );
  let at = from;
  named.forEach(([tag, table], i) => {
    const record = HEADER_BYTES + i * RECORD_BYTES;
    bytes.set(
      Array.from(tag, (letter) => letter.charCodeAt(0)),
      record,
    );
    bytes.set(table, at);
    if (tag === "head") view.setUint32(at + 8, 0);
    view.setUint32(record + 4, tableChecksum(tag, table));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, table.length);
    at += padded(table.length);
  });
  const head = named.findIndex(([tag]) => tag === "head");
  if (head >= 0) {
    const place = view.getUint32(HEADER_BYTES + head * RECORD_BYTES + 8);
    view.setUint32(place + 8, (WHOLE_SUM - tableChecksum("", bytes)) >>> 0);
  }
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
